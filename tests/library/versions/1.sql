BEGIN TRANSACTION;
CREATE TABLE articles (
        id INTEGER PRIMARY KEY,
        digest TEXT NOT NULL UNIQUE,
        source TEXT NOT NULL,
        title TEXT,
        byline TEXT,
        published TEXT,
        published_from TEXT,
        english INTEGER NOT NULL DEFAULT 1,
        length INTEGER NOT NULL DEFAULT 0,
        position INTEGER NOT NULL DEFAULT 0,
        opened TEXT NOT NULL
    );
INSERT INTO "articles" VALUES(1,'sha256:7cd02395438c951078dd9dca97c7fdf9ddd18e050249bd7cc1ee16b9ca050fc4','/news/ferry.txt','Ferry runs aground','By Ann Other','2024-05-06','dateline',1,124,19,'2026-11-24T12:26:17.657040+00:00');
INSERT INTO "articles" VALUES(2,'sha256:a1585234f749f0295e07e0b3dde0927ef7bd363fc7d399bc7c4085ce3df67120','-','Harbour café reopens',NULL,NULL,NULL,1,66,0,'2026-11-24T12:26:17.702428+00:00');
CREATE TABLE marks (
        id INTEGER PRIMARY KEY,
        article_id INTEGER NOT NULL REFERENCES articles (id),
        kind TEXT NOT NULL,
        start_offset INTEGER NOT NULL,
        end_offset INTEGER NOT NULL,
        exact TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        body TEXT NOT NULL,
        created TEXT NOT NULL,
        changed TEXT NOT NULL,
        deleted TEXT,
        lost INTEGER NOT NULL DEFAULT 0
    );
INSERT INTO "marks" VALUES(1,1,'bookmark',32,43,'Gull Island','Ferry runs aground
The ferry to ',' struck a sandbank on Monday.
“N','','2026-11-24T12:26:17.672740+00:00','2026-11-24T12:26:17.672740+00:00',NULL,0);
INSERT INTO "marks" VALUES(2,1,'note',73,91,'“Nobody was hurt,”','nd struck a sandbank on Monday.
',' said Jo Penhale, its captain. 🚢','ask the crew
too','2026-11-24T12:26:17.682141+00:00','2026-11-24T12:26:17.682141+00:00',NULL,0);
INSERT INTO "marks" VALUES(3,1,'note',65,71,'Monday','ull Island struck a sandbank on ','.
“Nobody was hurt,” said Jo Pen','which one?','2026-11-24T12:26:17.686265+00:00','2026-11-24T12:26:17.686265+00:00','2026-11-24T12:26:17.690090+00:00',0);
INSERT INTO "marks" VALUES(4,2,'note',42,54,'opened again','fé reopens
The café on the quay ',' on Friday.
','since when?','2026-11-24T12:26:17.702569+00:00','2026-11-24T12:26:17.702569+00:00',NULL,0);
CREATE TABLE sources (
        source TEXT PRIMARY KEY,
        article_id INTEGER NOT NULL REFERENCES articles (id)
    );
INSERT INTO "sources" VALUES('/news/ferry.txt',1);
CREATE TABLE texts (
        article_id INTEGER PRIMARY KEY REFERENCES articles (id),
        text TEXT NOT NULL,
        paragraphs TEXT NOT NULL
    );
INSERT INTO "texts" VALUES(1,'Ferry runs aground
The ferry to Gull Island struck a sandbank on Monday.
“Nobody was hurt,” said Jo Penhale, its captain. 🚢
','[[0,18,"title"],[19,72,"text"],[73,123,"text"]]');
INSERT INTO "texts" VALUES(2,'Harbour café reopens
The café on the quay opened again on Friday.
','[]');
CREATE INDEX articles_by_opened ON articles (opened);
CREATE INDEX marks_by_article ON marks (article_id, start_offset);
PRAGMA user_version = 1;
COMMIT;
