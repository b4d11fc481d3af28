-- The audit log, and what is needed to have media scanned and to find them by the name of their file.

CREATE TABLE audit_record (
  id TEXT NOT NULL PRIMARY KEY,  -- its time and chance, in hexadecimal: rises with time
  recorded_at INTEGER NOT NULL,  -- when it happened
  event TEXT NOT NULL,  -- what happened: a name of AuditEvent
  account INTEGER NOT NULL REFERENCES account (id),  -- whom it concerns
  subject TEXT NOT NULL,  -- what it concerns, as the key of an object
  detail TEXT NOT NULL  -- more about it; may be empty
) WITHOUT ROWID;

CREATE INDEX media_object_unscanned ON media_object (key) WHERE state = 'STORED';
CREATE INDEX media_object_by_file ON media_object (
  substr(ltrim(substr(key, 7), '0123456789'), 2, 36)  -- the UUID in media/<owner>/<uuid>.<extension>
);
