-- Says by what a repeated send is known.
--
-- KEYS[1] send string: packed {id, sentAt, expiresAt, digest} of the send of this name
--
-- Returns the digest; nothing when the send is forgotten.
local packed = redis.call('GET', KEYS[1])
if not packed then
  return {}
end
return { cmsgpack.unpack(packed)[4] }
