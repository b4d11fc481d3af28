-- Keeps a message for some devices of its recipient.
--
-- KEYS[1]  send      string: packed {id, sentAt, expiresAt, digest, until} of the send of this name
-- KEYS[2]  counter   integer: how many messages have come
-- KEYS[3]  message   hash: bytes, waiting: for how many devices, and held: its member of KEYS[4]
-- KEYS[4]  held      sorted set: "sender:length:id" by until, of what waits for some device
-- KEYS[5…] devices   sorted sets: "number:id" by until, the number with 16 digits; may be none
-- ARGV[1]  now       integer: milliseconds since 1970
-- ARGV[2]  sentAt    integer: milliseconds since 1970, as told to clients
-- ARGV[3]  expiresAt integer: milliseconds since 1970, as told to clients
-- ARGV[4]  until     integer: milliseconds since 1970, when it expires by the clock of now
-- ARGV[5]  id        text: 32 hexadecimal digits
-- ARGV[6]  digest    bytes: the same for a repeated send only
-- ARGV[7]  message   bytes
-- ARGV[8]  sender    integer: the account
-- ARGV[9]  length    integer: bytes of the body
-- ARGV[10] most      integer: how many messages may wait for the recipient, and for a device
-- ARGV[11] bytes     integer: how many bytes of bodies may wait for the recipient
-- ARGV[12] shares    1 when no sender gets more than is left for all others, 0 when only devices count
--
-- Returns kept, conflict or full; or repeated, and id, sentAt and expiresAt of the first send.
local now = tonumber(ARGV[1])
local life = tonumber(ARGV[4]) - now
local length = tonumber(ARGV[9])
local most = tonumber(ARGV[10])

local packed = redis.call('GET', KEYS[1])
local earlier = packed and cmsgpack.unpack(packed)
if earlier and tonumber(earlier[5] or earlier[3]) > now then
  if earlier[4] ~= ARGV[6] then
    return { 'conflict' }
  end
  return { 'repeated', earlier[1], earlier[2], earlier[3] }
end

local function fits(own, more, left)
  return more <= left and (own == 0 or own + more <= left - more)
end

local function has_room()
  redis.call('ZREMRANGEBYSCORE', KEYS[4], '-inf', now)
  local places, bytes, own, own_bytes = 0, 0, 0, 0
  for _, member in ipairs(redis.call('ZRANGE', KEYS[4], 0, -1)) do
    local sender, size = string.match(member, '^(%d+):(%d+):')
    if sender then
      places = places + 1
      bytes = bytes + tonumber(size)
      if sender == ARGV[8] then
        own = own + 1
        own_bytes = own_bytes + tonumber(size)
      end
    end
  end
  return fits(own, 1, most - places) and fits(own_bytes, length, tonumber(ARGV[11]) - bytes)
end

for i = 5, #KEYS do
  redis.call('ZREMRANGEBYSCORE', KEYS[i], '-inf', now)
  if redis.call('ZCARD', KEYS[i]) >= most then
    return { 'full' }
  end
end
if #KEYS > 4 and ARGV[12] == '1' and not has_room() then
  return { 'full' }
end

local function keep(key)
  redis.call('PEXPIRE', key, string.format('%.0f', math.max(life, redis.call('PTTL', key))))
end

if #KEYS > 4 then
  local member = string.format('%016.0f', redis.call('INCR', KEYS[2])) .. ':' .. ARGV[5]
  keep(KEYS[2])
  local held = ARGV[8] .. ':' .. ARGV[9] .. ':' .. ARGV[5]
  redis.call('ZADD', KEYS[4], ARGV[4], held)
  keep(KEYS[4])
  redis.call('HSET', KEYS[3], 'bytes', ARGV[7], 'waiting', #KEYS - 4, 'held', held)
  keep(KEYS[3])
  for i = 5, #KEYS do
    redis.call('ZADD', KEYS[i], ARGV[4], member)
    keep(KEYS[i])
  end
end
local send = cmsgpack.pack({ ARGV[5], ARGV[2], ARGV[3], ARGV[6], ARGV[4] })
redis.call('SET', KEYS[1], send, 'PX', string.format('%.0f', life))
return { 'kept' }
