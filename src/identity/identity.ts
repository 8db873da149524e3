import { isDeepStrictEqual } from 'node:util';
import type { Changes } from '../audit/audit.sql.ts';
import { appendAuditEvents, timeOfChange } from '../audit/audit.ts';
import { databaseCodeOf, uniqueViolation } from '../db/database-code.ts';
import type { Identity } from '../db/generated/client.ts';
import type { Db } from '../db/open-database.ts';
import { transact } from '../db/transact.ts';
import type { CallDeps } from '../deps.ts';
import { badInputAt, conflict, type DomainError, notFound, refusal } from '../errors.ts';
import { encodeId } from '../ids.ts';
import { parseExpectedVersion, refuseOtherVersion } from '../version.ts';
import { attributeOf } from './identity.attributes.ts';
import { changesOf, nothing, tokenizationChange } from './identity.changes.ts';
import { namingProblem, parseUpdateIdentity, type UpdateIdentity } from './identity.input.ts';
import { lockIdentity, lockIdentityForLink, updateIdentityRow } from './identity.sql.ts';
import { revealIdentity, storeTokens, textOf, tokenizedFieldsOf } from './identity.tokens.ts';

export function identityNotFound(id: string, path: string[] = ['id']): DomainError {
  return notFound(path, `${path.at(-1)}: there is no identity ${encodeId('Identity', id)}.`);
}

/**
 * Changes the fields that the input names: absent keeps, null clears, metadata replaces the whole object. Nothing is
 * written when nothing differs. Throws BAD_USER_INPUT, NOT_FOUND, VERSION_MISMATCH, CONFLICT when another identity has
 * the external id, IDENTITY_NOT_ACTIVE when archived, IDENTITY_ERASED when erased.
 */
export async function updateIdentity(deps: CallDeps, id: string, input: unknown, expected?: unknown): Promise<void> {
  const changes = parseUpdateIdentity(input, deps.clock.now());
  const expectedVersion = parseExpectedVersion(expected);
  try {
    await transact(deps.prisma, (db) => applyChanges(db, deps, id, changes, expectedVersion));
  } catch (error) {
    if (databaseCodeOf(error) !== uniqueViolation || !changes.externalId) throw error;
    await refuseTaken(deps.prisma, changes.externalId);
    // Whoever had it gave it up meanwhile.
    await updateIdentity(deps, id, input, expected);
  }
}

async function applyChanges(
  db: Db,
  deps: CallDeps,
  id: string,
  changes: UpdateIdentity,
  expectedVersion: number | null,
): Promise<void> {
  const current = await readForChange(db, id);
  refuseOtherVersion('identity', current.version, expectedVersion);
  refuseUnlessOpen(current);
  const wanted = withoutTokens(current, changes);
  // Only what may change: an identity stays open to changes beside a value that cannot be read any more.
  const touched = tokenizedFieldsOf(current).filter((field) => wanted[attributeOf[field]] !== undefined);
  const real = await revealIdentity(db, deps.vault, current, touched);
  const differing = differences(real, wanted);
  if (Object.keys(differing).length === 0) return;
  const problem = namingProblem({ ...real, ...differing });
  if (problem) throw badInputAt(['input', problem.field], problem.rule);
  // The constraint would tell as well, and with it the database's own log.
  if (differing.externalId) await refuseTaken(db, differing.externalId);
  const at = await timeOfChange(db, deps, { type: 'Identity', id });
  const { attributes, tokenizedFields } = await storeTokens(db, deps, current, differing);
  await updateIdentityRow(db, id, attributes, tokenizedFields, at);
  const tokenization = tokenizationChange(tokenizedFieldsOf(current), tokenizedFields);
  const auditedChanges = { ...changesOf(real, differing), ...tokenization };
  await appendAuditEvents(db, deps, [
    { action: 'identity.updated', type: 'Identity', id, at, changes: auditedChanges },
  ]);
}

/** Deletes an identity for good. Throws IDENTITY_HAS_BALANCES while balances are linked to it. */
export async function deleteIdentity(deps: CallDeps, id: string): Promise<void> {
  await transact(deps.prisma, async (db) => {
    const current = await readForChange(db, id);
    refuseFrozen(current);
    const balanceCount = await db.balance.count({ where: { identityId: id } });
    if (balanceCount > 0) throw await hasBalances(db, id, balanceCount);
    const real = await revealIdentity(db, deps.vault, current);
    await db.identity.delete({ where: { id } });
    const at = await timeOfChange(db, deps, { type: 'Identity', id });
    const changes: Changes = { ...changesOf(real, nothing), status: [current.status, null] };
    await appendAuditEvents(db, deps, [{ action: 'identity.deleted', type: 'Identity', id, at, changes }]);
  });
}

async function hasBalances(db: Db, id: string, balanceCount: number): Promise<DomainError> {
  const first = await db.balance.findFirstOrThrow({
    where: { identityId: id },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const balanceId = encodeId('Balance', first.id);
  const message =
    `id: the identity has ${balanceCount} linked balance${balanceCount === 1 ? '' : 's'}, the first of them ${balanceId}: ` +
    'link them to another identity or unlink them, or archive the identity instead.';
  return refusal('IDENTITY_HAS_BALANCES', ['id'], message, { balanceCount, balanceId });
}

/** Locks and reads an identity that is about to change. Throws NOT_FOUND. */
export async function readForChange(db: Db, id: string): Promise<Identity> {
  if (!(await lockIdentity(db, id))) throw identityNotFound(id);
  return db.identity.findUniqueOrThrow({ where: { id } });
}

/** What was changed, as it is now; NOT_FOUND when another call deleted it meanwhile. */
export async function requireIdentity<Row>(id: string, reading: PromiseLike<Row | null>): Promise<Row> {
  const identity = await reading;
  if (!identity) throw identityNotFound(id);
  return identity;
}

/** Locks an identity that is about to be linked to a balance. Throws NOT_FOUND, IDENTITY_NOT_ACTIVE or IDENTITY_ERASED. */
export async function requireLinkable(db: Db, id: string, path: string[]): Promise<void> {
  if (!(await lockIdentityForLink(db, id))) throw identityNotFound(id, path);
  refuseUnlessOpen(await db.identity.findUniqueOrThrow({ where: { id } }), path);
}

/** Throws IDENTITY_NOT_ACTIVE for an archived identity and IDENTITY_ERASED for an erased one: they take no changes. */
export function refuseUnlessOpen(identity: Pick<Identity, 'id' | 'status'>, path = ['id']): void {
  refuseErased(identity, path);
  if (identity.status === 'ARCHIVED') {
    const message = `The identity ${encodeId('Identity', identity.id)} is archived: restore it first.`;
    throw refusal('IDENTITY_NOT_ACTIVE', path, message);
  }
}

/** Throws IDENTITY_NOT_ACTIVE for a frozen identity. */
export function refuseFrozen(identity: Pick<Identity, 'id' | 'status'>, path = ['id']): void {
  if (identity.status === 'FROZEN') {
    const message = `The identity ${encodeId('Identity', identity.id)} is frozen.`;
    throw refusal('IDENTITY_NOT_ACTIVE', path, message);
  }
}

/** Throws IDENTITY_ERASED. */
export function refuseErased(identity: Pick<Identity, 'id' | 'status'>, path = ['id']): void {
  if (identity.status === 'ERASED') {
    const message = `The identity ${encodeId('Identity', identity.id)} was erased, for good.`;
    throw refusal('IDENTITY_ERASED', path, message);
  }
}

async function refuseTaken(db: Db, externalId: string): Promise<void> {
  const holder = await db.identity.findUnique({ where: { externalId }, select: { id: true } });
  if (holder) throw externalIdTaken(holder.id, ['input', 'externalId']);
}

export function externalIdTaken(holderId: string, path: string[]): DomainError {
  const existingId = encodeId('Identity', holderId);
  return conflict(existingId, path, `externalId is taken by the identity ${existingId}.`);
}

/** The changes without those that write a token back where it stands, as a form does that shows what it has read. */
function withoutTokens(current: Identity, changes: UpdateIdentity): UpdateIdentity {
  const kept = tokenizedFieldsOf(current).filter((field) => textOf(changes, field) === textOf(current, field));
  return { ...changes, ...Object.fromEntries(kept.map((field) => [attributeOf[field], undefined])) };
}

/** Those of the changes that make a difference. */
function differences(current: Identity, changes: UpdateIdentity): UpdateIdentity {
  const entries = Object.entries(changes).flatMap(([field, value]) => {
    const next = value === null && field === 'metadata' ? {} : value;
    const differs = next !== undefined && !isDeepStrictEqual(asJson(next), asJson(current[field as keyof Identity]));
    return differs ? [[field, next]] : [];
  });
  return Object.fromEntries(entries);
}

/** A value as the database would give it back: dates as text, objects without a prototype of their own. */
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
