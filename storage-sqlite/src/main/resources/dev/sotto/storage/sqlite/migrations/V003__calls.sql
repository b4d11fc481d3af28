-- Calls, those that go on and those that are over. A time that has not come is 9999-12-31 23:59:59.999.

CREATE TABLE call (
  id TEXT NOT NULL PRIMARY KEY,  -- a UUID, random
  caller INTEGER NOT NULL REFERENCES account (id),  -- who has placed it
  client_id TEXT NOT NULL,  -- what the caller's client calls it
  media TEXT NOT NULL,  -- AUDIO or VIDEO
  state TEXT NOT NULL,  -- RINGING, ANSWERED, ENDED, MISSED, DECLINED, BUSY or CANCELLED
  placed_at INTEGER NOT NULL,  -- when it began to ring
  answered_at INTEGER NOT NULL,  -- when the first callee joined
  ended_at INTEGER NOT NULL,  -- when it was over
  rings_until INTEGER NOT NULL,  -- when those who ring have missed it; not to come while nobody rings
  version INTEGER NOT NULL,  -- 1, and one more with each change
  UNIQUE (caller, client_id)
) WITHOUT ROWID;
CREATE INDEX call_by_ring ON call (rings_until);
CREATE INDEX call_by_end ON call (ended_at, id);

CREATE TABLE call_party (
  call TEXT NOT NULL REFERENCES call (id) ON DELETE CASCADE,  -- in which call
  place INTEGER NOT NULL,  -- 0 is the caller
  account INTEGER NOT NULL REFERENCES account (id),  -- whose part it is
  placed_at INTEGER NOT NULL,  -- that of the call, for the order of the history
  state TEXT NOT NULL,  -- RINGING, JOINED, LEFT, DECLINED, BUSY, MISSED or CANCELLED
  device INTEGER NOT NULL,  -- the device that acts or has acted for it; 0 when none has
  joined_at INTEGER NOT NULL,  -- when that device joined
  gone_at INTEGER NOT NULL,  -- when it rang or took part no longer
  PRIMARY KEY (call, place)
) WITHOUT ROWID;
CREATE INDEX call_party_by_place ON call_party (account, placed_at, call);
CREATE INDEX call_party_by_end ON call_party (account, gone_at, placed_at, call);
