-- Tells what one party of a call has told another.
--
-- KEYS[1] signals list: packed signals in the order in which they came
-- KEYS[2] bytes   not read
--
-- Returns the signals in order.
return redis.call('LRANGE', KEYS[1], 0, -1)
