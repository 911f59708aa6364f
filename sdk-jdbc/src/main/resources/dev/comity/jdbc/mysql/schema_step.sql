-- Which steps of Comity's tables have run, with the hash of each step's text.

-- One row for each step. While a step is at work, a row says how far it has come.
CREATE TABLE ${prefix}schema_step (
  name     VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  hash     VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  applied  DATETIME(6) NOT NULL
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

-- How a step is noted.
INSERT INTO ${prefix}schema_step (name, hash, applied)
  VALUES ('${step}', '${hash}', UTC_TIMESTAMP(6));
