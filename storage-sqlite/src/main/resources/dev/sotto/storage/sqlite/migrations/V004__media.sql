-- Media: what is known of objects, whose bytes are elsewhere, and the messages that name them.

CREATE TABLE media_object (
  key TEXT NOT NULL PRIMARY KEY,  -- media/<owner>/<uuid>.<extension>
  owner INTEGER NOT NULL REFERENCES account (id),  -- who uploads it
  type TEXT NOT NULL,  -- what its owner says it is
  size INTEGER NOT NULL,  -- bytes declared; once stored, bytes that it has
  exact INTEGER NOT NULL,  -- whether it has just so many, not so many at most
  state TEXT NOT NULL,  -- CREATED, STORED, CLEAN or INFECTED
  audience TEXT NOT NULL,  -- who may read it: RECIPIENTS or CORRESPONDENTS
  viewing TEXT NOT NULL,  -- how often: ANY, ONCE or SPENT
  awaited_until INTEGER NOT NULL,  -- when its bytes must be there
  expires_at INTEGER NOT NULL,  -- when its time is over
  ends_at INTEGER NOT NULL  -- the one of the two that counts in its state
) WITHOUT ROWID;
CREATE INDEX media_object_by_owner ON media_object (owner, size);
CREATE INDEX media_object_by_end ON media_object (ends_at, key);

CREATE TABLE media_naming (
  key TEXT NOT NULL REFERENCES media_object (key) ON DELETE CASCADE,  -- which object
  reader INTEGER NOT NULL REFERENCES account (id),  -- whom the message is for
  sender INTEGER NOT NULL REFERENCES account (id),  -- who sends the message
  client_id TEXT NOT NULL,  -- what the sender's client calls the message
  PRIMARY KEY (key, reader, sender, client_id)
) WITHOUT ROWID;
CREATE INDEX media_naming_by_message ON media_naming (sender, client_id, key);
