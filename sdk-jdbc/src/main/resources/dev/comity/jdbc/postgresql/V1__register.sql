-- Comity's tables for PostgreSQL, step 1. ${prefix} stands for the schema and prefix that the host chose.
-- Ids are UUIDs as text, so that they sort alike in every database. JSON is canonical (RFC 8785).
-- Texts are compared byte by byte (COLLATE "C"), whatever the database's own collation is.

-- The journal: one row for each entry, never changed. Everything else can be told from it.
CREATE TABLE ${prefix}event (
  tenant          VARCHAR(63) COLLATE "C" NOT NULL,
  aggregate_id    VARCHAR(36) COLLATE "C" NOT NULL,
  aggregate_kind  VARCHAR(32) COLLATE "C" NOT NULL,
  entry_no        BIGINT NOT NULL,
  effective       DATE NOT NULL,
  recorded        TIMESTAMPTZ NOT NULL,
  actor           VARCHAR(64) COLLATE "C" NOT NULL,
  event_type      VARCHAR(64) COLLATE "C" NOT NULL,
  format_version  INTEGER NOT NULL,
  payload         TEXT COLLATE "C" NOT NULL,
  previous_hash   VARCHAR(100) COLLATE "C",
  hash            VARCHAR(100) COLLATE "C" NOT NULL,
  PRIMARY KEY (tenant, aggregate_id, aggregate_kind, entry_no)
);

-- The parties as they stand. "body" is the record; the other columns are taken from it.
CREATE TABLE ${prefix}party (
  tenant       VARCHAR(63) COLLATE "C" NOT NULL,
  id           VARCHAR(36) COLLATE "C" NOT NULL,
  party_kind   VARCHAR(32) COLLATE "C" NOT NULL,
  version_no   BIGINT NOT NULL,
  name         VARCHAR(200) COLLATE "C" NOT NULL,
  country      VARCHAR(2) COLLATE "C" NOT NULL,
  merged_into  VARCHAR(36) COLLATE "C",
  body         TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX ${prefix}party_merged ON ${prefix}party (tenant, merged_into, id);

-- Every name of a party, folded, for finding it.
CREATE TABLE ${prefix}party_name (
  tenant    VARCHAR(63) COLLATE "C" NOT NULL,
  name_key  VARCHAR(400) COLLATE "C" NOT NULL,
  party_id  VARCHAR(36) COLLATE "C" NOT NULL,
  PRIMARY KEY (tenant, name_key, party_id)
);
CREATE INDEX ${prefix}party_name_party ON ${prefix}party_name (tenant, party_id);

-- What other catalogues call a party.
CREATE TABLE ${prefix}outside_id (
  tenant    VARCHAR(63) COLLATE "C" NOT NULL,
  scheme    VARCHAR(32) COLLATE "C" NOT NULL,
  id_value  VARCHAR(128) COLLATE "C" NOT NULL,
  party_id  VARCHAR(36) COLLATE "C" NOT NULL,
  PRIMARY KEY (tenant, scheme, id_value)
);
CREATE INDEX ${prefix}outside_id_party ON ${prefix}outside_id (tenant, party_id);

-- The partnerships as they stand. "open_key" is set while one is open: the database itself lets no
-- two open ones of one kind stand between two cities.
CREATE TABLE ${prefix}partnership (
  tenant           VARCHAR(63) COLLATE "C" NOT NULL,
  id               VARCHAR(36) COLLATE "C" NOT NULL,
  version_no       BIGINT NOT NULL,
  first_city       VARCHAR(36) COLLATE "C" NOT NULL,
  second_city      VARCHAR(36) COLLATE "C" NOT NULL,
  partnership_kind VARCHAR(40) COLLATE "C" NOT NULL,
  status           VARCHAR(32) COLLATE "C" NOT NULL,
  vitality         VARCHAR(32) COLLATE "C" NOT NULL,
  in_force_since   VARCHAR(10) COLLATE "C",
  open_key         VARCHAR(120) COLLATE "C",
  body             TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (tenant, id),
  CONSTRAINT ${name}partnership_open UNIQUE (tenant, open_key)
);
CREATE INDEX ${prefix}partnership_first ON ${prefix}partnership (tenant, first_city, id);
CREATE INDEX ${prefix}partnership_second ON ${prefix}partnership (tenant, second_city, id);

-- The gazetteer, shared by all tenants: one row for the edition, then its places and their names.
-- The slot is always 1, so that two imports at once cannot both be kept.
CREATE TABLE ${prefix}gazetteer (
  slot        INTEGER NOT NULL PRIMARY KEY,
  edition_no  BIGINT NOT NULL,
  source      VARCHAR(1000) COLLATE "C" NOT NULL,
  places      BIGINT NOT NULL,
  digest      VARCHAR(100) COLLATE "C" NOT NULL,
  imported    TIMESTAMPTZ NOT NULL,
  row_hash    VARCHAR(100) COLLATE "C" NOT NULL
);
CREATE TABLE ${prefix}place (
  id           BIGINT NOT NULL PRIMARY KEY,
  name         VARCHAR(1000) COLLATE "C" NOT NULL,
  ascii_name   VARCHAR(1000) COLLATE "C" NOT NULL,
  other_names  TEXT COLLATE "C" NOT NULL,
  latitude_e7  INTEGER NOT NULL,
  longitude_e7 INTEGER NOT NULL,
  country      VARCHAR(2) COLLATE "C" NOT NULL,
  region       VARCHAR(80) COLLATE "C",
  feature      VARCHAR(20) COLLATE "C" NOT NULL,
  population   BIGINT NOT NULL,
  time_zone    VARCHAR(80) COLLATE "C" NOT NULL
);
CREATE INDEX ${prefix}place_latitude ON ${prefix}place (latitude_e7);
CREATE TABLE ${prefix}place_name (
  name_key   VARCHAR(400) COLLATE "C" NOT NULL,
  place_id   BIGINT NOT NULL,
  main_name  BOOLEAN NOT NULL,
  PRIMARY KEY (name_key, place_id)
);
