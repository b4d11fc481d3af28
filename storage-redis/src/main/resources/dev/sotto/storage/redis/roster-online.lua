-- Says which accounts are online at other nodes.
--
-- KEYS[1] nodes   sorted set: node -> millisecond of Redis at which it has renewed
-- KEYS[2] tokens  hash: node -> renewal since which its whole part is written
-- KEYS[3] online  hash: account -> "node=device,device,mark;" for each node
-- KEYS[4] held    sorted set, all scores 0: "node:account" for each account online at each node
-- ARGV[1] node    text: 16 hexadecimal digits, of the node that asks
-- ARGV[2] lease   integer: milliseconds after which a node that has not renewed is dead
-- ARGV[3…] accounts texts, 1 to 1,000
--
-- Returns those of the accounts that are, each followed by "node=device,device,mark" of one of the nodes.
local node = ARGV[1]
local lease = tonumber(ARGV[2])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function isAlive(other)
  local renewed = redis.call('ZSCORE', KEYS[1], other)
  return renewed and now - tonumber(renewed) < lease
end

local alive = {}
local answer = {}
local found = redis.call('HMGET', KEYS[3], unpack(ARGV, 3))
for i, nodes in ipairs(found) do
  for other, devices in string.gmatch(nodes or '', '(%x+)=([%d,]*);') do
    if alive[other] == nil then
      alive[other] = other ~= node and isAlive(other) or false
    end
    if alive[other] then
      table.insert(answer, ARGV[i + 2])
      table.insert(answer, other .. '=' .. devices)
      break
    end
  end
end
return answer
