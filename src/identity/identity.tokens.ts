import type { Identity } from '../db/generated/client.ts';
import type { Db } from '../db/open-database.ts';
import type { Deps } from '../deps.ts';
import { deleteEntries } from '../vault/vault.sql.ts';
import { putIntoVault, readFromVault, type Tokenized, tokenize } from '../vault/vault.ts';
import {
  attributeOf,
  identityAttributes,
  type PersonalAttribute,
  type PiiField,
  piiFields,
} from './identity.attributes.ts';
import type { UpdateIdentity } from './identity.input.ts';
import type { IdentityVault } from './identity.vault.ts';

type Attributes = { [Name in PersonalAttribute]?: string | Date | null };

/** What an identity has in this field, a date as `1985-05-15`; null when nothing. */
export function textOf(attributes: Attributes, field: PiiField): string | null {
  const value = attributes[attributeOf[field]];
  return value instanceof Date ? value.toISOString().slice(0, 10) : (value ?? null);
}

function attributesOf(texts: Iterable<readonly [PiiField, string]>): UpdateIdentity {
  const entries = [...texts].map(([field, text]) => {
    const name = attributeOf[field];
    return [name, identityAttributes[name].form === 'DAY' ? new Date(text) : text];
  });
  return Object.fromEntries(entries) as UpdateIdentity;
}

/** The fields of this row that hold a token. */
export function tokenizedFieldsOf({ tokenizedFields }: Pick<Identity, 'tokenizedFields'>): PiiField[] {
  return piiFields.filter((field) => tokenizedFields.includes(field));
}

/** What the tokens of this row stand for, by field. Throws VALUE_UNREADABLE. */
export function revealTokens(
  db: Db,
  vault: IdentityVault,
  row: Identity,
  fields: PiiField[],
): Promise<Map<PiiField, string>> {
  const tokens = new Map(fields.map((field) => [field, textOf(row, field) ?? '']));
  return readFromVault(db, vault, row.id, tokens);
}

/** The identity as it is behind its tokens, or behind those of these fields. Throws VALUE_UNREADABLE. */
export async function revealIdentity(
  db: Db,
  vault: IdentityVault,
  row: Identity,
  fields = tokenizedFieldsOf(row),
): Promise<Identity> {
  const values = await revealTokens(db, vault, row, fields);
  return { ...row, ...(attributesOf(values) as Partial<Identity>) };
}

function valuesToTokenize(ownerId: string, attributes: Attributes, fields: readonly PiiField[]) {
  return fields.flatMap((field) => {
    const value = textOf(attributes, field);
    return value === null ? [] : [{ ownerId, field, value }];
  });
}

/** A row's attributes with tokens in the place of values. */
export interface StoredAttributes {
  attributes: UpdateIdentity;
  tokenizedFields: PiiField[];
}

/**
 * Puts these values in the vault, and returns what the row takes instead. Those that no token can stand for, such as "-",
 * stay what they are.
 */
export async function storeTokens(
  db: Db,
  deps: Deps,
  row: Pick<Identity, 'id' | 'tokenizedFields'>,
  changes: UpdateIdentity,
): Promise<StoredAttributes> {
  const changed = piiFields.filter((field) => changes[attributeOf[field]] !== undefined);
  const before = tokenizedFieldsOf(row);
  const wanted = changed.filter((field) => before.includes(field) || deps.vault.tokenizedFields.includes(field));
  if (wanted.length > 0) await deleteEntries(db, row.id, wanted);
  const stored = await putIntoVault(db, deps, tokenize(deps.vault, valuesToTokenize(row.id, changes, wanted)));
  const tokens = new Map(stored.map(({ field, token }) => [field, token]));
  return {
    attributes: { ...changes, ...attributesOf(tokens) },
    tokenizedFields: piiFields.filter(
      (field) => tokens.has(field) || (before.includes(field) && !changed.includes(field)),
    ),
  };
}

/** Tokens for those of these fields that a new identity has a value in which one can stand for. */
export function drawTokens(
  vault: IdentityVault,
  id: string,
  attributes: Attributes,
  fields: readonly PiiField[],
): Tokenized<PiiField>[] {
  return tokenize(vault, valuesToTokenize(id, attributes, fields));
}

/** The attributes with these tokens in the place of values. */
export function withTokens<Given extends Attributes>(attributes: Given, tokens: readonly Tokenized<PiiField>[]): Given {
  return { ...attributes, ...attributesOf(tokens.map(({ field, token }) => [field, token] as const)) };
}
