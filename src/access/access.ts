import { randomBytes } from 'node:crypto';
import { appendAuditEvents, timeOfChange } from '../audit/audit.ts';
import type { Db } from '../db/open-database.ts';
import { transact } from '../db/transact.ts';
import type { CallDeps } from '../deps.ts';
import { badInputAt, conflict, type DomainError, notFound } from '../errors.ts';
import { encodeId } from '../ids.ts';
import { broken } from '../issue.ts';
import { unauthenticated } from './access.authenticate.ts';
import { type CreateApiKey, type GivenApiKey, parseCreateApiKey } from './access.input.ts';
import { looksLike } from './access.look-alike.ts';
import { makeSecret, randomBytesNeeded } from './access.secret.ts';
import { insertKey, lockKey, lockKeys, revokeKey } from './access.sql.ts';
import { requireScope, type Viewer } from './access.viewer.ts';

/** The caller who makes a key. The key can have only scopes that they have themselves. */
type Maker = Pick<Viewer, 'scopes' | 'isOpen'>;

/**
 * Makes an API key and returns its id and its secret, which is not stored. Throws BAD_USER_INPUT; FORBIDDEN for a scope that the maker
 * lacks; CONFLICT when the name is taken or confusable with that of another key; UNAUTHENTICATED when open mode ended meanwhile, because
 * somebody else made the first key.
 */
export async function createApiKey(
  deps: CallDeps,
  input: GivenApiKey,
  maker: Maker,
): Promise<{ id: string; secret: string }> {
  const { id, at } = deps.clock.stamp();
  const key = parseCreateApiKey(input, at);
  for (const scope of key.scopes) requireScope(maker, scope);
  const { secret, prefix, hash } = makeSecret(randomBytes(randomBytesNeeded));
  await transact(deps.prisma, async (db) => {
    await lockKeys(db);
    if (maker.isOpen) await requireFirst(db, key);
    await refuseLookAlike(db, key.name);
    const inserted = await insertKey(db, { ...key, id, prefix, hash, expiresAt: key.expiresAt ?? null, at });
    if (!inserted) throw await nameTaken(db, key.name);
    await appendAuditEvents(db, deps, [{ action: 'api_key.created', type: 'ApiKey', id, at }]);
  });
  return { id, secret };
}

/** Throws unless the key is the first, and has admin. The first key ends open mode, and without admin nobody could make another one. */
async function requireFirst(db: Db, { scopes }: CreateApiKey): Promise<void> {
  if (await db.apiKey.findFirst({ select: { id: true } })) throw unauthenticated('missing');
  if (scopes.includes('admin')) return;
  const message = 'must contain admin: with the first key the server asks everybody for one.';
  throw badInputAt(['input', 'scopes'], broken('REQUIRED', { oneOf: ['admin'] }, message));
}

/** Throws CONFLICT for a name that is confusable with another, because a reader of the audit log could not tell the two actors apart. */
async function refuseLookAlike(db: Db, name: string): Promise<void> {
  const keys = await db.apiKey.findMany({ select: { id: true, name: true } });
  const holder = keys.find((key) => key.name !== name && looksLike(key.name, name));
  if (!holder) return;
  const existingId = encodeId('ApiKey', holder.id);
  throw conflict(existingId, ['input', 'name'], `name looks like that of the API key ${existingId}.`);
}

async function nameTaken(db: Db, name: string): Promise<DomainError> {
  const holder = await db.apiKey.findUniqueOrThrow({ where: { name }, select: { id: true } });
  const existingId = encodeId('ApiKey', holder.id);
  return conflict(existingId, ['input', 'name'], `name is taken by the API key ${existingId}.`);
}

/** Revokes a key for good. Returns false when it was revoked already, and nothing changes. Throws NOT_FOUND. */
export function revokeApiKey(deps: CallDeps, id: string): Promise<boolean> {
  return transact(deps.prisma, async (db) => {
    await lockKey(db, id);
    const at = await timeOfChange(db, deps, { type: 'ApiKey', id });
    if (await revokeKey(db, id, at)) {
      const changes = { revokedAt: [null, at.toISOString()] } satisfies Record<string, [null, string]>;
      await appendAuditEvents(db, deps, [{ action: 'api_key.revoked', type: 'ApiKey', id, at, changes }]);
      return true;
    }
    if (!(await db.apiKey.findUnique({ where: { id }, select: { id: true } }))) {
      throw notFound(['id'], `id: there is no API key ${encodeId('ApiKey', id)}.`);
    }
    return false;
  });
}
