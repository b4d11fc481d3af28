-- Says with which devices an account is connected to other nodes.
--
-- KEYS[1] nodes   sorted set: node -> millisecond of Redis at which it has renewed
-- KEYS[2] tokens  hash: node -> renewal since which its whole part is written
-- KEYS[3] online  hash: account -> "node=device,device,mark;" for each node
-- KEYS[4] held    sorted set, all scores 0: "node:account" for each account online at each node
-- ARGV[1] node    text: 16 hexadecimal digits, of the node that asks
-- ARGV[2] lease   integer: milliseconds after which a node that has not renewed is dead
-- ARGV[3] account text
--
-- Returns "node=device,device,mark" for each node.
local node = ARGV[1]
local lease = tonumber(ARGV[2])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function isAlive(other)
  local renewed = redis.call('ZSCORE', KEYS[1], other)
  return renewed and now - tonumber(renewed) < lease
end

local answer = {}
for other, devices in string.gmatch(redis.call('HGET', KEYS[3], ARGV[3]) or '', '(%x+)=([%d,]*);') do
  if other ~= node and isAlive(other) then
    table.insert(answer, other .. '=' .. devices)
  end
end
return answer
