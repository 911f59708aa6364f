-- Comity's tables for H2, step 2: the feed and the idempotency keys.

-- Where an entry stands in the feed. It is given after the entry was committed, and never changes.
ALTER TABLE ${prefix}event ADD COLUMN feed_position BIGINT;
CREATE INDEX ${prefix}event_feed ON ${prefix}event (tenant, feed_position, recorded, entry_no);

-- The last position of each tenant. Whoever gives positions holds this row until it commits.
CREATE TABLE ${prefix}feed_head (
  tenant         VARCHAR(63) NOT NULL PRIMARY KEY,
  last_position  BIGINT NOT NULL
);

-- How far the readers of a subscription have come in each part, and who is at it until when.
CREATE TABLE ${prefix}feed_partition (
  tenant        VARCHAR(63) NOT NULL,
  subscription  VARCHAR(64) NOT NULL,
  partition_no  INTEGER NOT NULL,
  partitions    INTEGER NOT NULL,
  version_no    BIGINT NOT NULL,
  acknowledged  BIGINT NOT NULL,
  reader        VARCHAR(64),
  leased_until  TIMESTAMP(6) WITH TIME ZONE,
  PRIMARY KEY (tenant, subscription, partition_no)
);

-- What came of a command under an idempotency key: the entry from which the answer is told again.
CREATE TABLE ${prefix}keyed_answer (
  tenant           VARCHAR(63) NOT NULL,
  idempotency_key  VARCHAR(128) NOT NULL,
  place_no         INTEGER NOT NULL,
  command_hash     VARCHAR(100) NOT NULL,
  aggregate_id     VARCHAR(36) NOT NULL,
  aggregate_kind   VARCHAR(32) NOT NULL,
  version_no       BIGINT NOT NULL,
  recorded         TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (tenant, idempotency_key, place_no)
);
CREATE INDEX ${prefix}keyed_answer_recorded ON ${prefix}keyed_answer (tenant, recorded);
