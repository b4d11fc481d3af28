-- Writes that an account is online at a node.
--
-- KEYS[1] nodes   sorted set: node -> millisecond of Redis at which it has renewed
-- KEYS[2] tokens  hash: node -> renewal since which its whole part is written
-- KEYS[3] online  hash: account -> "node=device,device,mark;" for each node
-- KEYS[4] held    sorted set, all scores 0: "node:account" for each account online at each node
-- ARGV[1] node    text: 16 hexadecimal digits
-- ARGV[2] lease   integer: milliseconds after which a node that has not renewed is dead
-- ARGV[3] kept    integer: milliseconds after which the keys expire
-- ARGV[4] account text
-- ARGV[5] devices text: numbers with commas, the last one a mark that only nodes can make and check
--
-- Returns 1 when the account is online at another node, else 0.
local node = ARGV[1]
local lease = tonumber(ARGV[2])
local account = ARGV[4]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function isAlive(other)
  local renewed = redis.call('ZSCORE', KEYS[1], other)
  return renewed and now - tonumber(renewed) < lease
end

local elsewhere = 0
local others = ''
for other, devices in string.gmatch(redis.call('HGET', KEYS[3], account) or '', '(%x+)=([%d,]*);') do
  if other ~= node then
    others = others .. other .. '=' .. devices .. ';'
    if isAlive(other) then
      elsewhere = 1
    end
  end
end
-- Only if it is new: a node that is taken for dead must renew.
redis.call('ZADD', KEYS[1], 'NX', now, node)
redis.call('HSET', KEYS[3], account, others .. node .. '=' .. ARGV[5] .. ';')
redis.call('ZADD', KEYS[4], 0, node .. ':' .. account)
for _, key in ipairs(KEYS) do
  redis.call('PEXPIRE', key, ARGV[3])
end
return elsewhere
