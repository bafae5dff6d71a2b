"""The tables of the journal for several machines, and the triggers that note what a person changed, whoever wrote it.

They came with version 15 and stay as they are: what changes them is another step (`reader.library.steps`).
"""


def _noting(table: str, doing: str, row: str, column: str = "entry_id", when: str = "1") -> str:
    """The trigger that notes which entry a person changed, from when on a journal is kept."""
    name = f"{table}_{doing.split()[0].lower()}"
    return f"""
CREATE TRIGGER journal_{name} AFTER {doing} ON {table}
WHEN ({when}) AND EXISTS (SELECT 1 FROM meta WHERE name = 'journal') BEGIN
    INSERT INTO journal_changed (entry_id, at_first) VALUES ({row}.{column}, 0)
        ON CONFLICT (entry_id) DO UPDATE SET at_first = 0;
END;
"""


_MOVED = " OR ".join(
    f"old.{each} IS NOT new.{each}" for each in ("state", "place", "place_offset", "place_words", "progress", "page")
)

JOURNAL = """
-- What the machines of a person say of what they did: a register of a subject as all of them told it, as JSON, and how
-- it is in this library; empty while nobody told anything. told is 0 until it stands in a file.
CREATE TABLE journal (
    subject  TEXT NOT NULL,
    name     TEXT NOT NULL,
    register TEXT NOT NULL,
    here     TEXT NOT NULL,
    told     INTEGER NOT NULL,
    PRIMARY KEY (subject, name)
) WITHOUT ROWID;
CREATE INDEX journal_untold ON journal(told) WHERE told = 0;
-- The entry or channel that a subject is here.
CREATE TABLE journal_row (
    subject TEXT PRIMARY KEY,
    kind    TEXT NOT NULL,
    row_id  INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX journal_row_of ON journal_row(kind, row_id);
-- How far each file of the folder was read: up to the first line that could not be used, with so many good ones before
-- it and in all.
CREATE TABLE journal_file (
    name     TEXT PRIMARY KEY,
    label    TEXT NOT NULL,
    start    INTEGER NOT NULL,
    size     INTEGER NOT NULL,
    changed  INTEGER NOT NULL,
    before   INTEGER NOT NULL,
    lines    INTEGER NOT NULL,
    unusable INTEGER NOT NULL,
    read_at  TEXT NOT NULL
) WITHOUT ROWID;
-- Entries that were changed since that was last looked at; at_first is 1 for what was there before.
CREATE TABLE journal_changed (
    entry_id INTEGER PRIMARY KEY,
    at_first INTEGER NOT NULL
);
""" + "".join(
    [
        _noting("entry", "INSERT", "new", "id"),
        _noting("entry", "UPDATE", "new", "id", _MOVED),
        *(_noting(table, "INSERT", "new") for table in ("saved", "tag", "note", "highlight")),
        *(_noting(table, "DELETE", "old") for table in ("saved", "tag", "note", "highlight")),
    ]
)
