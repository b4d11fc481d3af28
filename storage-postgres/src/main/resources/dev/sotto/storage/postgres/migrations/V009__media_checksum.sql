-- Media: what the bytes of an object come to, and uploads that take no room before they begin.

-- SHA-256 of its bytes in hexadecimal; empty where nobody has looked at them.
ALTER TABLE media_object ADD COLUMN sha256 text COLLATE "C" NOT NULL DEFAULT '';

-- By state as well: what takes room is added up, what has not begun is counted. The state is CREATED, RESERVED
-- (as CREATED, and it takes room), STORED, CLEAN, INFECTED or UNDECIDED.
DROP INDEX media_object_by_owner;
CREATE INDEX media_object_by_owner ON media_object (owner, state, size);
