import { type Attribute, attributeNames, identityAttributes } from '../src/identity/identity.attributes.ts';
import { columnsSearchedBy, nameColumns, searchedColumns } from '../src/identity/identity.search.columns.ts';

/** A file that follows from the table of attributes. */
export interface GeneratedFile {
  path: string;
  text: string;
}

const origin =
  'Generated from src/identity/identity.attributes.ts by `npm run generate`: change the table, not this file.';

const attributes = attributeNames.map((name) => ({ name, ...identityAttributes[name] }));
const columns = attributes.map(({ column }) => column);

const sqlTypes: Partial<Record<Attribute['form'], string>> = { DAY: 'date' };
const isDay = ({ form }: Attribute) => form === 'DAY';

/**
 * All files that `npm run generate` makes of the table of attributes: code on the path of every creation, which names each field for the
 * sake of speed, SQL functions and the client's fragment, which cannot read the table.
 */
export function attributeFiles(): GeneratedFile[] {
  const functionFile = (name: string, text: string) => ({
    path: `prisma/functions/identity/${name}.sql`,
    text: `-- ${origin}\n${text}`,
  });
  return [
    { path: 'src/identity/identity.row.ts', text: rowFile() },
    { path: 'packages/client/operations/identity-fields.graphql', text: fragment() },
    functionFile('insert_identities', insertIdentities()),
    functionFile('identity_search_keys', searchKeys()),
    functionFile('identity_search_words', searchWords()),
    functionFile('is_unused_name_word', isUnusedNameWord()),
  ];
}

function fragment(): string {
  const fields = [
    ...['id', 'identityType', 'status', 'displayName'],
    ...attributeNames,
    ...['metadata', 'tokenizedFields', 'version', 'createdAt', 'updatedAt'],
  ];
  return `# ${origin}\nfragment IdentityFields on Identity {\n${linesOf(fields, (field) => `  ${field}`)}\n}\n`;
}

function rowFile(): string {
  return `// ${origin}
import type { Identity } from '../db/generated/client.ts';
import type { JsonObject } from '../input.ts';
import type { PiiField } from './identity.attributes.ts';
import type { CreateIdentity } from './identity.input.ts';

/** A row of identities, but for what the database works out. */
export type IdentityRow = Omit<Identity, 'displayName'>;

/** The row of a new identity. Written field by field, for it takes a fraction of the time that putting objects together does. */
export function toIdentityRow(
  given: CreateIdentity & { id: string; at: Date },
  tokenizedFields: PiiField[],
  salt: string,
): IdentityRow {
  return {
    id: given.id,
    identityType: given.identityType,
    status: 'ACTIVE',
${linesOf(attributes, ({ name }) => `    ${name}: given.${name} ?? null,`)}
    metadata: (given.metadata ?? {}) as JsonObject,
    tokenizedFields,
    version: 1,
    createdAt: given.at,
    updatedAt: given.at,
    salt,
  };
}

/**
 * The row as the function insert_identities takes it. What is null is left out: the database reads it the same. Written field by
 * field, for an object whose names are worked out takes many times longer to make and to print.
 */
export function toInsertedColumns(place: number, row: IdentityRow): object {
  return {
    place,
    identity_id: row.id,
    identity_type: row.identityType,
${linesOf(attributes, (attribute) => `    ${attribute.column}: ${columnValue(attribute)},`)}
    metadata: row.metadata,
    tokenized_fields: row.tokenizedFields,
    salt: row.salt,
    at: row.createdAt,
  };
}
`;
}

function columnValue(attribute: Attribute & { name: string }): string {
  return isDay(attribute) ? `row.${attribute.name}?.toISOString().slice(0, 10)` : `row.${attribute.name} ?? undefined`;
}

function insertIdentities(): string {
  const inserted = [
    'id',
    'identity_type',
    ...columns,
    'metadata',
    'tokenized_fields',
    'salt',
    'created_at',
    'updated_at',
  ];
  const selected = ['identity_id', 'identity_type', ...columns, 'metadata', 'tokenized_fields', 'salt', 'at', 'at'];
  const typed = [
    ...['identity_id uuid', 'identity_type identity_type'],
    ...attributes.map(({ column, form }) => `${column} ${sqlTypes[form] ?? 'varchar'}`),
    ...['metadata jsonb', 'tokenized_fields text[]', 'salt uuid', 'at timestamptz'],
  ];
  const list = (parts: string[]) => wrapped(parts, '    ');
  return `-- Inserts those of these identities whose id and external id are free, and returns them with what the database made of each: the display
-- name, and the metadata when there is some, as they are stored.
CREATE OR REPLACE FUNCTION insert_identities(p_identities jsonb) RETURNS TABLE (id uuid, display_name text, metadata jsonb)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  INSERT INTO identities (
${list(inserted)})
  SELECT
${list(selected.map((column) => `n.${column}`))}
  FROM jsonb_to_recordset(p_identities) AS n (
${list(typed)})
  ON CONFLICT DO NOTHING
  RETURNING id, display_name::text, nullif(metadata, '{}');
END
$$;
`;
}

const searchParameters = wrapped(
  searchedColumns.map((column) => `p_${column} text`),
  '  ',
);
const searchArguments = wrapped(
  searchedColumns.map((column) => `p_${column}`),
  '  ',
);
const nameArguments = nameColumns.map((column) => `p_${column}`).join(', ');

function searchKeys(): string {
  return `-- The keys that a search finds an identity by, as the index identities_search holds them.
CREATE OR REPLACE FUNCTION identity_search_keys(
${searchParameters}
) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_to_tsvector(identity_search_words(
${searchArguments}));
`;
}

function searchWords(): string {
  const keys = [
    `search_word_keys(identity_words(${nameArguments}))`,
    ...columnsSearchedBy('EMAIL').map((column) => `search_email_keys(search_fold(p_${column}))`),
    ...columnsSearchedBy('IDENTIFIER').map((column) => `search_external_id_keys(search_fold(p_${column}))`),
    ...columnsSearchedBy('PHONE').map((column) => `search_phone_keys(p_${column})`),
  ];
  return `-- What an identity is found by when nothing is misspelt.
CREATE OR REPLACE FUNCTION identity_search_words(
${searchParameters}
) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_remove(
  ${keys.join('\n  || ')}, NULL);
`;
}

function isUnusedNameWord(): string {
  const ofRow = (some: string[]) => some.map((column) => `i.${column}`);
  return `-- Whether no identity has this word in its names that this transaction can see. Index: identities_search, which also has the word where
-- it is none of a name.
CREATE OR REPLACE FUNCTION is_unused_name_word(p_word text) RETURNS boolean LANGUAGE sql STABLE
RETURN NOT EXISTS (
  SELECT FROM identities i
  WHERE identity_search_keys(
${wrapped(ofRow(searchedColumns), '      ')}
    ) @@ search_operand(p_word)::tsquery
    AND p_word = ANY (identity_name_words(${ofRow(nameColumns).join(', ')})));
`;
}

function linesOf<Item>(items: readonly Item[], print: (item: Item) => string): string {
  return items.map(print).join('\n');
}

/** A list with commas between, in lines of at most 120 characters. */
function wrapped(parts: string[], indent: string): string {
  const lines: string[] = [];
  for (const part of parts) {
    const longer = `${lines.at(-1)}, ${part}`;
    if (lines.length > 0 && longer.length < 120) lines[lines.length - 1] = longer;
    else lines.push(`${indent}${part}`);
  }
  return lines.join(',\n');
}
