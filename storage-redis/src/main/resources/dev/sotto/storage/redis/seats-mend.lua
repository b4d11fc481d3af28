-- Writes what a node knows of a room, after seats.lua.
--
-- ARGV[5]   room    text
-- ARGV[6]   version integer
-- ARGV[7]   since   integer
-- ARGV[8]   called  integer
-- ARGV[9]   parting LEFT or LOST
-- ARGV[10]  device  text: who opens connections; may be empty
-- ARGV[11]  stored  1 or 0
-- ARGV[12…] seats   client, node and device of each
--
-- Returns the room as it is then.
local name = ARGV[5]
local known = { version = tonumber(ARGV[6]), since = tonumber(ARGV[7]), called = tonumber(ARGV[8]),
  parting = ARGV[9], device = ARGV[10], stored = tonumber(ARGV[11]), seats = {} }
for i = 12, #ARGV, 3 do
  table.insert(known.seats, { ARGV[i], ARGV[i + 1], ARGV[i + 2] })
end
enlist(me)

local stored = read(name)
if not stored then
  for _, seat in ipairs(known.seats) do
    enlist(seat[2])
  end
  known.version = stamp(known.version)
  write(name, nil, known)
  return answer(name, known)
end

local before = living(stored)
local seats = {}
local alone = true
for _, seat in ipairs(before.seats) do
  if seat[2] ~= me or contains(known.seats, seat) then
    table.insert(seats, seat)
    alone = alone and seat[2] == me
  end
end
for _, seat in ipairs(known.seats) do
  local wanted = seat[2] == me and #seats < 2
  for _, other in ipairs(seats) do
    wanted = wanted and not isSame(seat, other) and not isNamesake(seat, other)
  end
  if wanted then
    table.insert(seats, seat)
  end
end

local same = #seats == #before.seats
for i, seat in ipairs(seats) do
  same = same and isSame(seat, before.seats[i])
end
local after = before
if not same then
  local version = stamp(math.max(before.version, known.version))
  after = { version = version, since = 0, called = 0, parting = before.parting, seats = seats }
  after.device, after.stored = founded(before, known.device, known.stored)
  if #seats < #before.seats then
    after.parting = 'LOST'
  end
  if #seats == 2 and alone and known.since ~= 0 then
    after.since = known.since
    after.called = known.called
  elseif #seats == 2 then
    after.since = version
    after.called = version
  end
end
write(name, stored, after)
return answer(name, after)
