-- Comity's tables for MariaDB, step 1. ${prefix} stands for the schema and prefix that the host chose.
-- Ids are UUIDs as text, so that they sort alike in every database. JSON is canonical (RFC 8785).
-- Texts are compared byte by byte, trailing spaces too. Instants are UTC, as texts of one
-- length that DATETIME can be made of: drivers move a DATETIME that falls into a gap of the local zone.

-- The journal: one row for each entry, never changed. Everything else can be told from it.
CREATE TABLE ${prefix}event (
  tenant          VARCHAR(63) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  aggregate_id    VARCHAR(36) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  aggregate_kind  VARCHAR(32) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  entry_no        BIGINT NOT NULL,
  effective       DATE NOT NULL,
  recorded        CHAR(26) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  actor           VARCHAR(64) NOT NULL,
  event_type      VARCHAR(64) NOT NULL,
  format_version  INT NOT NULL,
  payload         MEDIUMTEXT NOT NULL,
  previous_hash   VARCHAR(100) CHARACTER SET ascii COLLATE ascii_nopad_bin,
  hash            VARCHAR(100) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  PRIMARY KEY (tenant, aggregate_id, aggregate_kind, entry_no)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- The parties as they stand. "body" is the record; the other columns are taken from it.
CREATE TABLE ${prefix}party (
  tenant       VARCHAR(63) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  id           VARCHAR(36) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  party_kind   VARCHAR(32) NOT NULL,
  version_no   BIGINT NOT NULL,
  name         VARCHAR(200) NOT NULL,
  country      VARCHAR(2) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  merged_into  VARCHAR(36) CHARACTER SET ascii COLLATE ascii_nopad_bin,
  body         MEDIUMTEXT NOT NULL,
  PRIMARY KEY (tenant, id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX ${prefix}party_merged ON ${prefix}party (tenant, merged_into, id);

-- Every name of a party, folded, for finding it.
CREATE TABLE ${prefix}party_name (
  tenant    VARCHAR(63) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  name_key  VARCHAR(400) NOT NULL,
  party_id  VARCHAR(36) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  PRIMARY KEY (tenant, name_key, party_id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX ${prefix}party_name_party ON ${prefix}party_name (tenant, party_id);

-- What other catalogues call a party.
CREATE TABLE ${prefix}outside_id (
  tenant    VARCHAR(63) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  scheme    VARCHAR(32) NOT NULL,
  id_value  VARCHAR(128) NOT NULL,
  party_id  VARCHAR(36) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  PRIMARY KEY (tenant, scheme, id_value)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX ${prefix}outside_id_party ON ${prefix}outside_id (tenant, party_id);

-- The partnerships as they stand. "open_key" is set while one is open: the database itself lets no
-- two open ones of one kind stand between two cities.
CREATE TABLE ${prefix}partnership (
  tenant           VARCHAR(63) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  id               VARCHAR(36) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  version_no       BIGINT NOT NULL,
  first_city       VARCHAR(36) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  second_city      VARCHAR(36) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  partnership_kind VARCHAR(40) NOT NULL,
  status           VARCHAR(32) NOT NULL,
  vitality         VARCHAR(32) NOT NULL,
  in_force_since   VARCHAR(10),
  open_key         VARCHAR(120) CHARACTER SET ascii COLLATE ascii_nopad_bin,
  body             MEDIUMTEXT NOT NULL,
  PRIMARY KEY (tenant, id),
  CONSTRAINT ${name}partnership_open UNIQUE (tenant, open_key)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX ${prefix}partnership_first ON ${prefix}partnership (tenant, first_city, id);
CREATE INDEX ${prefix}partnership_second ON ${prefix}partnership (tenant, second_city, id);

-- The gazetteer, shared by all tenants: one row for the edition, then its places and their names.
-- The slot is always 1, so that two imports at once cannot both be kept.
CREATE TABLE ${prefix}gazetteer (
  slot        INT NOT NULL PRIMARY KEY,
  edition_no  BIGINT NOT NULL,
  source      VARCHAR(1000) NOT NULL,
  places      BIGINT NOT NULL,
  digest      VARCHAR(100) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  imported    CHAR(26) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  row_hash    VARCHAR(100) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE TABLE ${prefix}place (
  id           BIGINT NOT NULL PRIMARY KEY,
  name         VARCHAR(1000) NOT NULL,
  ascii_name   VARCHAR(1000) NOT NULL,
  other_names  MEDIUMTEXT NOT NULL,
  latitude_e7  INT NOT NULL,
  longitude_e7 INT NOT NULL,
  country      VARCHAR(2) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  region       VARCHAR(80),
  feature      VARCHAR(20) NOT NULL,
  population   BIGINT NOT NULL,
  time_zone    VARCHAR(80) NOT NULL
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX ${prefix}place_latitude ON ${prefix}place (latitude_e7);
CREATE TABLE ${prefix}place_name (
  name_key   VARCHAR(400) NOT NULL,
  place_id   BIGINT NOT NULL,
  main_name  BOOLEAN NOT NULL,
  PRIMARY KEY (name_key, place_id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
