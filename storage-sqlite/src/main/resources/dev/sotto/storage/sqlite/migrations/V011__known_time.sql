-- The time that servers of these data have known last, so that one that is started with a wrong clock notices. One row
-- at most. Not moved or exported.
CREATE TABLE known_time (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  known_at INTEGER NOT NULL
);
