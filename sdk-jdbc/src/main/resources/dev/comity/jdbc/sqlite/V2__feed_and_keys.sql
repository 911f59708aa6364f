-- Comity's tables for SQLite, step 2: the feed and the idempotency keys.

-- Where an entry stands in the feed. It is given after the entry was committed, and never changes.
ALTER TABLE ${prefix}event ADD COLUMN feed_position INTEGER;
CREATE INDEX ${prefix}event_feed ON ${prefix}event (tenant, feed_position, recorded, entry_no);

-- The last position of each tenant. Whoever gives positions holds this row until it commits.
CREATE TABLE ${prefix}feed_head (
  tenant         TEXT NOT NULL PRIMARY KEY,
  last_position  INTEGER NOT NULL
);

-- How far the readers of a subscription have come in each part, and who is at it until when.
CREATE TABLE ${prefix}feed_partition (
  tenant        TEXT NOT NULL,
  subscription  TEXT NOT NULL,
  partition_no  INTEGER NOT NULL,
  partitions    INTEGER NOT NULL,
  version_no    INTEGER NOT NULL,
  acknowledged  INTEGER NOT NULL,
  reader        TEXT,
  leased_until  TEXT,
  PRIMARY KEY (tenant, subscription, partition_no)
);

-- What came of a command under an idempotency key: the entry from which the answer is told again.
CREATE TABLE ${prefix}keyed_answer (
  tenant           TEXT NOT NULL,
  idempotency_key  TEXT NOT NULL,
  place_no         INTEGER NOT NULL,
  command_hash     TEXT NOT NULL,
  aggregate_id     TEXT NOT NULL,
  aggregate_kind   TEXT NOT NULL,
  version_no       INTEGER NOT NULL,
  recorded         TEXT NOT NULL,
  PRIMARY KEY (tenant, idempotency_key, place_no)
);
CREATE INDEX ${prefix}keyed_answer_recorded ON ${prefix}keyed_answer (tenant, recorded);
