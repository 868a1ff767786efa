-- Views for Datasette, pandas and any SQL client.

-- The claims that stand: not replaced, rejected, withdrawn or redacted; with their sentence and where it stood.
CREATE VIEW current_claims AS
SELECT
    c.number, c.id, c.predicate, c.counted, c.place, c.event, c.period, c.mode, c.figure, c.bound, c.low, c.high,
    c.nominal, c.unit, c.source, c.source_kind, c.stance, c.caveat, c.as_of, c.as_of_basis,
    json_extract(c.record, '$.evidence.quote') AS quote,
    d.publisher, d.title, d.published, d.url, d.path, d.id AS document,
    m.subject, c.extractor, e.recorded, e.number AS entry
FROM claims AS c
JOIN entries AS e ON e.number = c.entry
LEFT JOIN documents AS d ON d.number = c.document
LEFT JOIN measures AS m ON m.number = c.measure
WHERE NOT EXISTS (SELECT 1 FROM endings AS x WHERE x.claim = c.number);

-- The disagreements that stand, one row for each claim in each position.
CREATE VIEW open_conflicts AS
SELECT
    k.number AS conflict, k.relation, k.soft, k.hints, k.reason, p.position, c.figure, c.source, c.as_of,
    c.id AS claim, f.recorded AS found
FROM conflicts AS k
JOIN positions AS p ON p.conflict = k.number
JOIN claims AS c ON c.number = p.claim
JOIN entries AS f ON f.number = k.found
WHERE k.settled IS NULL;

-- All that was decided, withdrawn or redacted, by whom and why.
CREATE VIEW acts AS
SELECT e.number AS entry, e.kind, e.recorded, e.who, e.why, e.subject, d.action, d.other, d.field, d.value, d.day
FROM entries AS e
LEFT JOIN decisions AS d ON d.entry = e.number
WHERE e.kind <> 'add';

-- Every reading of every claim, the newest last: when the ledger learnt it, and when and why it ceased to stand.
CREATE VIEW claim_history AS
SELECT
    c.id, c.number, c.figure, c.source, c.as_of, c.extractor, e.recorded AS learnt, x.kind AS ending,
    ended.recorded AS ended
FROM claims AS c
JOIN entries AS e ON e.number = c.entry
LEFT JOIN endings AS x ON x.claim = c.number
LEFT JOIN entries AS ended ON ended.number = x.entry;

PRAGMA user_version = 3;
