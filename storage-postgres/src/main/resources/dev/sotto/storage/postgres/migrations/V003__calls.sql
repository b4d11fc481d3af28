-- Calls, those that go on and those that are over. A time that has not come is 9999-12-31 23:59:59.999.

CREATE TABLE call (
  id text COLLATE "C" NOT NULL PRIMARY KEY,  -- a UUID, random
  caller bigint NOT NULL REFERENCES account (id),  -- who has placed it
  client_id text COLLATE "C" NOT NULL,  -- what the caller's client calls it
  media text NOT NULL,  -- AUDIO or VIDEO
  state text NOT NULL,  -- RINGING, ANSWERED, ENDED, MISSED, DECLINED, BUSY or CANCELLED
  placed_at timestamptz NOT NULL,  -- when it began to ring
  answered_at timestamptz NOT NULL,  -- when the first callee joined
  ended_at timestamptz NOT NULL,  -- when it was over
  rings_until timestamptz NOT NULL,  -- when those who ring have missed it; not to come while nobody rings
  version bigint NOT NULL,  -- 1, and one more with each change
  UNIQUE (caller, client_id)
);
CREATE INDEX call_by_ring ON call (rings_until);
CREATE INDEX call_by_end ON call (ended_at, id);

CREATE TABLE call_party (
  call text COLLATE "C" NOT NULL REFERENCES call (id) ON DELETE CASCADE,  -- in which call
  place integer NOT NULL,  -- 0 is the caller
  account bigint NOT NULL REFERENCES account (id),  -- whose part it is
  placed_at timestamptz NOT NULL,  -- that of the call, for the order of the history
  state text NOT NULL,  -- RINGING, JOINED, LEFT, DECLINED, BUSY, MISSED or CANCELLED
  device integer NOT NULL,  -- the device that acts or has acted for it; 0 when none has
  joined_at timestamptz NOT NULL,  -- when that device joined
  gone_at timestamptz NOT NULL,  -- when it rang or took part no longer
  PRIMARY KEY (call, place)
);
CREATE INDEX call_party_by_place ON call_party (account, placed_at, call);
CREATE INDEX call_party_by_end ON call_party (account, gone_at, placed_at, call);
