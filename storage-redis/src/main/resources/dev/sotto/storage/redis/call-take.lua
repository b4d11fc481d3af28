-- Takes the newest call that waits for a callee, and forgets all others.
--
-- KEYS[1] calls    hash: caller -> packed {since, offer or nil, candidates}
-- ARGV[1] now      integer: milliseconds since 1970
-- ARGV[2] lifetime integer: milliseconds for which a call waits
--
-- Returns caller, offer, candidates in order; an empty list when nobody calls.
local now = tonumber(ARGV[1])
local lifetime = tonumber(ARGV[2])

local all = redis.call('HGETALL', KEYS[1])
redis.call('DEL', KEYS[1])
local newest, caller
for i = 1, #all, 2 do
  local call = cmsgpack.unpack(all[i + 1])
  local good = call.offer and call.since + lifetime >= now
  if good and (not newest or call.since >= newest.since) then
    newest = call
    caller = all[i]
  end
end
if not newest then
  return {}
end
local answer = { caller, newest.offer }
for _, candidate in ipairs(newest.candidates) do
  table.insert(answer, candidate)
end
return answer
