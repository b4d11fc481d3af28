-- Takes one token out of a bucket, or puts one back.
--
-- KEYS[1] bucket   string: the microsecond at which the bucket is full again, a blank, and the one
--                  at which it was last used
-- ARGV[1] at       integer: now, microseconds since 1970
-- ARGV[2] token    integer: microseconds in which one token comes; negative to put one back
-- ARGV[3] capacity integer: microseconds in which an empty bucket fills
-- ARGV[4] margin   integer: milliseconds for which a full bucket is kept, and by which the clocks of
--                  nodes may differ
--
-- Returns the microseconds until there is a token; 0 when it was taken or put back.
local at = tonumber(ARGV[1])
local token = tonumber(ARGV[2])
local capacity = tonumber(ARGV[3])
local margin = tonumber(ARGV[4])

-- What does not look like a bucket is as good as none. A forged one can do no more than a full or an empty one.
local missing = 0
local fullAt, usedAt = string.match(redis.call('GET', KEYS[1]) or '', '^(%d+) (%d+)$')
if fullAt then
  -- Seen from when it was last used when the clock has gone back since: else a bucket that lacked
  -- little would seem to be empty.
  local from = at
  if at < tonumber(usedAt) - margin * 1000 then
    from = tonumber(usedAt)
  end
  missing = math.max(0, math.min(capacity, tonumber(fullAt) - from))
end

local wait = math.max(0, missing + token - capacity)
if wait == 0 then
  missing = math.max(0, missing + token)
end
local keep = math.ceil(missing / 1000) + margin
redis.call('SET', KEYS[1], string.format('%.0f %.0f', at + missing, at), 'PX', string.format('%.0f', keep))
return wait
