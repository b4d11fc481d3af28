-- Reads messages.
--
-- KEYS[1…] messages hashes: bytes, and waiting: for how many devices
--
-- Returns the bytes of each in order, empty for those that are gone.
local answer = {}
for _, key in ipairs(KEYS) do
  table.insert(answer, redis.call('HGET', key, 'bytes') or '')
end
return answer
