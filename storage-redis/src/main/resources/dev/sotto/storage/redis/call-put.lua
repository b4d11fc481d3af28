-- Keeps an offer or a candidate for a callee.
--
-- KEYS[1] calls         hash: caller -> packed {since, offer or nil, candidates}
-- ARGV[1] caller        text
-- ARGV[2] isOffer       1 for an offer, 0 for a candidate
-- ARGV[3] payload       bytes
-- ARGV[4] now           integer: milliseconds since 1970
-- ARGV[5] lifetime      integer: milliseconds for which a call waits
-- ARGV[6] margin        integer: milliseconds for which it is kept longer
-- ARGV[7] maxCandidates integer
-- ARGV[8] maxCallers    integer
-- ARGV[9] maxBytes      integer: of what one caller has waiting
--
-- An offer drops the last of the candidates before it as long as it does not fit.
--
-- Returns 1 when it was kept, 0 when there was no room.
local caller = ARGV[1]
local payload = ARGV[3]
local now = tonumber(ARGV[4])
local lifetime = tonumber(ARGV[5])

local function isOver(call)
  return call.since + lifetime < now
end

local packed = redis.call('HGET', KEYS[1], caller)
local call = packed and cmsgpack.unpack(packed)
if not call or isOver(call) then
  call = { since = now, candidates = {} }
end

-- Forgets those that are over, and then, for one more, the one that is worth least.
local function makePlace()
  if packed or redis.call('HLEN', KEYS[1]) < tonumber(ARGV[8]) then
    return
  end
  local all = redis.call('HGETALL', KEYS[1])
  local least, caller
  for i = 1, #all, 2 do
    local other = cmsgpack.unpack(all[i + 1])
    if isOver(other) then
      redis.call('HDEL', KEYS[1], all[i])
    else
      local worth = (other.offer and 1e15 or 0) + other.since
      if not least or worth < least then
        least = worth
        caller = all[i]
      end
    end
  end
  if redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[8]) then
    redis.call('HDEL', KEYS[1], caller)
  end
end

if ARGV[2] == '1' then
  if call.offer then
    call.candidates = {}
  end
  call.offer = payload
  call.since = now
elseif #call.candidates < tonumber(ARGV[7]) then
  table.insert(call.candidates, payload)
else
  return 0
end

local after = cmsgpack.pack(call)
while ARGV[2] == '1' and #after > tonumber(ARGV[9]) and #call.candidates > 0 do
  table.remove(call.candidates)
  after = cmsgpack.pack(call)
end
if #after > tonumber(ARGV[9]) then
  return 0
end
makePlace()
redis.call('HSET', KEYS[1], caller, after)
redis.call('PEXPIRE', KEYS[1], string.format('%.0f', lifetime + tonumber(ARGV[6])))
return 1
