import { recordChanges } from '../audit/audit.ts';
import type { Db } from '../db/open-database.ts';
import { transact } from '../db/transact.ts';
import type { Deps } from '../deps.ts';
import { badInput, conflict, DomainError } from '../errors.ts';
import { encodeId } from '../ids.ts';
import { creationChanges } from './identity.changes.ts';
import { parseCreateIdentity } from './identity.input.ts';
import { type Inserted, insertIdentities, type NewIdentity } from './identity.sql.ts';
import { storeNewTokens, tokenizeNew } from './identity.tokens.ts';
import { externalIdTaken } from './identity.ts';

export type OnConflict = 'FAIL' | 'RETURN_EXISTING';

/** What became of one input: the id of the identity that was created, or found with RETURN_EXISTING; or why not. */
export type CreateOutcome = { id: string } | { error: DomainError };

const identitiesAtMost = 1000;

/** Creates one identity and returns its id. Throws BAD_USER_INPUT or CONFLICT. */
export async function createIdentity(deps: Deps, input: unknown, onConflict: OnConflict): Promise<string> {
  const [outcome] = await createEach(deps, [{ input, path: ['input'] }], onConflict);
  if (outcome && 'id' in outcome) return outcome.id;
  throw outcome?.error;
}

/** Creates up to 1,000 identities in one statement; each stands or falls alone, and outcomes keep the order. */
export async function createIdentities(
  deps: Deps,
  inputs: unknown[],
  onConflict: OnConflict,
): Promise<CreateOutcome[]> {
  if (inputs.length > identitiesAtMost) {
    throw badInput({ path: ['inputs'], message: `inputs must have at most ${identitiesAtMost} elements.` });
  }
  const items = inputs.map((input, at) => ({ input, path: ['inputs', String(at)] }));
  return createEach(deps, items, onConflict);
}

interface Item {
  input: unknown;
  path: string[];
}
interface Candidate {
  at: number;
  path: string[];
  identity: NewIdentity;
}

async function createEach(deps: Deps, items: Item[], onConflict: OnConflict): Promise<CreateOutcome[]> {
  const outcomes = new Array<CreateOutcome>(items.length);
  let open: Candidate[] = [];
  for (const [at, { input, path }] of items.entries()) {
    try {
      const stamp = deps.clock.stamp();
      const fields = parseCreateIdentity(input, stamp.at, path);
      open.push({ at, path, identity: { ...fields, id: fields.id ?? stamp.id, at: stamp.at } });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      outcomes[at] = { error };
    }
  }
  // An identity that stood in the way may be deleted before it is looked up; then its id is free for another try.
  while (open.length > 0) {
    const blocked = await insertFree(deps, open, outcomes);
    open = await settleConflicts(deps, blocked, outcomes, onConflict);
  }
  return outcomes;
}

/** Inserts what is free and returns the candidates whose id or external id is taken, by a row or by one before them. */
async function insertFree(deps: Deps, open: Candidate[], outcomes: CreateOutcome[]): Promise<Candidate[]> {
  const inserted = await insertInOneOrder(
    deps,
    firstOfEachKey(open).map((candidate) => candidate.identity),
  );
  const keyOf = (identity: { id: string; externalId?: string | null }) => `${identity.id} ${identity.externalId ?? ''}`;
  const fresh = new Set(inserted.map(keyOf));
  return open.filter(({ at, identity }) => {
    // The first of several equal keys is the one that was sent.
    if (!fresh.delete(keyOf(identity))) return true;
    outcomes[at] = { id: identity.id };
    return false;
  });
}

/** Of candidates with one id or one external id the first; the others are looked at when it is settled. */
function firstOfEachKey(open: Candidate[]): Candidate[] {
  const taken = new Set<string>();
  return open.filter(({ identity: { id, externalId } }) => {
    const keys = externalId ? [`id ${id}`, `externalId ${externalId}`] : [`id ${id}`];
    if (keys.some((key) => taken.has(key))) return false;
    for (const key of keys) taken.add(key);
    return true;
  });
}

/**
 * Two batches that take the same ids in opposite orders would wait for one another. Sorted, they do not; where ids and
 * external ids cross all the same, the database ends one of the two, and that one tries again.
 */
async function insertInOneOrder(deps: Deps, identities: NewIdentity[]): Promise<Inserted[]> {
  const keyOf = ({ id, externalId }: NewIdentity) => externalId ?? id;
  const sorted = [...identities].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  return transact(deps.prisma, (db) => insertWithEvents(db, deps, sorted));
}

async function insertWithEvents(db: Db, deps: Deps, identities: NewIdentity[]): Promise<Inserted[]> {
  const stored = identities.map((identity) => ({ identity, ...tokenizeNew(deps, identity) }));
  const inserted = await insertIdentities(
    db,
    stored.map(({ row }) => row),
  );
  const fresh = new Set(inserted.map(({ id }) => id));
  const created = stored.filter(({ row }) => fresh.has(row.id));
  await storeNewTokens(
    db,
    deps,
    created.flatMap(({ tokenized }) => tokenized),
  );
  const events = created.map(({ identity, row }) => {
    const changes = creationChanges(identity, row.tokenizedFields);
    return { action: 'identity.created', type: 'Identity', id: row.id, at: row.at, changes } as const;
  });
  await recordChanges(db, deps, events);
  return inserted;
}

/** Finds what stands in each one's way, and returns those for whom nothing does any more. */
async function settleConflicts(
  deps: Deps,
  blocked: Candidate[],
  outcomes: CreateOutcome[],
  onConflict: OnConflict,
): Promise<Candidate[]> {
  if (blocked.length === 0) return [];
  const ids = blocked.map(({ identity }) => identity.id);
  const externalIds = blocked.flatMap(({ identity }) => identity.externalId ?? []);
  const found = await deps.prisma.identity.findMany({
    where: { OR: [{ id: { in: ids } }, { externalId: { in: externalIds } }] },
    select: { id: true, externalId: true },
  });
  const byId = new Map(found.map((row) => [row.id, row]));
  const byExternalId = new Map(found.map((row) => [row.externalId, row]));
  return blocked.filter(({ at, path, identity }) => {
    const sameId = byId.get(identity.id);
    const sameExternalId = identity.externalId ? byExternalId.get(identity.externalId) : undefined;
    const existing = sameId ?? sameExternalId;
    if (!existing) return true;
    const ambiguous = sameId && sameExternalId && sameId !== sameExternalId;
    if (onConflict === 'RETURN_EXISTING' && !ambiguous) outcomes[at] = { id: existing.id };
    else if (sameId) outcomes[at] = { error: idTaken(sameId.id, path) };
    else outcomes[at] = { error: externalIdTaken(existing.id, [...path, 'externalId']) };
    return false;
  });
}

function idTaken(id: string, path: string[]): DomainError {
  const existingId = encodeId('Identity', id);
  return conflict(existingId, [...path, 'id'], `id: the identity ${existingId} exists already.`);
}
