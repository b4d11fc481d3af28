-- Keeps a signal of one party of a call to another.
--
-- KEYS[1] signals  list: packed signals in the order in which they came
-- KEYS[2] bytes    integer: of all of them
-- ARGV[1] signal   bytes
-- ARGV[2] lifetime integer: milliseconds for which all are kept from now on
-- ARGV[3] max      integer: signals
-- ARGV[4] maxBytes integer
--
-- Returns 1 when it was kept, 0 when there was no room.
local bytes = (tonumber(redis.call('GET', KEYS[2]) or '0') or 0) + #ARGV[1]
if redis.call('LLEN', KEYS[1]) >= tonumber(ARGV[3]) or bytes > tonumber(ARGV[4]) then
  return 0
end
redis.call('RPUSH', KEYS[1], ARGV[1])
redis.call('SET', KEYS[2], string.format('%.0f', bytes), 'PX', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1
