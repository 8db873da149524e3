-- Generated from src/identity/identity.attributes.ts by `npm run generate`: change the table, not this file.
-- Inserts those of these identities whose id and external id are free, and returns them with what the database made of each: the display
-- name, and the metadata when there is some, as they are stored.
CREATE OR REPLACE FUNCTION insert_identities(p_identities jsonb) RETURNS TABLE (id uuid, display_name text, metadata jsonb)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  INSERT INTO identities (
    id, identity_type, external_id, organization_name, first_name, last_name, other_names, gender, email_address,
    phone_number, nationality, category, street, city, state, post_code, country, dob, tax_id, metadata,
    tokenized_fields, salt, created_at, updated_at)
  SELECT
    n.identity_id, n.identity_type, n.external_id, n.organization_name, n.first_name, n.last_name, n.other_names,
    n.gender, n.email_address, n.phone_number, n.nationality, n.category, n.street, n.city, n.state, n.post_code,
    n.country, n.dob, n.tax_id, n.metadata, n.tokenized_fields, n.salt, n.at, n.at
  FROM jsonb_to_recordset(p_identities) AS n (
    identity_id uuid, identity_type identity_type, external_id varchar, organization_name varchar, first_name varchar,
    last_name varchar, other_names varchar, gender varchar, email_address varchar, phone_number varchar,
    nationality varchar, category varchar, street varchar, city varchar, state varchar, post_code varchar,
    country varchar, dob date, tax_id varchar, metadata jsonb, tokenized_fields text[], salt uuid, at timestamptz)
  ON CONFLICT DO NOTHING
  RETURNING id, display_name::text, nullif(metadata, '{}');
END
$$;
