-- The order of identities by the name that is shown. An erased identity has none left, and is shown by one that stands in no
-- column, for its row and the digest of it in the audit log stay as they are.
DROP INDEX identities_display_name;
CREATE INDEX identities_display_name ON identities (
  (search_fold(coalesce(nullif(display_name, ''), 'Erased identity')) COLLATE "C"), id
);
