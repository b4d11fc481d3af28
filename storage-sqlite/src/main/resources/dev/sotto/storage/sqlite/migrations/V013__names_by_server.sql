-- Names that the server has given to messages begin with a tilde, the last visible character. Nobody
-- can repeat them, so they need no entry, which would be on another page for each message.
DROP INDEX message_by_client_id;
CREATE UNIQUE INDEX message_by_client_id ON message (sender, client_id) WHERE client_id < '~';
