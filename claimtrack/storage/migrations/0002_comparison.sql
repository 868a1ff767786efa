-- What comparing yields, kept so that an article touches only what it speaks of. All of it follows from the journal and
-- can be made again from it.

-- One row for each scope as written. Claims with one complete scope share a row; a claim whose scope is not complete has
-- one of its own.
CREATE TABLE measures (
    number INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,  -- a hash of the scope
    subject INTEGER,           -- measures with one number speak of one thing; NULL until they have been compared
    predicate TEXT,
    counted TEXT,
    unit TEXT,
    place TEXT,
    event TEXT,
    period TEXT,
    mode TEXT
);
CREATE INDEX measures_by_subject ON measures (subject);

-- Where measures may meet others: the block keys. Two measures are compared only if they share a drawer and their days
-- lie near each other.
CREATE TABLE drawers (
    drawer INTEGER NOT NULL,   -- a hash of kind and event, place, day or document
    lasting INTEGER NOT NULL,  -- 1 for what has no end
    first INTEGER NOT NULL,    -- days counted from year 1
    measure INTEGER NOT NULL REFERENCES measures (number),
    last INTEGER NOT NULL,
    lives INTEGER NOT NULL,    -- 0 where it only looks in, as a city does into its country's drawer
    PRIMARY KEY (drawer, lasting, first, measure)
) WITHOUT ROWID;
CREATE INDEX drawers_of_measure ON drawers (measure);

-- Measures that count a part of another, or overlap with it. Every pair stands here both ways.
CREATE TABLE relations (
    measure INTEGER NOT NULL REFERENCES measures (number),
    other INTEGER NOT NULL REFERENCES measures (number),
    relation TEXT NOT NULL,    -- part: the other is a part of this one
    PRIMARY KEY (measure, other)
) WITHOUT ROWID;

-- Subjects whose claims have changed since their disagreements were last looked for.
CREATE TABLE pending (subject INTEGER PRIMARY KEY);

CREATE TABLE conflicts (
    number INTEGER PRIMARY KEY,
    key TEXT NOT NULL,         -- a hash of relation and positions
    relation TEXT NOT NULL,
    soft INTEGER NOT NULL,
    hints TEXT,
    reason TEXT,
    claim INTEGER NOT NULL REFERENCES claims (number),       -- the two figures furthest apart
    other_claim INTEGER NOT NULL REFERENCES claims (number),
    found INTEGER NOT NULL REFERENCES entries (number),      -- the last entry known when it was found
    settled INTEGER REFERENCES entries (number)              -- and when it was no longer there; NULL while it stands
);
CREATE INDEX conflicts_by_claim ON conflicts (claim) WHERE settled IS NULL;
CREATE INDEX conflicts_by_other_claim ON conflicts (other_claim) WHERE settled IS NULL;

CREATE TABLE positions (
    conflict INTEGER NOT NULL REFERENCES conflicts (number),
    position INTEGER NOT NULL, -- 1 for the lowest
    claim INTEGER NOT NULL REFERENCES claims (number),
    PRIMARY KEY (conflict, position, claim)
) WITHOUT ROWID;
CREATE INDEX positions_by_claim ON positions (claim);

-- What the tables above were made with: another lexicon, policy or version makes them again.
CREATE TABLE compared_with (fingerprint TEXT NOT NULL);

PRAGMA user_version = 2;
