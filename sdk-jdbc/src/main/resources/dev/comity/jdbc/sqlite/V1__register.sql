-- Comity's tables for SQLite, step 1. ${prefix} stands for the schema and prefix that the host chose.
-- Ids are UUIDs as text, so that they sort alike in every database. JSON is canonical (RFC 8785).
-- Dates and instants are texts of one length (ISO 8601, UTC), which sort as they should.

-- The journal: one row for each entry, never changed. Everything else can be told from it.
CREATE TABLE ${prefix}event (
  tenant          TEXT NOT NULL,
  aggregate_id    TEXT NOT NULL,
  aggregate_kind  TEXT NOT NULL,
  entry_no        INTEGER NOT NULL,
  effective       TEXT NOT NULL,
  recorded        TEXT NOT NULL,
  actor           TEXT NOT NULL,
  event_type      TEXT NOT NULL,
  format_version  INTEGER NOT NULL,
  payload         TEXT NOT NULL,
  previous_hash   TEXT,
  hash            TEXT NOT NULL,
  PRIMARY KEY (tenant, aggregate_id, aggregate_kind, entry_no)
);

-- The parties as they stand. "body" is the record; the other columns are taken from it.
CREATE TABLE ${prefix}party (
  tenant       TEXT NOT NULL,
  id           TEXT NOT NULL,
  party_kind   TEXT NOT NULL,
  version_no   INTEGER NOT NULL,
  name         TEXT NOT NULL,
  country      TEXT NOT NULL,
  merged_into  TEXT,
  body         TEXT NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX ${prefix}party_merged ON ${prefix}party (tenant, merged_into, id);

-- Every name of a party, folded, for finding it.
CREATE TABLE ${prefix}party_name (
  tenant    TEXT NOT NULL,
  name_key  TEXT NOT NULL,
  party_id  TEXT NOT NULL,
  PRIMARY KEY (tenant, name_key, party_id)
);
CREATE INDEX ${prefix}party_name_party ON ${prefix}party_name (tenant, party_id);

-- What other catalogues call a party.
CREATE TABLE ${prefix}outside_id (
  tenant    TEXT NOT NULL,
  scheme    TEXT NOT NULL,
  id_value  TEXT NOT NULL,
  party_id  TEXT NOT NULL,
  PRIMARY KEY (tenant, scheme, id_value)
);
CREATE INDEX ${prefix}outside_id_party ON ${prefix}outside_id (tenant, party_id);

-- The partnerships as they stand. "open_key" is set while one is open: the database itself lets no
-- two open ones of one kind stand between two cities.
CREATE TABLE ${prefix}partnership (
  tenant           TEXT NOT NULL,
  id               TEXT NOT NULL,
  version_no       INTEGER NOT NULL,
  first_city       TEXT NOT NULL,
  second_city      TEXT NOT NULL,
  partnership_kind TEXT NOT NULL,
  status           TEXT NOT NULL,
  vitality         TEXT NOT NULL,
  in_force_since   TEXT,
  open_key         TEXT,
  body             TEXT NOT NULL,
  PRIMARY KEY (tenant, id),
  CONSTRAINT ${name}partnership_open UNIQUE (tenant, open_key)
);
CREATE INDEX ${prefix}partnership_first ON ${prefix}partnership (tenant, first_city, id);
CREATE INDEX ${prefix}partnership_second ON ${prefix}partnership (tenant, second_city, id);

-- The gazetteer, shared by all tenants: one row for the edition, then its places and their names.
-- The slot is always 1, so that two imports at once cannot both be kept.
CREATE TABLE ${prefix}gazetteer (
  slot        INTEGER NOT NULL PRIMARY KEY,
  edition_no  INTEGER NOT NULL,
  source      TEXT NOT NULL,
  places      INTEGER NOT NULL,
  digest      TEXT NOT NULL,
  imported    TEXT NOT NULL,
  row_hash    TEXT NOT NULL
);
CREATE TABLE ${prefix}place (
  id           INTEGER NOT NULL PRIMARY KEY,
  name         TEXT NOT NULL,
  ascii_name   TEXT NOT NULL,
  other_names  TEXT NOT NULL,
  latitude_e7  INTEGER NOT NULL,
  longitude_e7 INTEGER NOT NULL,
  country      TEXT NOT NULL,
  region       TEXT,
  feature      TEXT NOT NULL,
  population   INTEGER NOT NULL,
  time_zone    TEXT NOT NULL
);
CREATE INDEX ${prefix}place_latitude ON ${prefix}place (latitude_e7);
CREATE TABLE ${prefix}place_name (
  name_key   TEXT NOT NULL,
  place_id   INTEGER NOT NULL,
  main_name  BOOLEAN NOT NULL CHECK (main_name IN (0, 1)),
  PRIMARY KEY (name_key, place_id)
);
