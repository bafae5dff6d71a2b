"""The schema as it is today. `reader.library.steps` has how older files come to it.

Moments are stored in the text form of `reader.model.moment`, which sorts in time order. Plain tables
rather than STRICT ones, and no RETURNING: Python 3.11 still runs on SQLite 3.34.
"""

from reader.library.editorial_tables import COPIES, EDITIONS, RARITY, SIGNATURES, SUBJECTS
from reader.library.noting import JOURNAL

APPLICATION_ID = 0x42796C6E
"""``Byln`` in ASCII, at byte 68 of the file: https://www.sqlite.org/fileformat2.html#application_id"""

VERSION = 20
"""One more with every step."""

TODAY = (
    """
-- Small facts about the library itself, such as whether it was ever started.
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- Whether a host that a person chose, with its port unless that is a scheme's own, was in a private network then.
CREATE TABLE door (
    name    TEXT PRIMARY KEY,
    private INTEGER NOT NULL
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
    last_modified TEXT NOT NULL DEFAULT '',
    succeeded_at  TEXT,                      -- when it last answered
    failures      INTEGER NOT NULL DEFAULT 0,
    retry_at      TEXT,                      -- before then it is to be left alone
    claimed_at    TEXT,
    claimed_by    TEXT NOT NULL DEFAULT '',  -- the running Byline that is asking it, so that others do not
    older         TEXT,                      -- NULL while nobody knows, empty when there are none before those listed
    settings      TEXT NOT NULL DEFAULT ''   -- what a person set for it, as a JSON object; empty for nothing
);
CREATE INDEX channel_code ON channel(host, code);
CREATE INDEX channel_known ON channel(section_id, folded);
CREATE INDEX channel_followed ON channel(section_id, position) WHERE position IS NOT NULL;

-- One column, however many channels list it. sorted_at is what lists go by; of equal ones the higher id
-- is newer. waiting is 1 while the entry is unread, a followed channel lists it, and neither is muted.
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
    waiting      INTEGER NOT NULL DEFAULT 0,
    picture      TEXT NOT NULL DEFAULT '',  -- the url of one that a source shows beside it
    place_offset INTEGER NOT NULL DEFAULT 0,  -- characters into the block that place is the number of
    place_words  TEXT NOT NULL DEFAULT '',    -- those that begin there
    led_by       TEXT NOT NULL DEFAULT '',    -- the page whose link led here, if no channel did and no person
    page         TEXT NOT NULL DEFAULT '',    -- the canonical address, which several entries may share; empty if none
    called       TEXT NOT NULL DEFAULT '',    -- its headline before its list corrected that
    corrected_at TEXT,
    trouble      TEXT NOT NULL DEFAULT '',    -- why its page could not be had when it was last asked for
    opened_at    TEXT                         -- when its text was last opened to be read
);
CREATE INDEX entry_url ON entry(url);
CREATE INDEX entry_page ON entry(page);
CREATE INDEX entry_waiting ON entry(waiting, sorted_at);
CREATE INDEX entry_state ON entry(state, touched_at);
CREATE INDEX entry_opened ON entry(opened_at) WHERE opened_at IS NOT NULL;
CREATE INDEX entry_newest ON entry(sorted_at);
CREATE INDEX entry_headline ON entry(headline);

-- The text a feed itself carried, apart from the entry so that lists stay small to read.
CREATE TABLE feed_body (
    entry_id INTEGER PRIMARY KEY REFERENCES entry(id) ON DELETE CASCADE,
    body     TEXT NOT NULL
);

-- Which channels list which entries; sorted_at is the entry's, so that a channel is read from one index. The guid is
-- the channel's own name for the entry; what it said of it last is kept in short, to tell a correction from another
-- channel's wording.
CREATE TABLE listing (
    channel_id INTEGER NOT NULL REFERENCES channel(id) ON DELETE CASCADE,
    entry_id   INTEGER NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
    sorted_at  TEXT NOT NULL,
    guid       TEXT NOT NULL DEFAULT '',
    said       TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (channel_id, entry_id)
) WITHOUT ROWID;
CREATE INDEX listing_newest ON listing(channel_id, sorted_at, entry_id);
CREATE INDEX listing_entry ON listing(entry_id);
CREATE INDEX listing_guid ON listing(channel_id, guid);

-- What a person kept; the number tells the order of two saved in one second.
CREATE TABLE saved (
    number   INTEGER PRIMARY KEY,
    entry_id INTEGER NOT NULL UNIQUE REFERENCES entry(id) ON DELETE CASCADE,
    saved_at TEXT NOT NULL
);
CREATE INDEX saved_newest ON saved(saved_at, number, entry_id);

-- Cleaned texts as JSON: at most one pinned by saving (1) and one that later fetches may replace (0). Of an entry that
-- is let go with both, one is put aside, below 0: -1 the newer, -2 the one that had been pinned.
CREATE TABLE article (
    id         INTEGER PRIMARY KEY,
    entry_id   INTEGER NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
    pinned     INTEGER NOT NULL,
    verdict    TEXT NOT NULL,
    rung       TEXT NOT NULL,
    cleaned_at TEXT NOT NULL,
    content    TEXT NOT NULL,
    reason     TEXT NOT NULL DEFAULT '',  -- what decided the verdict, in a few words
    cleaner    INTEGER NOT NULL DEFAULT 0,  -- its version; 0 when nobody wrote it down
    moved      INTEGER NOT NULL DEFAULT 0,  -- 1 when its entry was put on another page since, unless it was pinned
    edited     INTEGER NOT NULL DEFAULT 0,  -- 1 when its words were not those of the pinned one when it came
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

-- Entries a person asked for while their text could not be had; the number tells the order of two asked in one second.
CREATE TABLE wanted (
    number   INTEGER PRIMARY KEY,
    entry_id INTEGER NOT NULL UNIQUE REFERENCES entry(id) ON DELETE CASCADE,
    asked_at TEXT NOT NULL
);

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
    + COPIES
    + JOURNAL
    + EDITIONS
    + SUBJECTS
    + RARITY
    + SIGNATURES
)
