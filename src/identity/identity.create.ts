import { tooMany } from '../broken-rules.ts';
import { Batcher, oncePerDatabase, settleEach } from '../db/batcher.ts';
import { mayBeCausedByOneItem } from '../db/database-code.ts';
import type { Identity } from '../db/generated/client.ts';
import { settleUncommitted } from '../db/transact.ts';
import type { CallDeps, Deps } from '../deps.ts';
import { badInputAt, conflict, DomainError, unexpectedItemError } from '../errors.ts';
import { encodeId } from '../ids.ts';
import { unwrapOrRefuse } from '../vault/vault.data-keys.ts';
import { type Answer, type Creation, insertCreations } from './identity.create.sql.ts';
import { parseCreateIdentity } from './identity.input.ts';
import { type Attempt, firstAttempt, makeCreation, type NewIdentity, redraw } from './identity.plan.ts';
import { externalIdTaken } from './identity.ts';

export type OnConflict = 'FAIL' | 'RETURN_EXISTING';

/** The identity that was created, or the one that was found with RETURN_EXISTING, as it is stored. */
export interface CreatedOrFound {
  identity: Identity;
}

/** What became of one input, or why not; `fault` is what nobody foresaw. */
export type CreateOutcome = CreatedOrFound | { error: DomainError; fault?: unknown };

/** At most so many in one call. */
export const identitiesAtMost = 1000;

/** Creates one identity. Throws BAD_USER_INPUT or CONFLICT. */
export async function createIdentity(deps: CallDeps, input: unknown, onConflict: OnConflict): Promise<CreatedOrFound> {
  const batcher = batcherOf(deps.query);
  const [outcome] = await createEach(deps, [{ input, path: ['input'] }], onConflict, (creations) =>
    Promise.allSettled(creations.map((creation) => batcher.add(creation))),
  );
  if (outcome && !('error' in outcome)) return outcome;
  throw outcome?.fault ?? outcome?.error;
}

const creationsAtOnce = 100;

/** Calls of one process at the same time share round trips. */
const batcherOf = oncePerDatabase(
  (query) => new Batcher<Creation, Answer>((creations) => insertCreations(query, creations), creationsAtOnce),
);

/** Creates up to 1,000 identities in one statement; each succeeds or fails independently, and outcomes keep the order. */
export async function createIdentities(
  deps: CallDeps,
  inputs: unknown[],
  onConflict: OnConflict,
): Promise<CreateOutcome[]> {
  if (inputs.length > identitiesAtMost) {
    throw badInputAt(['inputs'], tooMany(identitiesAtMost));
  }
  const items = inputs.map((input, at) => ({ input, path: ['inputs', String(at)] }));
  return createEach(deps, items, onConflict, (creations) =>
    settleEach((some) => insertCreations(deps.query, some), creations),
  );
}

interface Item {
  input: unknown;
  path: string[];
}
interface Candidate {
  at: number;
  path: string[];
  identity: NewIdentity;
  attempt: Attempt;
  creation: Creation;
}
/** Each round answers who stood in the way of the last; nobody comes near this many. */
const roundsAtMost = 100;

type Send = (creations: Creation[]) => Promise<PromiseSettledResult<Answer>[]>;

async function createEach(deps: CallDeps, items: Item[], onConflict: OnConflict, send: Send): Promise<CreateOutcome[]> {
  const outcomes = new Array<CreateOutcome>(items.length);
  let open: Candidate[] = [];
  for (const [at, { input, path }] of items.entries()) {
    const read = refusable(() => readCandidate(deps, input, at, path));
    if ('error' in read) outcomes[at] = read;
    else open.push(read);
  }
  for (let round = 1; open.length > 0; round += 1) {
    if (round > roundsAtMost) throw new Error('A creation was sent again too often.');
    const results = await send(open.map(({ creation }) => creation));
    settleUncommitted(results, results.length === items.length);
    const settled = open.map((candidate, place) =>
      settle(deps, candidate, results[place] as PromiseSettledResult<Answer>, onConflict),
    );
    const found = await readFound(deps, settled);
    open = open.flatMap((candidate, place) => {
      const outcome = settled[place] as Settled;
      // Who was found may be deleted meanwhile: then nothing stands in the way any more.
      const known = 'foundId' in outcome ? (found.get(outcome.foundId) ?? candidate) : outcome;
      if ('creation' in known) return [known];
      outcomes[candidate.at] = known;
      return [];
    });
  }
  return outcomes;
}

/** What became of a candidate, the candidate for another try, or the id of who has its id or external id already. */
type Settled = CreateOutcome | Candidate | { foundId: string };

async function readFound({ prisma }: Deps, settled: Settled[]): Promise<Map<string, CreatedOrFound>> {
  const ids = new Set(settled.flatMap((outcome) => ('foundId' in outcome ? [outcome.foundId] : [])));
  if (ids.size === 0) return new Map();
  const identities = await prisma.identity.findMany({ where: { id: { in: [...ids] } } });
  return new Map(identities.map((identity) => [identity.id, { identity }]));
}

function readCandidate(deps: CallDeps, input: unknown, at: number, path: string[]): Candidate {
  const stamp = deps.clock.stamp();
  const fields = parseCreateIdentity(input, stamp.at, path);
  const isIdChosen = Boolean(fields.id);
  const identity = { ...fields, id: fields.id ?? stamp.id, isIdChosen, at: stamp.at };
  const attempt = firstAttempt(deps.vault, identity);
  return { at, path, identity, attempt, creation: makeCreation(deps, identity, attempt) };
}

/** What the work returns, or the refusal that it throws. */
function refusable<Result>(work: () => Result): Result | { error: DomainError } {
  try {
    return work();
  } catch (error) {
    if (error instanceof DomainError) return { error };
    throw error;
  }
}

function settle(
  deps: CallDeps,
  candidate: Candidate,
  result: PromiseSettledResult<Answer>,
  onConflict: OnConflict,
): Settled {
  if (result.status === 'rejected') {
    // After a lost connection nobody knows whether it was done, so the whole call fails.
    if (!mayBeCausedByOneItem(result.reason)) throw result.reason;
    return { error: unexpectedItemError(candidate.path), fault: result.reason };
  }
  const answer = result.value;
  switch (answer.outcome) {
    case 'CREATED':
      return { identity: answer.identity };
    case 'TAKEN':
      return settleConflict(candidate, answer.detail, onConflict);
    case 'USED_BEFORE':
      return refusable(() => withPreviousKey(deps, candidate, answer.detail));
    case 'TOKEN_TAKEN':
      return withAttempt(deps, candidate, redraw(deps.vault, candidate.identity, candidate.attempt, answer.detail));
  }
}

function withAttempt(deps: CallDeps, candidate: Candidate, attempt: Attempt): Candidate {
  return { ...candidate, attempt, creation: makeCreation(deps, candidate.identity, attempt) };
}

/** The history of an id that is used again goes on under the key of its previous use. Throws VALUE_UNREADABLE. */
function withPreviousKey(deps: CallDeps, candidate: Candidate, found: PreviousKey): Candidate {
  const { identity, attempt } = candidate;
  const previousKey =
    found && unwrapOrRefuse({ ...found, ownerId: identity.id, wrapped: Buffer.from(found.wrapped, 'hex') }, deps.vault);
  return withAttempt(deps, candidate, { ...attempt, previousKey: previousKey ?? undefined });
}

type PreviousKey = Extract<Answer, { outcome: 'USED_BEFORE' }>['detail'];
type Holders = Extract<Answer, { outcome: 'TAKEN' }>['detail'];

function settleConflict(candidate: Candidate, holders: Holders, onConflict: OnConflict): Settled {
  const { sameId, sameExternalId } = holders;
  const { path } = candidate;
  const holder = sameId ?? sameExternalId;
  // Who stood in the way was deleted meanwhile.
  if (holder === null) return candidate;
  const isAmbiguous = sameId !== null && sameExternalId !== null && sameId !== sameExternalId;
  if (onConflict === 'RETURN_EXISTING' && !isAmbiguous) return { foundId: holder };
  return { error: sameId === null ? externalIdTaken(holder, [...path, 'externalId']) : idTaken(sameId, path) };
}

function idTaken(id: string, path: string[]): DomainError {
  const existingId = encodeId('Identity', id);
  return conflict(existingId, [...path, 'id'], `id: the identity ${existingId} exists already.`);
}
