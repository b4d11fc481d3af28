-- Prolongs the life of a node, and takes their seats from nodes that are dead; after seats.lua.
--
-- ARGV[5] late   integer: milliseconds after which a node that renews gives the others a new lease
-- ARGV[6] known  text: the token that must be there if nothing was lost
-- ARGV[7] next   text: the token to leave if something was
-- ARGV[8] atOnce integer: how many rooms to take, and to tell
--
-- Returns 1 if what the node wrote was lost, else 0; 1 if there is more to do, else 0; the rooms that
-- others have changed; the rooms that have lost seats just now.
local room = tonumber(ARGV[8])
local more = 0

local forgotten = 0
if redis.call('HGET', KEYS[2], me) ~= ARGV[6] then
  forgotten = 1
  redis.call('HSET', KEYS[2], me, ARGV[7])
end
local last = redis.call('ZSCORE', KEYS[1], me)
if last and now - tonumber(last) > tonumber(ARGV[5]) then
  for _, other in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now - lease)) do
    redis.call('ZADD', KEYS[1], string.format('%.0f', now), other)
  end
end
redis.call('ZADD', KEYS[1], string.format('%.0f', now), me)

-- ';' follows ':'
local function roomsOf(key, node)
  local names = {}
  local members =
    redis.call('ZRANGEBYLEX', key, '[' .. node .. ':', '(' .. node .. ';', 'LIMIT', 0, room)
  for _, member in ipairs(members) do
    table.insert(names, string.sub(member, #node + 2))
  end
  return names
end

local orphaned = {}
for _, dead in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now - lease)) do
  -- Should it live after all, its next renewal must tell it to write everything again.
  redis.call('HDEL', KEYS[2], dead)
  local held = roomsOf(KEYS[4], dead)
  for _, name in ipairs(held) do
    local before = read(name)
    local after = before and living(before)
    if after then
      write(name, before, after)
      if #after.seats > 0 then
        table.insert(orphaned, answer(name, after))
      end
    end
    redis.call('ZREM', KEYS[4], dead .. ':' .. name)
  end
  room = room - #held
  if room <= 0 then
    more = 1
    break
  end
  redis.call('ZREMRANGEBYLEX', KEYS[5], '[' .. dead .. ':', '(' .. dead .. ';')
  redis.call('ZREM', KEYS[1], dead)
end

local news = {}
if more == 0 then
  local changed = roomsOf(KEYS[5], me)
  for _, name in ipairs(changed) do
    redis.call('ZREM', KEYS[5], me .. ':' .. name)
    local current = read(name)
    if current then
      table.insert(news, answer(name, current))
    end
  end
  if #changed == room then
    more = 1
  end
end
for _, key in ipairs(KEYS) do
  redis.call('PEXPIRE', key, ARGV[3])
end
return { forgotten, more, news, orphaned }
