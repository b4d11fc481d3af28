-- Times are milliseconds since 1970 UTC. Tables whose key is their whole access path have no row ids.

CREATE TABLE account (
  id INTEGER NOT NULL PRIMARY KEY,  -- 1 to 2^53 - 1, random
  handle TEXT NOT NULL,  -- as its owner wrote it
  handle_key TEXT NOT NULL UNIQUE,  -- the form under which handles are compared and searched
  password_hash TEXT NOT NULL,  -- modular crypt format
  public_key TEXT NOT NULL,  -- opaque; empty when none is published
  role TEXT NOT NULL,  -- USER, MODERATOR or ADMIN
  enabled INTEGER NOT NULL,  -- 1 when it may log in, send and receive
  created_at INTEGER NOT NULL,  -- when it was registered
  last_seen INTEGER NOT NULL  -- when its last socket opened or closed
);

CREATE TABLE device (
  account INTEGER NOT NULL REFERENCES account (id),  -- whose device
  device INTEGER NOT NULL,  -- 1 to 127 within the account
  name TEXT NOT NULL,  -- what its owner calls it; may be empty
  created_at INTEGER NOT NULL,  -- when it was added
  PRIMARY KEY (account, device)
) WITHOUT ROWID;

-- Apart from device, so that the row rewritten with every message is small.
CREATE TABLE mailbox (
  account INTEGER NOT NULL,  -- with device: whose mailbox
  device INTEGER NOT NULL,  -- see account
  last_seq INTEGER NOT NULL,  -- last number given out; 0 when none
  acked_seq INTEGER NOT NULL,  -- everything up to here is acknowledged
  PRIMARY KEY (account, device),
  FOREIGN KEY (account, device) REFERENCES device (account, device) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE push_token (
  account INTEGER NOT NULL,  -- with device: whom the token reaches
  device INTEGER NOT NULL,  -- see account
  token TEXT NOT NULL UNIQUE,  -- as the push service made it
  PRIMARY KEY (account, device),
  FOREIGN KEY (account, device) REFERENCES device (account, device) ON DELETE CASCADE
);

-- Not tied to device: the end of a session must be seen by every process, also after its device is gone.
CREATE TABLE session (
  id TEXT NOT NULL PRIMARY KEY,  -- 32 hexadecimal digits
  account INTEGER NOT NULL REFERENCES account (id),  -- who may act
  device INTEGER NOT NULL,  -- from which device
  created_at INTEGER NOT NULL,  -- when it was opened
  last_used_at INTEGER NOT NULL,  -- when it was opened or last refreshed
  expires_at INTEGER NOT NULL,  -- when it ends by itself
  ended_at INTEGER  -- when somebody ended it; null until then
);
CREATE INDEX session_by_account ON session (account, created_at);
CREATE INDEX session_by_end ON session (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX session_by_expiry ON session (expires_at);

CREATE TABLE refresh_token (
  hash TEXT NOT NULL PRIMARY KEY,  -- SHA-256 of the token, hexadecimal
  session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,  -- what it prolongs
  spent INTEGER NOT NULL  -- 1 once it was exchanged
) WITHOUT ROWID;
CREATE INDEX refresh_token_by_session ON refresh_token (session);

CREATE TABLE contact (
  owner INTEGER NOT NULL REFERENCES account (id),  -- who has the contact
  contact INTEGER NOT NULL REFERENCES account (id),  -- whom
  created_at INTEGER NOT NULL,  -- since when
  PRIMARY KEY (owner, contact)
) WITHOUT ROWID;
CREATE INDEX contact_by_contact ON contact (contact);

CREATE TABLE correspondence (
  writer INTEGER NOT NULL REFERENCES account (id),  -- who has ever written
  reader INTEGER NOT NULL REFERENCES account (id),  -- to whom
  PRIMARY KEY (writer, reader)
) WITHOUT ROWID;

-- The body comes last: what stands before it is read without following the pages of a large one.
CREATE TABLE message (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,  -- rising, never used again
  sender INTEGER NOT NULL REFERENCES account (id),  -- who sent it
  sender_device INTEGER NOT NULL,  -- from which device
  recipient INTEGER NOT NULL REFERENCES account (id),  -- to whom
  low INTEGER NOT NULL,  -- the lower of sender and recipient: names the conversation, with high
  high INTEGER NOT NULL,  -- the higher of the two
  sent_at INTEGER NOT NULL,  -- never falls when id rises
  expires_at INTEGER NOT NULL,  -- 253402300799999 for never, and for what remains of a message
  hidden INTEGER NOT NULL,  -- 1 when the recipient does not want to see it in the history
  client_id TEXT NOT NULL,  -- what the sending client called it
  digest BLOB NOT NULL,  -- SHA-256 that tells a repeated send from another one
  body BLOB  -- ciphertext; null once deleted, or acknowledged by all where retention says so
);
CREATE UNIQUE INDEX message_by_client_id ON message (sender, client_id);
CREATE INDEX message_by_conversation ON message (low, high, id);
CREATE INDEX message_by_sender ON message (sender, sent_at);
CREATE INDEX message_by_recipient ON message (recipient, sent_at);
CREATE INDEX message_by_expiry ON message (expires_at) WHERE expires_at < 253402300799999;

-- What waits in mailboxes; acknowledged entries are deleted.
CREATE TABLE delivery (
  account INTEGER NOT NULL,  -- with device: in whose mailbox
  device INTEGER NOT NULL,  -- see account
  seq INTEGER NOT NULL,  -- place in the mailbox, from 1, given out without gaps
  message INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,  -- what it is about
  kind INTEGER NOT NULL,  -- 0 the message arrived, 1 it was deleted for everybody
  PRIMARY KEY (account, device, seq),
  FOREIGN KEY (account, device) REFERENCES mailbox (account, device) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX delivery_by_message ON delivery (message);

CREATE TABLE receipt (
  reader INTEGER NOT NULL REFERENCES account (id),  -- who has received and read
  author INTEGER NOT NULL REFERENCES account (id),  -- whose messages
  delivered_up_to INTEGER NOT NULL,  -- id of the newest message delivered
  read_up_to INTEGER NOT NULL,  -- id of the newest message read; 0 when none
  PRIMARY KEY (reader, author)
) WITHOUT ROWID;

-- One row, written to find out whether the storage can write.
CREATE TABLE pulse (
  id INTEGER NOT NULL PRIMARY KEY,  -- 1
  beats INTEGER NOT NULL  -- how often it was asked
);
INSERT INTO pulse (id, beats) VALUES (1, 0);
