-- Those of these objects that belong to one of these identities, in their order.
CREATE OR REPLACE FUNCTION items_of_identities(p_items jsonb, p_identity_ids uuid[]) RETURNS jsonb LANGUAGE sql IMMUTABLE
RETURN (
  SELECT coalesce(jsonb_agg(item ORDER BY place), '[]')
  FROM jsonb_array_elements(p_items) WITH ORDINALITY AS items (item, place)
  WHERE (item ->> 'identity_id')::uuid = ANY (p_identity_ids)
);
