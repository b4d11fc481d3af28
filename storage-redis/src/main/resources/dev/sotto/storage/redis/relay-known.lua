-- Says whether a send of this name would be a repeated one.
--
-- KEYS[1] send string: packed {id, sentAt, expiresAt, digest, until} of the send of this name
-- ARGV[1] now  integer: milliseconds since 1970
--
-- Returns 1 if so, else 0.
local packed = redis.call('GET', KEYS[1])
if packed then
  local send = cmsgpack.unpack(packed)
  if tonumber(send[5] or send[3]) > tonumber(ARGV[1]) then
    return 1
  end
end
return 0
