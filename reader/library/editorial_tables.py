"""The tables of what columns have to do with each other: copies, editions, subjects, who signed.

They came with versions 15 and 17 to 20 and stay as they are: what changes them is a further step (see
`reader.library.steps`).
"""

COPIES = """
-- Entries that are copies of one column; lead_id is the one that stands for them in every list, also in its own row.
-- share is the part of the shorter text that it had in common with the copy it was joined to.
CREATE TABLE copy (
    entry_id INTEGER PRIMARY KEY REFERENCES entry(id) ON DELETE CASCADE,
    lead_id  INTEGER NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
    share    REAL NOT NULL
);
CREATE INDEX copy_lead ON copy(lead_id);
-- Entries that a person said are not copies of each other, each pair both ways round.
CREATE TABLE apart (
    entry_id INTEGER NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
    PRIMARY KEY (entry_id, other_id)
) WITHOUT ROWID;
-- What was sampled of the text of an entry, as a JSON array of numbers, and the same by number.
CREATE TABLE sampled (
    entry_id INTEGER PRIMARY KEY REFERENCES entry(id) ON DELETE CASCADE,
    numbers  TEXT NOT NULL
);
CREATE TABLE sample (
    number   INTEGER NOT NULL,
    entry_id INTEGER NOT NULL,
    PRIMARY KEY (number, entry_id)
) WITHOUT ROWID;
-- Entries whose text was not compared with others yet.
CREATE TABLE uncompared (
    entry_id INTEGER PRIMARY KEY REFERENCES entry(id) ON DELETE CASCADE
);
"""

EDITIONS = """
-- The columns of an edition, which is fixed once it was made: of which day, in which part of the paper, and why.
CREATE TABLE edition (
    day      TEXT NOT NULL,
    position INTEGER NOT NULL,
    entry_id INTEGER NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
    section  TEXT NOT NULL,
    why      TEXT NOT NULL,
    PRIMARY KEY (day, position)
) WITHOUT ROWID;
-- Entries that were mailed or put into a folder; sure is 0 while the server has not said that it has them.
CREATE TABLE sent (
    entry_id INTEGER PRIMARY KEY REFERENCES entry(id) ON DELETE CASCADE,
    sent_at  TEXT NOT NULL,
    sure     INTEGER NOT NULL
);
"""

SUBJECTS = """
-- What a column of the last weeks is about: its most telling words with their weights, as a JSON object.
CREATE TABLE subject (
    entry_id INTEGER PRIMARY KEY REFERENCES entry(id) ON DELETE CASCADE,
    vector   TEXT NOT NULL
);
-- Columns on one subject, each pair both ways round, and the words they share.
CREATE TABLE on_subject (
    entry_id INTEGER NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
    likeness REAL NOT NULL,
    words    TEXT NOT NULL,
    PRIMARY KEY (entry_id, other_id)
) WITHOUT ROWID;
CREATE INDEX on_subject_other ON on_subject(other_id);
"""

RARITY = """
-- In how many texts of the last weeks a word was among the telling ones; the empty word counts the texts.
CREATE TABLE rarity (
    word  TEXT PRIMARY KEY,
    texts INTEGER NOT NULL
) WITHOUT ROWID;
"""

SIGNATURES = """
-- The people that the byline of an entry names; key is what all printings of a name have in common, its last word.
CREATE TABLE signature (
    key      TEXT NOT NULL,
    entry_id INTEGER NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
    name     TEXT NOT NULL,
    PRIMARY KEY (key, entry_id, name)
) WITHOUT ROWID;
CREATE INDEX signature_entry ON signature(entry_id);
-- Entries whose byline was not read since they changed.
CREATE TABLE unsigned (entry_id INTEGER PRIMARY KEY REFERENCES entry(id) ON DELETE CASCADE);
"""
