-- Prolongs the life of a node, and takes their accounts from nodes that are dead.
--
-- KEYS[1] nodes   sorted set: node -> millisecond of Redis at which it has renewed
-- KEYS[2] tokens  hash: node -> renewal since which its whole part is written, or "buried:" and the
--                 millisecond at which others took it for dead
-- KEYS[3] online  hash: account -> "node=device,device,mark;" for each node
-- KEYS[4] held    sorted set, all scores 0: "node:account" for each account online at each node
-- ARGV[1] node    text: 16 hexadecimal digits
-- ARGV[2] lease   integer: milliseconds after which a node that has not renewed is dead
-- ARGV[3] kept    integer: milliseconds after which the keys expire
-- ARGV[4] known   text: the token that must be there if nothing was lost
-- ARGV[5] next    text: the token to leave if something was
-- ARGV[6] most    integer: how many accounts to take
-- ARGV[7] late    integer: milliseconds after which a node that renews gives the others a new lease, as
--                 one does that has never renewed: it cannot tell whether they could have
--
-- Returns 1 if what the node wrote was lost, 2 if others took it for dead, else 0; 1 if there is more to
-- take, else 0; 1 if a node was dead, else 0; the accounts.
local node = ARGV[1]
local lease = tonumber(ARGV[2])
local room = tonumber(ARGV[6])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local forgotten = 0
local token = redis.call('HGET', KEYS[2], node)
if token ~= ARGV[4] then
  forgotten = token and string.sub(token, 1, 7) == 'buried:' and 2 or 1
  redis.call('HSET', KEYS[2], node, ARGV[5])
end
local last = redis.call('ZSCORE', KEYS[1], node)
if not last or now - tonumber(last) > tonumber(ARGV[7]) then
  for _, other in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now - lease)) do
    redis.call('ZADD', KEYS[1], string.format('%.0f', now), other)
  end
end
redis.call('ZADD', KEYS[1], now, node)

local function take(dead, account)
  local others = ''
  for other, devices in string.gmatch(redis.call('HGET', KEYS[3], account) or '', '(%x+)=([%d,]*);') do
    if other ~= dead then
      others = others .. other .. '=' .. devices .. ';'
    end
  end
  if others == '' then
    redis.call('HDEL', KEYS[3], account)
  else
    redis.call('HSET', KEYS[3], account, others)
  end
  redis.call('ZREM', KEYS[4], dead .. ':' .. account)
end

local answer = { forgotten, 0, 0 }
for _, dead in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now - lease)) do
  answer[3] = 1
  -- Should it live after all, its next renewal must tell it to write everything again.
  redis.call('HSET', KEYS[2], dead, 'buried:' .. string.format('%.0f', now))
  -- ';' follows ':'
  local held = redis.call('ZRANGEBYLEX', KEYS[4], '[' .. dead .. ':', '(' .. dead .. ';', 'LIMIT', 0, room)
  for _, member in ipairs(held) do
    local account = string.sub(member, #dead + 2)
    take(dead, account)
    table.insert(answer, account)
  end
  room = room - #held
  if room <= 0 then
    answer[2] = 1
    break
  end
  redis.call('ZREM', KEYS[1], dead)
end
if answer[3] == 1 then
  -- Those that have not come back for so long never will.
  local tokens = redis.call('HGETALL', KEYS[2])
  for i = 1, #tokens, 2 do
    local buried = string.match(tokens[i + 1], '^buried:(%d+)$')
    if buried and now - tonumber(buried) > tonumber(ARGV[3]) then
      redis.call('HDEL', KEYS[2], tokens[i])
    end
  end
end
for _, key in ipairs(KEYS) do
  redis.call('PEXPIRE', key, ARGV[3])
end
return answer
