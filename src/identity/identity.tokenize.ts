import type { Changes } from '../audit/audit.sql.ts';
import { appendAuditEvents, timeOfChange } from '../audit/audit.ts';
import type { Identity } from '../db/generated/client.ts';
import type { Db } from '../db/open-database.ts';
import { transact } from '../db/transact.ts';
import type { CallDeps } from '../deps.ts';
import { badInputAt, DomainError, refusal } from '../errors.ts';
import { encodeId } from '../ids.ts';
import { broken } from '../issue.ts';
import { tokenFor } from '../vault/vault.ts';
import { attributeOf, type PiiField } from './identity.attributes.ts';
import { tokenizationChange } from './identity.changes.ts';
import { parseRequiredReason } from './identity.reason.input.ts';
import { updateIdentityRow } from './identity.sql.ts';
import { parsePiiFields } from './identity.tokenize.input.ts';
import { revealTokens, storeTokens, textOf, tokenizedFieldsOf } from './identity.tokens.ts';
import { readForChange, refuseErased, refuseUnlessOpen } from './identity.ts';
import type { IdentityVault } from './identity.vault.ts';

/**
 * Moves the values of these fields into the vault and leaves a token of the same shape in each: all of them or none.
 * Throws BAD_USER_INPUT for a field that is empty or has nothing that a token could replace, ALREADY_TOKENIZED, NOT_FOUND,
 * IDENTITY_NOT_ACTIVE when archived, IDENTITY_ERASED.
 */
export async function tokenizeIdentity(deps: CallDeps, id: string, fields: unknown): Promise<void> {
  const wanted = parsePiiFields(fields);
  await transact(deps.prisma, async (db) => {
    const current = await readForChange(db, id);
    refuseUnlessOpen(current);
    for (const [at, field] of wanted.entries()) refuseUntokenizable(deps.vault, current, field, ['fields', String(at)]);
    const values = Object.fromEntries(wanted.map((field) => [attributeOf[field], current[attributeOf[field]]]));
    const everyField = { ...deps, vault: { ...deps.vault, tokenizedFields: wanted } };
    const { attributes, tokenizedFields } = await storeTokens(db, everyField, current, values);
    const at = await timeOfChange(db, deps, { type: 'Identity', id });
    await updateIdentityRow(db, id, attributes, tokenizedFields, at);
    const changes = tokenizationChange(tokenizedFieldsOf(current), tokenizedFields);
    await appendAuditEvents(db, deps, [{ action: 'identity.tokenized', type: 'Identity', id, at, changes }]);
  });
}

function refuseUntokenizable(vault: IdentityVault, current: Identity, field: PiiField, path: string[]): void {
  if (tokenizedFieldsOf(current).includes(field)) {
    throw refusal('ALREADY_TOKENIZED', path, `${field} of the identity is tokenized already.`, { field });
  }
  const value = textOf(current, field);
  if (value === null) throw refuseNow(path, `${field} of the identity is empty: there is nothing to tokenize.`);
  if (tokenFor(vault, field, value) === null) {
    throw refuseNow(path, `${field} of the identity has no letter or digit that a token could replace.`);
  }
}

function refuseNow(path: string[], message: string): DomainError {
  return badInputAt(path, broken('NOT_NOW', {}, message));
}

/** A value behind a token. */
export interface PiiValue {
  field: PiiField;
  value: string;
}

/**
 * The values behind tokens, of all tokenized fields when none is named. It leaves an event that says which and why, and
 * changes nothing. Throws NOT_TOKENIZED, NOT_FOUND, IDENTITY_ERASED, and VALUE_UNREADABLE, which leaves an event too.
 */
export async function detokenizeIdentity(
  deps: CallDeps,
  id: string,
  fields: unknown,
  reason: unknown,
): Promise<PiiValue[]> {
  const named = fields === undefined ? null : parsePiiFields(fields);
  const why = parseRequiredReason(reason);
  const outcome = await transact(deps.prisma, async (db) => {
    const current = await readForChange(db, id);
    refuseErased(current);
    const wanted = named ?? tokenizedFieldsOf(current);
    refuseUntokenized(current, wanted);
    const revealed = await tryToReveal(db, deps.vault, current, wanted);
    const action = revealed instanceof DomainError ? 'identity.detokenization_failed' : 'identity.detokenized';
    const changes: Changes = { revealedFields: [null, wanted] };
    const at = await timeOfChange(db, deps, { type: 'Identity', id });
    await appendAuditEvents(db, deps, [{ action, type: 'Identity', id, at, changes, reason: why }]);
    return revealed;
  });
  // Thrown after the transaction, or the event would go with it.
  if (outcome instanceof DomainError) throw outcome;
  return [...outcome].map(([field, value]) => ({ field, value }));
}

function refuseUntokenized(current: Identity, wanted: PiiField[]): void {
  const tokenized = tokenizedFieldsOf(current);
  const at = wanted.findIndex((field) => !tokenized.includes(field));
  if (at >= 0) {
    const message = `${wanted[at]} of the identity is not tokenized.`;
    throw refusal('NOT_TOKENIZED', ['fields', String(at)], message, { field: wanted[at] });
  }
  if (wanted.length === 0) {
    const message = `No field of the identity ${encodeId('Identity', current.id)} is tokenized.`;
    throw refusal('NOT_TOKENIZED', ['id'], message);
  }
}

async function tryToReveal(
  db: Db,
  vault: IdentityVault,
  current: Identity,
  fields: PiiField[],
): Promise<Map<PiiField, string> | DomainError> {
  try {
    return await revealTokens(db, vault, current, fields);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}
