-- Accounts whose sessions were ended together, and how far devices were woken.

CREATE TABLE ended_account (
  account bigint NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,  -- whose
  ended_at timestamptz NOT NULL  -- when that was last
);

CREATE INDEX ended_account_by_time ON ended_account (ended_at);

CREATE TABLE woken (
  account bigint NOT NULL,  -- with device: who was woken
  device integer NOT NULL,  -- see account
  seq bigint NOT NULL,  -- up to this place in its mailbox
  PRIMARY KEY (account, device),
  FOREIGN KEY (account, device) REFERENCES device (account, device) ON DELETE CASCADE
);

-- Until now nobody has noted it: who was not woken before is not woken for it now.
INSERT INTO woken (account, device, seq)
SELECT account, device, last_seq FROM mailbox WHERE last_seq > 0;
