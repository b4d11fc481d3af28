-- Takes a client out of a room, after seats.lua.
--
-- ARGV[5] room    text
-- ARGV[6] client  text
-- ARGV[7] parting LEFT or LOST
--
-- Returns the room as it is then, empty under a new version when it was not known.
local name = ARGV[5]
enlist(me)
local stored = read(name)
if not stored then
  return answer(name, { version = stamp(0), since = 0, called = 0, parting = ARGV[7],
    device = '', stored = 0, seats = {} })
end
local after =
  keeping(living(stored), function(seat) return seat[1] ~= ARGV[6] end, ARGV[7])
write(name, stored, after)
return answer(name, after)
