-- Media: what is known of objects, whose bytes are elsewhere, and the messages that name them.

CREATE TABLE media_object (
  key text COLLATE "C" NOT NULL PRIMARY KEY,  -- media/<owner>/<uuid>.<extension>
  owner bigint NOT NULL REFERENCES account (id),  -- who uploads it
  type text COLLATE "C" NOT NULL,  -- what its owner says it is
  size bigint NOT NULL,  -- bytes declared; once stored, bytes that it has
  exact boolean NOT NULL,  -- whether it has just so many, not so many at most
  state text COLLATE "C" NOT NULL,  -- CREATED, STORED, CLEAN or INFECTED
  audience text COLLATE "C" NOT NULL,  -- who may read it: RECIPIENTS or CORRESPONDENTS
  viewing text COLLATE "C" NOT NULL,  -- how often: ANY, ONCE or SPENT
  awaited_until timestamptz NOT NULL,  -- when its bytes must be there
  expires_at timestamptz NOT NULL,  -- when its time is over
  ends_at timestamptz NOT NULL  -- the one of the two that counts in its state
);
CREATE INDEX media_object_by_owner ON media_object (owner, size);
CREATE INDEX media_object_by_end ON media_object (ends_at, key);

CREATE TABLE media_naming (
  key text COLLATE "C" NOT NULL REFERENCES media_object (key) ON DELETE CASCADE,  -- which object
  reader bigint NOT NULL REFERENCES account (id),  -- whom the message is for
  sender bigint NOT NULL REFERENCES account (id),  -- who sends the message
  client_id text COLLATE "C" NOT NULL,  -- what the sender's client calls the message
  PRIMARY KEY (key, reader, sender, client_id)
);
CREATE INDEX media_naming_by_message ON media_naming (sender, client_id, key);
