"""The tables of the library, and how a file of an older version is brought forward.

``PRAGMA user_version`` is the version. ``MIGRATIONS[n]`` is the script that takes a file from
version n to n + 1, so the scripts one after the other make a new file; a published script never
changes.
"""

import sqlite3

TABLES = {"articles": 1, "texts": 1, "sources": 1, "marks": 1, "corrections": 3, "known_names": 3}
"""The tables that cannot be made again from others, and the version in which each came.

They are checked at every opening, and rescued after damage.
"""

INDEXES = ("titles_index", "marks_index")
"""The full-text indexes, made of the tables and kept up by triggers."""

COUNTS = (
    "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM marks WHERE deleted IS NULL)"
)
"""How many articles and marks there are: a :class:`reader.library.records.Contents`."""

# A random UUID (RFC 9562, version 4), another one for each row.
_UUID = """lower(
    hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' ||
    substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))
)"""

# Emoji are words as letters and digits are, but for the signs that stand at a name (©Reuters).
_TOKENIZER = "unicode61 remove_diacritics 2 categories 'L* N* Co So Sk Cn' separators '©®™°'"

MIGRATIONS = (
    """
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
    CREATE INDEX articles_by_opened ON articles (opened);

    -- Apart from articles, so that saving a position does not write the text again.
    CREATE TABLE texts (
        article_id INTEGER PRIMARY KEY REFERENCES articles (id),
        text TEXT NOT NULL,
        paragraphs TEXT NOT NULL
    );

    -- Several files may hold one article; each then keeps leading to it when it is edited.
    CREATE TABLE sources (
        source TEXT PRIMARY KEY,
        article_id INTEGER NOT NULL REFERENCES articles (id)
    );

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
    CREATE INDEX marks_by_article ON marks (article_id, start_offset);
    """,
    f"""
    PRAGMA application_id = 0x6E657773;

    ALTER TABLE marks ADD COLUMN uid TEXT NOT NULL DEFAULT '';
    ALTER TABLE marks ADD COLUMN colour TEXT;
    ALTER TABLE marks ADD COLUMN tags TEXT NOT NULL DEFAULT '';

    UPDATE marks SET uid = {_UUID};
    CREATE TRIGGER marks_named AFTER INSERT ON marks WHEN new.uid = '' BEGIN
        UPDATE marks SET uid = {_UUID} WHERE id = new.id;
    END;
    CREATE UNIQUE INDEX marks_by_uid ON marks (uid);

    CREATE VIRTUAL TABLE titles_index USING fts5 (
        title, byline, content = 'articles', content_rowid = 'id',
        tokenize = "{_TOKENIZER}"
    );
    CREATE TRIGGER titles_added AFTER INSERT ON articles BEGIN
        INSERT INTO titles_index (rowid, title, byline) VALUES (new.id, new.title, new.byline);
    END;
    CREATE TRIGGER titles_removed AFTER DELETE ON articles BEGIN
        INSERT INTO titles_index (titles_index, rowid, title, byline)
        VALUES ('delete', old.id, old.title, old.byline);
    END;
    CREATE TRIGGER titles_changed AFTER UPDATE OF title, byline ON articles
    WHEN new.title IS NOT old.title OR new.byline IS NOT old.byline BEGIN
        INSERT INTO titles_index (titles_index, rowid, title, byline)
        VALUES ('delete', old.id, old.title, old.byline);
        INSERT INTO titles_index (rowid, title, byline) VALUES (new.id, new.title, new.byline);
    END;
    INSERT INTO titles_index (titles_index) VALUES ('rebuild');

    CREATE VIRTUAL TABLE marks_index USING fts5 (
        body, exact, tags, content = 'marks', content_rowid = 'id',
        tokenize = "{_TOKENIZER}"
    );
    CREATE TRIGGER marks_added AFTER INSERT ON marks BEGIN
        INSERT INTO marks_index (rowid, body, exact, tags)
        VALUES (new.id, new.body, new.exact, new.tags);
    END;
    CREATE TRIGGER marks_removed AFTER DELETE ON marks BEGIN
        INSERT INTO marks_index (marks_index, rowid, body, exact, tags)
        VALUES ('delete', old.id, old.body, old.exact, old.tags);
    END;
    CREATE TRIGGER marks_changed AFTER UPDATE OF body, exact, tags ON marks BEGIN
        INSERT INTO marks_index (marks_index, rowid, body, exact, tags)
        VALUES ('delete', old.id, old.body, old.exact, old.tags);
        INSERT INTO marks_index (rowid, body, exact, tags)
        VALUES (new.id, new.body, new.exact, new.tags);
    END;
    INSERT INTO marks_index (marks_index) VALUES ('rebuild');
    """,  # noqa: S608 - our own words
    """
    CREATE TABLE corrections (
        id INTEGER PRIMARY KEY,
        article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        start_offset INTEGER NOT NULL,
        end_offset INTEGER NOT NULL,
        exact TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        change TEXT NOT NULL,
        created TEXT NOT NULL,
        deleted TEXT,
        lost INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX corrections_by_article ON corrections (article_id);

    CREATE TABLE known_names (
        name TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        created TEXT NOT NULL
    );
    """,
    """
    ALTER TABLE texts ADD COLUMN emphasis TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE texts ADD COLUMN links TEXT NOT NULL DEFAULT '[]';
    """,
)


def version(connection: sqlite3.Connection) -> int:
    """The version of the file's tables; 0 for a file without any."""
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return number


def tables(version: int) -> list[str]:
    """The names of the ``TABLES`` that a file of ``version`` has."""
    return [name for name, since in TABLES.items() if since <= version]


def rebuild_indexes(connection: sqlite3.Connection) -> None:
    """Make the full-text indexes anew from the tables."""
    for index in INDEXES:
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")  # noqa: S608


def migrate(connection: sqlite3.Connection, to: int | None = None) -> None:
    """Bring the file forward to version ``to`` (the newest), each step whole or not at all."""
    for number in range(version(connection), len(MIGRATIONS) if to is None else to):
        try:
            connection.executescript(
                f"BEGIN IMMEDIATE; {MIGRATIONS[number]}; "
                f"PRAGMA user_version = {number + 1}; COMMIT;"
            )
        except sqlite3.Error:
            if connection.in_transaction:
                connection.rollback()
            raise
