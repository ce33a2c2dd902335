"""The tables of the library, and how a file of an older version is brought forward.

``PRAGMA user_version`` is the version. ``MIGRATIONS[n]`` is the script that takes a file from
version n to n + 1, so the scripts one after the other make a new file; a published script never
changes.
"""

import sqlite3

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
)


def version(connection: sqlite3.Connection) -> int:
    """The version of the file's tables; 0 for a file without any."""
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return number


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
