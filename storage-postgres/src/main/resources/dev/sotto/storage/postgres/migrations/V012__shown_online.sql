-- Accounts that are shown as online to those who have them as a contact.

CREATE TABLE shown_online (
  account bigint NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE  -- whose
);
