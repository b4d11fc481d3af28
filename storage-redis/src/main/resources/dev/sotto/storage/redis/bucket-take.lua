-- Takes one token out of a bucket.
--
-- KEYS[1] bucket   string: the microsecond at which the bucket is full again
-- ARGV[1] at       integer: now, microseconds since 1970
-- ARGV[2] perToken integer: microseconds in which one token comes
-- ARGV[3] capacity integer: microseconds in which an empty bucket fills
-- ARGV[4] margin   integer: milliseconds for which a full bucket is kept
--
-- Returns the microseconds until there is a token; 0 when it was taken.
local at = tonumber(ARGV[1])
local perToken = tonumber(ARGV[2])
local capacity = tonumber(ARGV[3])
local margin = tonumber(ARGV[4])

-- Clamped, so that a clock that jumps does not shut anybody out for longer than one period.
local fullAt = tonumber(redis.call('GET', KEYS[1]) or at)
fullAt = math.max(at, math.min(fullAt, at + capacity))

local wait = math.max(0, fullAt + perToken - capacity - at)
if wait == 0 then
  fullAt = fullAt + perToken
end
local keep = math.ceil((fullAt - at) / 1000) + margin
redis.call('SET', KEYS[1], string.format('%.0f', fullAt), 'PX', string.format('%.0f', keep))
return wait
