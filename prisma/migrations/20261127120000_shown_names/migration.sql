-- The order of identities by the name that is shown. An erased identity is shown by a name that stands in no column, for its
-- row and the digest of it in the audit log stay as they are.
DROP INDEX identities_display_name;
CREATE INDEX identities_display_name ON identities (
  (search_fold(CASE WHEN status = 'ERASED' THEN 'Erased identity' ELSE display_name END) COLLATE "C"), id
);
