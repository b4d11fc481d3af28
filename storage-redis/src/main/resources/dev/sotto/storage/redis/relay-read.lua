-- Reads messages.
--
-- KEYS[1…] messages hashes: bytes, and waiting: for how many devices
--
-- Returns the bytes of those that are still there, in order.
local answer = {}
for _, key in ipairs(KEYS) do
  local bytes = redis.call('HGET', key, 'bytes')
  if bytes then
    table.insert(answer, bytes)
  end
end
return answer
