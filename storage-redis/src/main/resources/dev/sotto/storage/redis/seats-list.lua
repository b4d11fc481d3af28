-- Says in which rooms somebody is, after seats.lua.
--
-- ARGV[5] limit integer
--
-- Returns the rooms, each followed by how many are in it.
return redis.call('ZRANGE', KEYS[6], 0, tonumber(ARGV[5]) - 1, 'WITHSCORES')
