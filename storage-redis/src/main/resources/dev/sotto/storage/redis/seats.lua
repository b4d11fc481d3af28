-- What all scripts of the seats share; each begins with it. The rules are those of Seating.java.
--
-- KEYS[1] nodes  sorted set: node -> millisecond of Redis at which it has renewed
-- KEYS[2] tokens hash: node -> renewal since which its whole part is written
-- KEYS[3] rooms  hash: room -> packed {version, since, called, parting, device, stored, seats}
-- KEYS[4] held   sorted set, all scores 0: "node:room" for each room with a seat of each node
-- KEYS[5] news   sorted set, all scores 0: "node:room" for each room that others have changed
-- KEYS[6] counts sorted set: room -> how many are in it, of those in which somebody is
-- KEYS[7] empty  sorted set: room -> millisecond at which it became empty, of those that remember
-- ARGV[1] node   text: letters and digits, of the node that asks
-- ARGV[2] lease  integer: milliseconds after which a node that has not renewed is dead
-- ARGV[3] kept   integer: milliseconds after which the keys expire
-- ARGV[4] most   integer: how many empty rooms remember who opens connections in them
--
-- A seat is {client, node, device}; parting is LEFT or LOST; stored is 1 or 0.
local me = ARGV[1]
local lease = tonumber(ARGV[2])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

-- The microsecond, so that versions rise also when everything was lost.
local function stamp(version)
  return math.max(time[1] * 1000000 + time[2], version + 1)
end

local function read(name)
  local packed = redis.call('HGET', KEYS[3], name)
  return packed and cmsgpack.unpack(packed) or nil
end

local function isAlive(node)
  local renewed = redis.call('ZSCORE', KEYS[1], node)
  return renewed and now - tonumber(renewed) < lease
end

-- Only if it is new: a node that is taken for dead must renew.
local function enlist(node)
  redis.call('ZADD', KEYS[1], 'NX', string.format('%.0f', now), node)
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
end

local function isNamesake(one, other)
  return one[1] ~= other[1] and one[3] ~= '' and one[3] == other[3]
end

local function isSame(one, other)
  return one[1] == other[1] and one[2] == other[2] and one[3] == other[3]
end

local function contains(seats, seat)
  for _, other in ipairs(seats) do
    if isSame(other, seat) then
      return true
    end
  end
  return false
end

local function founded(room, device, stored)
  if stored == 1 or room.device == '' then
    return device, stored
  end
  return room.device, room.stored
end

-- The room with the seats for which `stays` is true.
local function keeping(room, stays, parting)
  local seats = {}
  for _, seat in ipairs(room.seats) do
    if stays(seat) then
      table.insert(seats, seat)
    end
  end
  if #seats == #room.seats then
    return room
  end
  return { version = stamp(room.version), since = 0, called = 0, parting = parting,
    device = room.device, stored = room.stored, seats = seats }
end

local function living(room)
  return keeping(room, function(seat) return isAlive(seat[2]) end, 'LOST')
end

-- before may be nil.
local function write(name, before, after)
  if before and before.version == after.version then
    return
  end
  local nodes = {}
  for _, seat in ipairs(before and before.seats or {}) do
    nodes[seat[2]] = true
    redis.call('ZREM', KEYS[4], seat[2] .. ':' .. name)
  end
  for _, seat in ipairs(after.seats) do
    nodes[seat[2]] = true
    redis.call('ZADD', KEYS[4], 0, seat[2] .. ':' .. name)
  end
  nodes[me] = nil
  for node, _ in pairs(nodes) do
    redis.call('ZADD', KEYS[5], 0, node .. ':' .. name)
  end
  local remembers = after.device ~= '' and after.stored == 0
  if #after.seats > 0 then
    redis.call('HSET', KEYS[3], name, cmsgpack.pack(after))
    redis.call('ZADD', KEYS[6], #after.seats, name)
    redis.call('ZREM', KEYS[7], name)
  else
    redis.call('ZREM', KEYS[6], name)
    redis.call('HDEL', KEYS[3], name)
    redis.call('ZREM', KEYS[7], name)
    if remembers then
      redis.call('HSET', KEYS[3], name, cmsgpack.pack(after))
      redis.call('ZADD', KEYS[7], string.format('%.0f', now), name)
      if redis.call('ZCARD', KEYS[7]) > tonumber(ARGV[4]) then
        redis.call('HDEL', KEYS[3], redis.call('ZPOPMIN', KEYS[7])[1])
      end
    end
  end
  for _, key in ipairs(KEYS) do
    redis.call('PEXPIRE', key, ARGV[3])
  end
end

-- Room, version, since, called, parting, device, stored; then client, node, device of each seat.
local function answer(name, room)
  local fields = { name, string.format('%.0f', room.version), string.format('%.0f', room.since),
    string.format('%.0f', room.called), room.parting, room.device, tostring(room.stored) }
  for _, seat in ipairs(room.seats) do
    for _, field in ipairs(seat) do
      table.insert(fields, field)
    end
  end
  return fields
end
