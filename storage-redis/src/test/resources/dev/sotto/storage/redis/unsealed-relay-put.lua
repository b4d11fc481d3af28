-- Keeps a message for some devices of its recipient.
--
-- KEYS[1]  send      string: packed {id, sentAt, expiresAt, digest} of the send of this name
-- KEYS[2]  counter   integer: how many messages have come
-- KEYS[3]  message   hash: bytes, and waiting: for how many devices
-- KEYS[4…] devices   sorted sets: "number:id" by expiry, the number with 16 digits
-- ARGV[1]  now       integer: milliseconds since 1970
-- ARGV[2]  sentAt    integer: milliseconds since 1970
-- ARGV[3]  expiresAt integer: milliseconds since 1970
-- ARGV[4]  id        text: 32 hexadecimal digits
-- ARGV[5]  digest    bytes: the same for a repeated send only
-- ARGV[6]  message   bytes
-- ARGV[7]  most      integer: how many messages may wait for one device
--
-- Returns kept, conflict or full; or repeated, and id, sentAt and expiresAt of the first send.
local now = tonumber(ARGV[1])
local life = tonumber(ARGV[3]) - now

local packed = redis.call('GET', KEYS[1])
local earlier = packed and cmsgpack.unpack(packed)
if earlier and tonumber(earlier[3]) > now then
  if earlier[4] ~= ARGV[5] then
    return { 'conflict' }
  end
  return { 'repeated', earlier[1], earlier[2], earlier[3] }
end

for i = 4, #KEYS do
  redis.call('ZREMRANGEBYSCORE', KEYS[i], '-inf', now)
  if redis.call('ZCARD', KEYS[i]) >= tonumber(ARGV[7]) then
    return { 'full' }
  end
end

local function keep(key)
  redis.call('PEXPIRE', key, string.format('%.0f', math.max(life, redis.call('PTTL', key))))
end

local member = string.format('%016.0f', redis.call('INCR', KEYS[2])) .. ':' .. ARGV[4]
keep(KEYS[2])
redis.call('HSET', KEYS[3], 'bytes', ARGV[6], 'waiting', #KEYS - 3)
keep(KEYS[3])
for i = 4, #KEYS do
  redis.call('ZADD', KEYS[i], ARGV[3], member)
  keep(KEYS[i])
end
local send = cmsgpack.pack({ ARGV[4], ARGV[2], ARGV[3], ARGV[5] })
redis.call('SET', KEYS[1], send, 'PX', string.format('%.0f', life))
return { 'kept' }
