"""The steps by which an older file comes to today's schema: the tables of the first version, then what each adds.

A step that has shipped is never edited: when `reader.library.schema` changes, there is another.
"""

from collections.abc import Mapping

from reader.library.editorial_tables import COPIES, EDITIONS, RARITY, SIGNATURES, SUBJECTS
from reader.library.noting import JOURNAL

TABLES = """
-- Small facts about the library itself, such as whether it was ever started.
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- The sections of the catalogue; the order of their ids is the order they are shown in.
CREATE TABLE section (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

-- What can be followed. A channel with a position is followed; unread and entries are kept counts.
-- An id is never given twice, because a screen may still hold that of a channel merged away.
CREATE TABLE channel (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    address       TEXT NOT NULL UNIQUE,      -- the url without what does not tell channels apart
    host          TEXT NOT NULL,
    code          TEXT NOT NULL,
    url           TEXT NOT NULL,
    feed_url      TEXT NOT NULL,
    name          TEXT NOT NULL,
    kind          TEXT NOT NULL,
    byline        TEXT NOT NULL,
    section_id    INTEGER NOT NULL REFERENCES section(id),
    folded        TEXT NOT NULL,             -- name first, then all a search may match; also sorts the names
    confirmed     INTEGER NOT NULL,
    position      INTEGER,
    unread        INTEGER NOT NULL DEFAULT 0,
    entries       INTEGER NOT NULL DEFAULT 0,
    added_at      TEXT NOT NULL,
    followed_at   TEXT,
    refreshed_at  TEXT,
    trouble       TEXT NOT NULL DEFAULT '',
    etag          TEXT NOT NULL DEFAULT '',
    last_modified TEXT NOT NULL DEFAULT ''
);
CREATE INDEX channel_code ON channel(host, code);
CREATE INDEX channel_known ON channel(section_id, folded);
CREATE INDEX channel_followed ON channel(section_id, position) WHERE position IS NOT NULL;

-- One column, however many channels list it. sorted_at is what lists go by; of equal ones the higher id
-- is newer. waiting is 1 while the entry is unread and a followed channel lists it.
CREATE TABLE entry (
    id           INTEGER PRIMARY KEY,
    key          TEXT NOT NULL UNIQUE,
    url          TEXT NOT NULL,
    headline     TEXT NOT NULL,
    byline       TEXT NOT NULL,
    masthead     TEXT NOT NULL,
    dek          TEXT NOT NULL,
    published_at TEXT,
    found_at     TEXT NOT NULL,
    sorted_at    TEXT NOT NULL,
    state        TEXT NOT NULL DEFAULT 'new',
    touched_at   TEXT NOT NULL,
    place        INTEGER NOT NULL DEFAULT 0,
    progress     REAL NOT NULL DEFAULT 0,
    minutes      INTEGER NOT NULL DEFAULT 0,
    waiting      INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX entry_url ON entry(url);
CREATE INDEX entry_waiting ON entry(waiting, sorted_at);
CREATE INDEX entry_state ON entry(state, touched_at);

-- The text a feed itself carried, apart from the entry so that lists stay small to read.
CREATE TABLE feed_body (
    entry_id INTEGER PRIMARY KEY REFERENCES entry(id) ON DELETE CASCADE,
    body     TEXT NOT NULL
);

-- Which channels list which entries; sorted_at is the entry's, so that a channel is read from one index.
CREATE TABLE listing (
    channel_id INTEGER NOT NULL REFERENCES channel(id) ON DELETE CASCADE,
    entry_id   INTEGER NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
    sorted_at  TEXT NOT NULL,
    PRIMARY KEY (channel_id, entry_id)
) WITHOUT ROWID;
CREATE INDEX listing_newest ON listing(channel_id, sorted_at, entry_id);
CREATE INDEX listing_entry ON listing(entry_id);

-- What a person kept; the number tells the order of two saved in one second.
CREATE TABLE saved (
    number   INTEGER PRIMARY KEY,
    entry_id INTEGER NOT NULL UNIQUE REFERENCES entry(id) ON DELETE CASCADE,
    saved_at TEXT NOT NULL
);
CREATE INDEX saved_newest ON saved(saved_at, number, entry_id);

-- Cleaned texts as JSON: at most one pinned by saving and one that later fetches may replace.
CREATE TABLE article (
    id         INTEGER PRIMARY KEY,
    entry_id   INTEGER NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
    pinned     INTEGER NOT NULL,
    verdict    TEXT NOT NULL,
    rung       TEXT NOT NULL,
    cleaned_at TEXT NOT NULL,
    content    TEXT NOT NULL,
    UNIQUE (entry_id, pinned)
);

-- The pages an article was cleaned from, in reading order; bodies are compressed by zlib.
CREATE TABLE page (
    article_id    INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    number        INTEGER NOT NULL,
    url           TEXT NOT NULL,
    final_url     TEXT NOT NULL,
    content_type  TEXT NOT NULL,
    charset       TEXT NOT NULL,
    status        INTEGER NOT NULL,
    etag          TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    fetched_at    TEXT,
    body          BLOB NOT NULL,
    PRIMARY KEY (article_id, number)
);
"""

REFRESHING_AND_WANTED = """
-- When a channel last answered, how often it has failed since, before when it is to be left alone, and which running
-- Byline asked it last: its claim keeps the others from asking as well.
ALTER TABLE channel ADD COLUMN succeeded_at TEXT;
ALTER TABLE channel ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channel ADD COLUMN retry_at TEXT;
ALTER TABLE channel ADD COLUMN claimed_at TEXT;
ALTER TABLE channel ADD COLUMN claimed_by TEXT NOT NULL DEFAULT '';
UPDATE channel SET succeeded_at = refreshed_at WHERE trouble = '';
-- Where the entries before those listed are: NULL while nobody knows, empty when there are none.
ALTER TABLE channel ADD COLUMN older TEXT;
-- What decided an article's verdict, in a few words.
ALTER TABLE article ADD COLUMN reason TEXT NOT NULL DEFAULT '';
-- Entries a person asked for while their text could not be had; the number tells the order of two asked in one second.
CREATE TABLE wanted (
    number   INTEGER PRIMARY KEY,
    entry_id INTEGER NOT NULL UNIQUE REFERENCES entry(id) ON DELETE CASCADE,
    asked_at TEXT NOT NULL
);
"""

PICTURES_AND_CLEANERS = """
-- The url of the picture that a source shows beside an entry; empty when it names none.
ALTER TABLE entry ADD COLUMN picture TEXT NOT NULL DEFAULT '';
-- The version of the cleaner that made the text from its pages; 0 when nobody wrote it down.
ALTER TABLE article ADD COLUMN cleaner INTEGER NOT NULL DEFAULT 0;
"""

FINDING = """
-- The words of all entries and their texts; the texts themselves are not kept a second time. A row is never changed:
-- an entry whose text is another gets a new document, and the one before is no entry's any more.
CREATE VIRTUAL TABLE words USING fts5(
    headline, byline, masthead, dek, body,
    content = '', prefix = '2', tokenize = 'unicode61 remove_diacritics 2'
);
-- The number is that of the row in words: the second the entry sorts by, so that the index itself finds newest first,
-- or the next one that is free.
CREATE TABLE document (
    number   INTEGER PRIMARY KEY,
    entry_id INTEGER UNIQUE REFERENCES entry(id) ON DELETE SET NULL,
    language TEXT NOT NULL
);
-- Entries whose words are newer than the index.
CREATE TABLE unindexed (
    entry_id INTEGER PRIMARY KEY REFERENCES entry(id) ON DELETE CASCADE
);
INSERT INTO unindexed (entry_id) SELECT id FROM entry;
CREATE INDEX entry_newest ON entry(sorted_at);
"""

KEEPING = """
-- The names a person sorted an entry under; folded is the name without case.
CREATE TABLE tag (
    folded   TEXT NOT NULL,
    entry_id INTEGER NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
    name     TEXT NOT NULL,
    PRIMARY KEY (folded, entry_id)
) WITHOUT ROWID;
CREATE INDEX tag_entry ON tag(entry_id, folded);
-- What a person wrote about an entry.
CREATE TABLE note (
    entry_id INTEGER PRIMARY KEY REFERENCES entry(id) ON DELETE CASCADE,
    text     TEXT NOT NULL,
    made_at  TEXT NOT NULL
);
-- Passages of a text: from start to before stop, in characters, the words themselves and those around them. A number
-- is never given twice, so that one taken away can be put back.
CREATE TABLE highlight (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    entry_id INTEGER NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
    start    INTEGER NOT NULL,
    stop     INTEGER NOT NULL,
    quote    TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "after"  TEXT NOT NULL,
    note     TEXT NOT NULL,
    made_at  TEXT NOT NULL
);
CREATE INDEX highlight_place ON highlight(entry_id, start, number);
"""

PLACES = """
-- How many characters into the block a reader was, and the words that begin there, by which the place is found in a
-- text that was cleaned anew.
ALTER TABLE entry ADD COLUMN place_offset INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entry ADD COLUMN place_words TEXT NOT NULL DEFAULT '';
"""

LEADING = """
-- The page whose link led to an entry that no channel lists; empty where a person named its address.
ALTER TABLE entry ADD COLUMN led_by TEXT NOT NULL DEFAULT '';
"""

TELLING_APART = """
-- The canonical address of an entry's page, which several entries may share; what the entry was called before its list
-- corrected that, and when it did. A key that is no address came from a guid; those are looked up by their url.
ALTER TABLE entry ADD COLUMN page TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN called TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN corrected_at TEXT;
UPDATE entry SET page = key WHERE key LIKE 'https://%' OR key GLOB '*:s-[0-9]*';
CREATE INDEX entry_page ON entry(page);
-- The channel's own name for the entry, and in short what it said of it last.
ALTER TABLE listing ADD COLUMN guid TEXT NOT NULL DEFAULT '';
ALTER TABLE listing ADD COLUMN said TEXT NOT NULL DEFAULT '';
CREATE INDEX listing_guid ON listing(channel_id, guid);
"""

DOORS = """
-- Whether a host that a person chose, with its port unless that is a scheme's own, was in a private network then.
CREATE TABLE door (
    name    TEXT PRIMARY KEY,
    private INTEGER NOT NULL
) WITHOUT ROWID;
"""

MOVING = """
-- 1 for a text of the page that its entry had before its list corrected the link.
ALTER TABLE article ADD COLUMN moved INTEGER NOT NULL DEFAULT 0;
-- Why an entry's page could not be had when it was last asked for; empty when it was had.
ALTER TABLE entry ADD COLUMN trouble TEXT NOT NULL DEFAULT '';
"""

MUTING = """
-- What a person does not want to see: a word, a writer, the channel or the section of this number; NULL is for good.
CREATE TABLE mute (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    kind    TEXT NOT NULL,
    name    TEXT NOT NULL,
    of_id   INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    until   TEXT
);
-- The entries that a muted word or writer keeps away.
CREATE TABLE muted (
    entry_id INTEGER NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
    mute     INTEGER NOT NULL REFERENCES mute(number) ON DELETE CASCADE,
    PRIMARY KEY (entry_id, mute)
) WITHOUT ROWID;
CREATE INDEX muted_by ON muted(mute);
"""

OPENING = """
-- When the text of an entry was last opened to be read.
ALTER TABLE entry ADD COLUMN opened_at TEXT;
CREATE INDEX entry_opened ON entry(opened_at) WHERE opened_at IS NOT NULL;
"""

SETTING_CHANNELS = """
-- What a person set for the channel, as a JSON object; empty for nothing.
ALTER TABLE channel ADD COLUMN settings TEXT NOT NULL DEFAULT '';
"""

SEARCHES_AND_PRUNING = """
-- A search that a person follows; unread is how many it found when that was last counted.
CREATE TABLE search (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    name    TEXT NOT NULL,
    query   TEXT NOT NULL,
    made_at TEXT NOT NULL,
    unread  INTEGER NOT NULL DEFAULT 0
);
-- What was searched for last; the higher number later.
CREATE TABLE searched (
    number INTEGER PRIMARY KEY,
    query  TEXT NOT NULL UNIQUE
);
-- Entries whose texts were let go: they are in no list, and stay known, so that none of them comes back as new.
CREATE TABLE pruned (
    entry_id  INTEGER PRIMARY KEY REFERENCES entry(id) ON DELETE CASCADE,
    pruned_at TEXT NOT NULL
);
-- When the highlight of this number comes back: so many days after it was answered; due_at is NULL once it was let go.
-- It outlasts the highlight, which may be put back.
CREATE TABLE recall (
    number      INTEGER PRIMARY KEY,
    days        INTEGER NOT NULL,
    answered_at TEXT NOT NULL,
    due_at      TEXT
);
"""

EDITING = """
-- 1 for a text whose words were not those of the pinned one of its entry when it came.
ALTER TABLE article ADD COLUMN edited INTEGER NOT NULL DEFAULT 0;
"""

COMPARE_TEXTS = """
-- All texts that are here are compared once.
INSERT INTO uncompared (entry_id) SELECT entry_id FROM article UNION SELECT entry_id FROM feed_body;
"""

HEADLINES = """
CREATE INDEX entry_headline ON entry(headline);
-- What has no text is compared by its headline.
INSERT OR IGNORE INTO uncompared (entry_id) SELECT id FROM entry;
"""

TELL_AGAIN = """
-- What was told without the counts of words is told anew.
DELETE FROM on_subject;
DELETE FROM subject;
"""

READ_BYLINES = """
INSERT INTO unsigned (entry_id) SELECT id FROM entry WHERE byline <> '';
"""

STEPS: Mapping[int, str] = {
    1: TABLES,
    2: REFRESHING_AND_WANTED,
    3: PICTURES_AND_CLEANERS,
    4: FINDING,
    5: KEEPING,
    6: PLACES,
    7: LEADING,
    8: TELLING_APART,
    9: DOORS,
    10: MOVING,
    11: MUTING + OPENING,
    12: SETTING_CHANNELS,
    13: SEARCHES_AND_PRUNING,
    14: EDITING,
    15: COPIES + COMPARE_TEXTS,
    16: JOURNAL,
    17: EDITIONS,
    18: HEADLINES + SUBJECTS,
    19: RARITY + TELL_AGAIN,
    20: SIGNATURES + READ_BYLINES,
}
"""The SQL that leads to each version from the one before."""
