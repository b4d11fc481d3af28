-- Puts a client into a room, after seats.lua.
--
-- ARGV[5] room    text
-- ARGV[6] client  text
-- ARGV[7] device  text, may be empty
-- ARGV[8] claimed text: who opens connections, unless somebody is remembered; may be empty
-- ARGV[9] stored  1 if claimed counts in any case, else 0
--
-- Returns the room as it is then.
local name = ARGV[5]
local newcomer = { ARGV[6], me, ARGV[7] }
enlist(me)
local stored = read(name)
local before = stored and living(stored)
  or { version = 0, since = 0, called = 0, parting = 'LOST', device = '', stored = 0, seats = {} }

local seats = {}
local replaced = false
local own = false
for _, seat in ipairs(before.seats) do
  if seat[1] == newcomer[1] then
    own = true
    table.insert(seats, newcomer)
  elseif isNamesake(seat, newcomer) then
    replaced = true
  else
    table.insert(seats, seat)
  end
end
if not own then
  table.insert(seats, newcomer)
end
if #seats > 2 then
  return answer(name, before)
end

local version = stamp(before.version)
local after = { version = version, since = 0, called = 0, parting = before.parting, seats = seats }
after.device, after.stored = founded(before, ARGV[8], tonumber(ARGV[9]))
if replaced then
  after.parting = 'LOST'
end
if #seats == 2 then
  after.called = version
  after.since = (own and not replaced) and before.since or version
end
write(name, stored, after)
return answer(name, after)
