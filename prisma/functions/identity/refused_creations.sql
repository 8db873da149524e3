-- Why some of a batch cannot be created as they were sent, as create_identities answers it.
CREATE OR REPLACE FUNCTION refused_creations(p_keys jsonb, p_entries jsonb)
RETURNS TABLE (identity_id uuid, outcome text, detail jsonb) LANGUAGE sql
BEGIN ATOMIC
  -- Locked, so that nobody destroys an earlier key before the event is there that is encrypted with it.
  WITH known AS MATERIALIZED (
    SELECT k.id FROM identity_keys k
    WHERE k.wrapped_key IS NOT NULL
      AND k.id IN (SELECT n.id FROM jsonb_to_recordset(p_keys) AS n (id uuid, is_known boolean) WHERE n.is_known)
    FOR SHARE
  ), others AS (
    SELECT n.identity_id,
      CASE WHEN k.id IS NOT NULL THEN
        jsonb_build_object('id', k.id, 'masterKeyId', k.master_key_id, 'wrapped', encode(k.wrapped_key, 'hex')) END AS key
    FROM jsonb_to_recordset(p_keys) AS n (id uuid, identity_id uuid, is_known boolean)
    LEFT JOIN identity_keys k ON k.identity_id = n.identity_id AND k.wrapped_key IS NOT NULL AND k.id <> n.id
    WHERE CASE WHEN n.is_known THEN n.id NOT IN (SELECT id FROM known) ELSE k.id IS NOT NULL END
      AND NOT EXISTS (SELECT FROM identities i WHERE i.id = n.identity_id)
  )
  SELECT o.identity_id, 'USED_BEFORE', o.key FROM others o
  UNION ALL
  SELECT e.identity_id, 'TOKEN_TAKEN', jsonb_agg(e.field)
  FROM (
    SELECT *, row_number() OVER (PARTITION BY field, token ORDER BY identity_id) > 1 AS is_second
    FROM jsonb_to_recordset(p_entries) AS n (identity_id uuid, field text, token text, is_repeat boolean)
    WHERE NOT is_repeat
  ) AS e
  WHERE e.identity_id NOT IN (SELECT o.identity_id FROM others o)
    AND (e.is_second OR EXISTS (
      SELECT FROM vault_entries v WHERE v.field = e.field AND v.token = e.token AND NOT v.is_repeat))
  GROUP BY e.identity_id;
END;
