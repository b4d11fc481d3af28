-- Drops a message for a device, and altogether when it waits for no other.
--
-- KEYS[1] device  sorted set: "number:id" by expiry, the number with 16 digits
-- KEYS[2] message hash: bytes, waiting: for how many devices, and held: its member of KEYS[3]
-- KEYS[3] held    sorted set: "sender:length:id" by expiry, of what waits for some device
-- ARGV[1] now     integer: milliseconds since 1970
-- ARGV[2] id      text: 32 hexadecimal digits
--
-- Returns 1 when it was waiting for the device, else 0.
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[1])
for _, member in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  if string.sub(member, 18) == ARGV[2] then
    redis.call('ZREM', KEYS[1], member)
    if redis.call('EXISTS', KEYS[2]) == 1 and redis.call('HINCRBY', KEYS[2], 'waiting', -1) <= 0 then
      local held = redis.call('HGET', KEYS[2], 'held')
      if held then
        redis.call('ZREM', KEYS[3], held)
      end
      redis.call('DEL', KEYS[2])
    end
    return 1
  end
end
return 0
