-- Messages are in the order of their ids. Their times are what the clock said, and fall when it is set back.
-- So the oldest ones are not the first ones, and need an index of their own to be found.
CREATE INDEX message_by_time ON message (sent_at);
