-- Says what waits for a device.
--
-- KEYS[1] device sorted set: "number:id" by expiry, the number with 16 digits
-- ARGV[1] now    integer: milliseconds since 1970
-- ARGV[2] most   integer
--
-- Returns the ids in the order in which the messages came.
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[1])
local members = redis.call('ZRANGE', KEYS[1], 0, -1)
table.sort(members)
local answer = {}
for i = 1, math.min(#members, tonumber(ARGV[2])) do
  answer[i] = string.sub(members[i], 18)
end
return answer
