-- Comity's tables for MariaDB, step 2: the feed and the idempotency keys.

-- Where an entry stands in the feed. It is given after the entry was committed, and never changes.
ALTER TABLE ${prefix}event ADD COLUMN feed_position BIGINT;
CREATE INDEX ${prefix}event_feed ON ${prefix}event (tenant, feed_position, recorded, entry_no);

-- The last position of each tenant. Whoever gives positions holds this row until it commits.
CREATE TABLE ${prefix}feed_head (
  tenant         VARCHAR(63) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL PRIMARY KEY,
  last_position  BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- How far the readers of a subscription have come in each part, and who is at it until when.
CREATE TABLE ${prefix}feed_partition (
  tenant        VARCHAR(63) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  subscription  VARCHAR(64) NOT NULL,
  partition_no  INT NOT NULL,
  partitions    INT NOT NULL,
  version_no    BIGINT NOT NULL,
  acknowledged  BIGINT NOT NULL,
  reader        VARCHAR(64),
  leased_until  CHAR(26) CHARACTER SET ascii COLLATE ascii_nopad_bin,
  PRIMARY KEY (tenant, subscription, partition_no)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- What came of a command under an idempotency key: the entry from which the answer is told again.
CREATE TABLE ${prefix}keyed_answer (
  tenant           VARCHAR(63) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  idempotency_key  VARCHAR(128) NOT NULL,
  place_no         INT NOT NULL,
  command_hash     VARCHAR(100) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  aggregate_id     VARCHAR(36) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  aggregate_kind   VARCHAR(32) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  version_no       BIGINT NOT NULL,
  recorded         CHAR(26) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  PRIMARY KEY (tenant, idempotency_key, place_no)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX ${prefix}keyed_answer_recorded ON ${prefix}keyed_answer (tenant, recorded);
