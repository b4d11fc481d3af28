-- Rooms of two clients without accounts. What clients call themselves is their own choice.

-- Codes until they expire, redeemed or not.
CREATE TABLE pending_room (
  code text COLLATE "C" NOT NULL PRIMARY KEY,  -- what one person tells the other
  creator text COLLATE "C" NOT NULL,  -- who has made it
  creator_token text NOT NULL,  -- push token of the creator; empty without one
  creator_platform text NOT NULL,  -- IOS or ANDROID; empty without a token
  expires_at timestamptz NOT NULL,  -- from then on it cannot be redeemed
  guest text COLLATE "C" NOT NULL,  -- who has redeemed it; empty until then
  room text COLLATE "C" NOT NULL,  -- what was made of it; empty until then
  collected boolean NOT NULL  -- whether the creator has heard of the room
);
CREATE INDEX pending_room_by_creator ON pending_room (creator);
CREATE INDEX pending_room_by_guest ON pending_room (guest) WHERE guest <> '';
CREATE INDEX pending_room_by_expiry ON pending_room (expires_at);

CREATE TABLE room (
  id text COLLATE "C" NOT NULL PRIMARY KEY,  -- 48 hexadecimal digits, random
  code text COLLATE "C" NOT NULL,  -- from which it was made
  creator text COLLATE "C" NOT NULL,  -- who had made the code
  creator_token text NOT NULL,  -- push token of the creator; empty without one
  creator_platform text NOT NULL,  -- IOS or ANDROID; empty without a token
  guest text COLLATE "C" NOT NULL,  -- who had redeemed it
  guest_token text NOT NULL,  -- push token of the guest; empty without one
  guest_platform text NOT NULL,  -- IOS or ANDROID; empty without a token
  initiator text COLLATE "C" NOT NULL,  -- who opens connections; empty until somebody has entered
  created_at timestamptz NOT NULL,  -- when the code was redeemed
  used_at timestamptz NOT NULL  -- when it was made or, to the day, last entered
);
CREATE INDEX room_by_creator ON room (creator, code, created_at);
CREATE INDEX room_by_guest ON room (guest);
CREATE INDEX room_by_use ON room (used_at);
