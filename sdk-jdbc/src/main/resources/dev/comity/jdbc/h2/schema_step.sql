-- Which steps of Comity's tables have run, with the hash of each step's text.

-- One row for each step. While a step is at work, a row says how far it has come.
CREATE TABLE IF NOT EXISTS ${prefix}schema_step (
  name     VARCHAR(100) NOT NULL PRIMARY KEY,
  hash     VARCHAR(100) NOT NULL,
  applied  TIMESTAMP(6) NOT NULL
);

-- How a step is noted.
INSERT INTO ${prefix}schema_step (name, hash, applied)
  VALUES ('${step}', '${hash}', LOCALTIMESTAMP);
