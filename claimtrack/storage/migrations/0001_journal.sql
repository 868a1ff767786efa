-- The journal: what the ledger learnt, when, from whom. Rows are added and never changed; only a redaction empties them.
PRAGMA application_id = 1668052082;

-- One row for each thing that happened to the ledger, numbered in the order in which it happened. The number is the
-- order; `recorded` is the time that the caller gave, in universal time, and may jump as clocks do.
CREATE TABLE entries (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('add', 'decision', 'withdrawal', 'redaction')),
    recorded TEXT NOT NULL,
    who TEXT,
    why TEXT,
    subject TEXT,              -- the id of the document or claim that a decision, withdrawal or redaction is about
    id TEXT UNIQUE             -- a content hash, by which a decision that is given twice is known; NULL for adds
);
CREATE INDEX entries_by_time ON entries (recorded);
CREATE INDEX entries_by_subject ON entries (subject) WHERE subject IS NOT NULL;

CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,   -- sha256 of publisher, URL and text
    entry INTEGER NOT NULL REFERENCES entries (number),
    title TEXT,
    publisher TEXT,
    published TEXT,
    url TEXT,
    language TEXT,
    path TEXT,
    about TEXT,                -- all that is known of it but its text, as JSON; NULL once redacted
    redacted INTEGER REFERENCES entries (number)
);
CREATE INDEX documents_by_url ON documents (url) WHERE url IS NOT NULL;

-- The text of a document, where the ledger was given it.
CREATE TABLE texts (
    document INTEGER PRIMARY KEY REFERENCES documents (number),
    entry INTEGER NOT NULL REFERENCES entries (number),
    text TEXT
);

-- Which documents replaced which: the same URL with another text.
CREATE TABLE versions (
    document INTEGER PRIMARY KEY REFERENCES documents (number),
    newer INTEGER NOT NULL REFERENCES documents (number),
    entry INTEGER NOT NULL REFERENCES entries (number)
);

-- Which extractor has read a document whole.
CREATE TABLE readings (
    document INTEGER NOT NULL REFERENCES documents (number),
    extractor TEXT NOT NULL,
    entry INTEGER NOT NULL REFERENCES entries (number),
    PRIMARY KEY (document, extractor)
) WITHOUT ROWID;

-- One row for each reading of a claim. A better reading, an amendment or a link is a new row with the same id; the row
-- it takes the place of gets an ending. `record` is the whole claim (claimtrack/claim/1), the other columns say parts
-- of it again, for indexes and for people: exact numbers stand in the record.
CREATE TABLE claims (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    entry INTEGER NOT NULL REFERENCES entries (number),
    document INTEGER REFERENCES documents (number),
    measure INTEGER REFERENCES measures (number),
    extractor TEXT,
    predicate TEXT,            -- NULL for a statement without a figure
    counted TEXT,
    place TEXT COLLATE NOCASE,
    event TEXT COLLATE NOCASE,
    period TEXT,
    mode TEXT,
    figure TEXT,               -- the words of the figure, or of the statement
    bound TEXT,
    low NUMERIC,
    high NUMERIC,
    nominal NUMERIC,
    unit TEXT,
    source TEXT,
    source_kind TEXT,
    origin TEXT,               -- one name for one voice, whatever the text called it
    stance TEXT,
    caveat TEXT,
    as_of TEXT,
    as_of_basis TEXT,
    day TEXT,                  -- the last day that as_of (or else the publication date) can mean
    context TEXT,              -- what the claim takes from the rest of its report, as JSON
    record TEXT,               -- NULL once redacted
    digest TEXT,               -- a hash of the record, by which `verify` knows that no letter of it has changed
    also TEXT,                 -- the id of the record, where a decision on a claim without a text has changed it
    decided INTEGER NOT NULL DEFAULT 0,  -- 0 for a claim as it was read, else the entry whose decision made this row
    UNIQUE (id, extractor, decided)
);
CREATE INDEX claims_by_other_id ON claims (also) WHERE also IS NOT NULL;
CREATE INDEX claims_by_document ON claims (document) WHERE document IS NOT NULL;
CREATE INDEX claims_by_measure ON claims (measure, day) WHERE measure IS NOT NULL;
CREATE INDEX claims_by_predicate ON claims (predicate, day);
CREATE INDEX claims_by_event ON claims (event, predicate, day) WHERE event IS NOT NULL;
CREATE INDEX claims_by_place ON claims (place, predicate, day) WHERE place IS NOT NULL;
CREATE INDEX claims_by_origin ON claims (origin, day) WHERE origin IS NOT NULL;

-- Why a reading no longer stands, and since when.
CREATE TABLE endings (
    claim INTEGER PRIMARY KEY REFERENCES claims (number),
    entry INTEGER NOT NULL REFERENCES entries (number),
    kind TEXT NOT NULL CHECK (kind IN ('reread', 'replaced', 'decided', 'rejected', 'withdrawn', 'redacted'))
);

CREATE TABLE decisions (
    entry INTEGER PRIMARY KEY REFERENCES entries (number),
    action TEXT NOT NULL,
    claim TEXT NOT NULL,
    other TEXT,
    field TEXT,
    value TEXT,
    day TEXT NOT NULL          -- the day on which the person decided; entries.recorded is when the ledger learnt it
);
CREATE INDEX decisions_by_claim ON decisions (claim);

-- The words of the claims: the sentence, or what was entered by hand. SELECT rowid FROM claim_words('harbour').
CREATE VIRTUAL TABLE claim_words USING fts5 (words, content = '', detail = none, columnsize = 0);

-- Files that a watched folder held, so that a restart adds only what is new.
CREATE TABLE watched (
    path TEXT PRIMARY KEY,
    modified INTEGER NOT NULL, -- nanoseconds, as the file system says
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    document TEXT              -- the id of the document it held; NULL where it could not be read
) WITHOUT ROWID;

CREATE TRIGGER entries_stay BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER documents_stay BEFORE DELETE ON documents BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER claims_stay BEFORE DELETE ON claims BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER endings_stay BEFORE DELETE ON endings BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER decisions_stay BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER claims_keep_their_ids BEFORE UPDATE OF id, entry, decided ON claims
BEGIN SELECT RAISE(ABORT, 'a claim is never changed; a new reading is a new row'); END;
CREATE TRIGGER entries_keep_their_times BEFORE UPDATE OF kind, recorded ON entries
BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END;

PRAGMA user_version = 1;
