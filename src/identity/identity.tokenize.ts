import { erased, isPersonal } from '../audit/audit.personal.ts';
import type { Changes } from '../audit/audit.sql.ts';
import { appendAuditEvents, timeOfChange } from '../audit/audit.ts';
import type { Identity } from '../db/generated/client.ts';
import type { Db } from '../db/open-database.ts';
import { transact } from '../db/transact.ts';
import type { Deps } from '../deps.ts';
import { badInput, DomainError, refusal } from '../errors.ts';
import { encodeId } from '../ids.ts';
import { deleteEntries, destroyKey } from '../vault/vault.sql.ts';
import { drawToken, type PiiField, piiFields } from '../vault/vault.token.ts';
import { changesOf, nothing, tokenizationChange } from './identity.changes.ts';
import { eraseIdentityRow, lockIdentityOrItsAbsence, updateIdentityRow } from './identity.sql.ts';
import { parsePiiFields, parseRequiredReason } from './identity.tokenize.input.ts';
import { attributeOf, revealTokens, storeTokens, textOf, tokenizedFieldsOf } from './identity.tokens.ts';
import { readForChange, refuseErased, refuseFrozen, refuseUnlessOpen } from './identity.ts';

/**
 * Moves the values of these fields into the vault and leaves a token of the same shape in each: all of them or none.
 * Throws BAD_USER_INPUT for a field that is empty or has nothing that a token could replace, ALREADY_TOKENIZED, NOT_FOUND,
 * IDENTITY_NOT_ACTIVE when archived, IDENTITY_ERASED.
 */
export async function tokenizeIdentity(deps: Deps, id: string, fields: unknown): Promise<void> {
  const wanted = parsePiiFields(fields);
  await transact(deps.prisma, async (db) => {
    const current = await readForChange(db, id);
    refuseUnlessOpen(current);
    for (const [at, field] of wanted.entries()) refuseUntokenizable(deps, current, field, ['fields', String(at)]);
    const values = Object.fromEntries(wanted.map((field) => [attributeOf[field], current[attributeOf[field]]]));
    const everyField = { ...deps, privacy: { ...deps.privacy, tokenizedFields: wanted } };
    const { attributes, tokenizedFields } = await storeTokens(db, everyField, current, values);
    const at = await timeOfChange(db, deps, { type: 'Identity', id });
    await updateIdentityRow(db, id, attributes, tokenizedFields, at);
    const changes = tokenizationChange(tokenizedFieldsOf(current), tokenizedFields);
    await appendAuditEvents(db, deps, [{ action: 'identity.tokenized', type: 'Identity', id, at, changes }]);
  });
}

function refuseUntokenizable({ privacy }: Deps, current: Identity, field: PiiField, path: string[]): void {
  if (tokenizedFieldsOf(current).includes(field)) {
    throw refusal('ALREADY_TOKENIZED', path, `${field} of the identity is tokenized already.`, { field });
  }
  const value = textOf(current, field);
  if (value === null)
    throw badInput({ path, message: `${field} of the identity is empty: there is nothing to tokenize.` });
  if (drawToken(field, value, privacy.randomInt) === null) {
    throw badInput({ path, message: `${field} of the identity has no letter or digit that a token could replace.` });
  }
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
  deps: Deps,
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
    refuseUntokenized(current, wanted, named !== null);
    const revealed = await tryToReveal(db, deps, current, wanted);
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

function refuseUntokenized(current: Identity, wanted: PiiField[], areNamed: boolean): void {
  const tokenized = tokenizedFieldsOf(current);
  const at = wanted.findIndex((field) => !tokenized.includes(field));
  if (at >= 0) {
    const message = `${wanted[at]} of the identity is not tokenized.`;
    throw refusal('NOT_TOKENIZED', ['fields', String(at)], message, { field: wanted[at] });
  }
  if (!areNamed && wanted.length === 0) {
    const message = `No field of the identity ${encodeId('Identity', current.id)} is tokenized.`;
    throw refusal('NOT_TOKENIZED', ['id'], message);
  }
}

async function tryToReveal(
  db: Db,
  deps: Deps,
  current: Identity,
  fields: PiiField[],
): Promise<Map<PiiField, string> | DomainError> {
  try {
    return await revealTokens(db, deps, current, fields);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

/**
 * Erases what is known of a person, for good: destroys the key that its history is encrypted with, empties its vault and
 * clears every attribute but its type, its external id and metadata too. Its balances and transactions stay as they are.
 * Erased already: nothing changes. Throws NOT_FOUND, and IDENTITY_NOT_ACTIVE when frozen, for that would end the freeze.
 */
export async function eraseIdentity(deps: Deps, id: string, reason: unknown): Promise<void> {
  const why = parseRequiredReason(reason);
  await transact(deps.prisma, async (db) => {
    const current = await readForChange(db, id);
    refuseFrozen(current);
    if (current.status === 'ERASED') return;
    const at = await timeOfChange(db, deps, { type: 'Identity', id });
    await deleteEntries(db, id, piiFields);
    await destroyKey(db, id, at);
    await eraseIdentityRow(db, id, at);
    const changes: Changes = {
      ...clearedChanges(current),
      status: [current.status, 'ERASED'],
      ...tokenizationChange(tokenizedFieldsOf(current), []),
    };
    await appendAuditEvents(db, deps, [{ action: 'identity.erased', type: 'Identity', id, at, changes, reason: why }]);
  });
}

/**
 * Erases what the log says of an identity that was deleted: destroys its key. Returns false when there is none to destroy:
 * the identity is there, was never there or was erased.
 */
export function eraseDeletedIdentity(deps: Deps, id: string, reason: unknown): Promise<boolean> {
  const why = parseRequiredReason(reason);
  return transact(deps.prisma, async (db) => {
    if (await lockIdentityOrItsAbsence(db, id)) return false;
    const at = await timeOfChange(db, deps, { type: 'Identity', id });
    if (!(await destroyKey(db, id, at))) return false;
    await appendAuditEvents(db, deps, [
      { action: 'identity.erased', type: 'Identity', id, at, changes: {}, reason: why },
    ]);
    return true;
  });
}

/** That fields were cleared, without what they held. */
function clearedChanges(current: Identity): Changes {
  const fields = Object.keys(changesOf(current, nothing)).filter(isPersonal);
  return Object.fromEntries(fields.map((field) => [field, [erased, null]]));
}
