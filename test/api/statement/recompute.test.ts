import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeBalance, makeLedger, makePerson } from '../../support/fixtures.ts';
import { chooseSeed } from '../../support/random.ts';
import { useTestApp } from '../../support/test-app.ts';
import { expectRollupsAsRebuilt } from '../insight/recompute.ts';
import { commit, hold, refund, release } from '../insight/records.ts';
import { type Question, recomputeStatement, type Statement } from './oracle.ts';

const app = useTestApp();
const currency = 'PTS';

/** One thing that happens, by the places of balances and identities; an identity beyond the last stands for nobody. */
type Step =
  | { does: 'move' | 'hold'; source: number; destination: number; amount: string; at: string }
  | { does: 'refund'; which: number; at: string }
  | { does: 'link'; balance: number; identity: number };

// Close together, so that many times are equal, and on edges of days.
const at = fc
  .tuple(fc.constantFrom('2024-02-28', '2024-02-29', '2024-03-01'), fc.constantFrom(0, 1, 43_200_000, 86_399_999))
  .map(([day, ms]) => new Date(Date.parse(day) + ms).toISOString());
const balance = fc.nat({ max: 4 });
const amount = fc.constantFrom('1', '0.000000000000000001', '12345678901234567.5', '2.25');
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constantFrom('move' as const, 'move' as const, 'hold' as const),
      ...{ source: balance, destination: balance, amount, at },
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('refund' as const), which: fc.nat(), at }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('link' as const), balance, identity: fc.nat({ max: 2 }) }) },
);

async function makeWorld() {
  const identities = [await makePerson(app.client), await makePerson(app.client)];
  const ledgerId = await makeLedger(app.client);
  const owners = [0, 0, 0, 1, 2].map((owner) => identities[owner] ?? null);
  const balances: string[] = [];
  for (const identityId of owners) {
    balances.push(await makeBalance(app.client, { ledgerId, currency, identityId, overdraftLimit: null }));
  }
  return { identities, balances, moved: [] as string[] };
}

type World = Awaited<ReturnType<typeof makeWorld>>;

async function take(step: Step, { identities, balances, moved }: World): Promise<void> {
  if (step.does === 'link') {
    const balanceId = balances[step.balance] ?? '';
    await app.client.linkBalance({ balanceId, identityId: identities[step.identity] ?? null });
  } else if (step.does === 'refund') {
    // Each is refunded once, and half of it is left.
    const [id] = moved.length > 0 ? moved.splice(step.which % moved.length, 1) : [];
    if (id) await refund(app, id, '0.000000000000000001', step.at);
  } else {
    const [source = '', destination = ''] = [balances[step.source], balances[step.destination]];
    if (source === destination) return;
    const { amount, at } = step;
    const held = await hold(app, { source, destination, amount, at: '2024-02-27T00:00:00.000Z' });
    const follow = step.does === 'move' ? commit : release;
    const id = await follow(app, held, amount, at);
    if (step.does === 'move') moved.push(id);
  }
}

/** The statement as a caller reads it who walks its pages, each of another size. */
async function walk(question: Question, sizes: number[], isBackwards: boolean): Promise<Statement> {
  const lines: Statement['lines'] = [];
  let cursor: string | null | undefined;
  for (let turn = 0; ; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    const window = isBackwards ? { last: size, before: cursor } : { first: size, after: cursor };
    const found = (await app.client.identityStatement({ ...question, ...window })).identity?.statement;
    if (!found) throw new Error('There is no such identity.');
    const { lines: page, ...totals } = found;
    const nodes = page.nodes.map(({ transaction, balance, ...line }) => ({
      transaction: transaction.id,
      balance: balance.id,
      ...line,
    }));
    lines.splice(isBackwards ? 0 : lines.length, 0, ...nodes);
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
    if (!(isBackwards ? hasPreviousPage : hasNextPage)) return { ...totals, lines };
    cursor = isBackwards ? startCursor : endCursor;
  }
}

test('is what the transactions come to one by one, whatever page is read, and each period begins where the one before ends', async () => {
  const world = await makeWorld();
  const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 3, maxLength: 10 }),
      fc.tuple(at, at, at).map((times) => times.toSorted()),
      ...[sizes, fc.boolean()],
      async (steps, [start = '', middle = '', end = ''], sizes, isBackwards) => {
        for (const step of steps) await take(step, world);
        for (const id of world.identities) {
          const [first, second] = [
            { id, currency, from: start, to: middle },
            { id, currency, from: middle, to: end },
          ];
          const [one, next] = [await walk(first, sizes, isBackwards), await walk(second, sizes, !isBackwards)];
          expect(one).toEqual(await recomputeStatement(app, first));
          expect(next).toEqual(await recomputeStatement(app, second));
          expect(next.openingBalance).toBe(one.closingBalance);
        }
      },
    ),
    { numRuns: 12, seed: chooseSeed() },
  );
  await expectRollupsAsRebuilt(app);
});
