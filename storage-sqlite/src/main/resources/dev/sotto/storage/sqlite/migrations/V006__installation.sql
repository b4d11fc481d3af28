-- The name of the installation that these data belong to, drawn at the first start. One row at most. Not moved
-- or exported: it tells storages apart.
CREATE TABLE installation (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL
);
