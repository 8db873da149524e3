import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeBalance, makeLedger, makePerson, unique } from '../../support/fixtures.ts';
import { chooseSeed } from '../../support/random.ts';
import { useTestApp } from '../../support/test-app.ts';
import { ask, expectRollupsAsRebuilt, print, type Question, readWorld, recompute } from './recompute.ts';
import { commit, hold, refund, release } from './records.ts';

const app = useTestApp();
const currency = 'PTS';

/** One thing that happens, by the places of balances and identities. */
type Step =
  | { does: 'transfer'; source: number; destination: number; units: bigint; at: Date }
  | { does: 'commit' | 'void'; source: number; destination: number; units: bigint; at: Date }
  | { does: 'refund'; which: number; share: number; at: Date }
  | { does: 'link'; balance: number; identity: number }
  | { does: 'move everything'; from: number; to: number };

const balanceCount = 7;
const identityCount = 3;

const units = fc.oneof(
  // Few amounts, so that many are equal; close ones, which share a bucket; and all sizes that there are.
  { weight: 3, arbitrary: fc.constantFrom(5n, 10n, 25n, 100n).map((amount) => amount * 10n ** 18n) },
  { weight: 3, arbitrary: fc.bigInt(1000n, 1099n).map((cents) => cents * 10n ** 16n) },
  { weight: 1, arbitrary: fc.bigInt(1n, 200n) },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.bigInt(1n, 9999n), fc.bigInt(0n, 32n)).map(([digits, zeros]) => digits * 10n ** zeros),
  },
);
/** Around two new years and a leap day, on edges of days often. */
const at = fc.oneof(
  fc.date({ min: new Date('2023-11-20'), max: new Date('2025-01-20'), noInvalidDate: true }),
  fc
    .tuple(
      fc.constantFrom('2023-12-31', '2024-01-01', '2024-02-29', '2024-03-01', '2024-12-30'),
      fc.constantFrom(0, 86_399_999, 43_200_000),
    )
    .map(([day, ms]) => new Date(Date.parse(day) + ms)),
);
const balance = fc.nat({ max: balanceCount - 1 });
const identity = fc.nat({ max: identityCount });
const between = { source: balance, destination: balance, units, at };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ does: fc.constant('transfer' as const), ...between }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('commit' as const, 'void' as const), ...between }) },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('refund' as const), which: fc.nat(), share: fc.constantFrom(1, 3), at }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('link' as const), balance, identity }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('move everything' as const), from: identity, to: identity }) },
);

const day = fc
  .date({ min: new Date('2023-11-01'), max: new Date('2025-02-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const question = fc.record({
  days: fc.tuple(day, day).map((days) => days.sort()),
  interval: fc.constantFrom('DAY' as const, 'WEEK' as const, 'MONTH' as const),
  counterparties: fc.constantFrom(1, 2, 5, 100),
  timeZone: fc.constantFrom('UTC', 'Asia/Kolkata', 'America/New_York', 'Pacific/Chatham'),
});

interface Cast {
  balances: string[];
  identities: string[];
  /** What a refund may be of. */
  moved: { id: string; units: bigint }[];
}

async function makeCast(): Promise<Cast> {
  const ledgerId = await makeLedger(app.client);
  const identities = await Promise.all(Array.from({ length: identityCount }, () => makePerson(app.client)));
  const balances = await Promise.all(
    Array.from({ length: balanceCount }, (_, place) =>
      makeBalance(app.client, { ledgerId, currency, overdraftLimit: null, identityId: identities[place % 4] }),
    ),
  );
  return { balances, identities, moved: [] };
}

async function perform(cast: Cast, current: Step): Promise<void> {
  const { balances, identities, moved } = cast;
  if (current.does === 'link') {
    const [balanceId = '', identityId = null] = [balances[current.balance], identities[current.identity]];
    await app.client.linkBalance({ balanceId, identityId });
  } else if (current.does === 'move everything') {
    const [from, to] = [identities[current.from], identities[current.to]];
    // One statement for many balances, as a merge of two identities would make it.
    await app.query('UPDATE balances SET identity_id = $2::uuid WHERE identity_id = $1::uuid', [
      from?.slice(4) ?? null,
      to?.slice(4) ?? null,
    ]);
  } else if (current.does === 'refund') {
    const [refunded] = moved.splice(current.which % Math.max(1, moved.length), 1);
    const part = (refunded?.units ?? 0n) / BigInt(current.share);
    if (refunded && part > 0n) await refund(app, refunded.id, print(part), current.at.toISOString());
  } else if (current.source !== current.destination) {
    const [source = '', destination = ''] = [balances[current.source], balances[current.destination]];
    const [amount, effectiveAt] = [print(current.units), current.at.toISOString()];
    if (current.does === 'transfer') {
      const input = { reference: unique('step'), currency, source, destination, amount, effectiveAt };
      const { recordTransaction } = await app.client.recordTransaction({ input });
      moved.push({ id: recordTransaction.id, units: current.units });
      return;
    }
    const held = await hold(app, { source, destination, amount, at: effectiveAt });
    if (current.does === 'void') await release(app, held, amount, effectiveAt);
    else moved.push({ id: await commit(app, held, amount, effectiveAt), units: current.units });
  }
}

test('the insights of any identity and range are what its transactions add up to, whatever was recorded and relinked', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 5, maxLength: 60 }),
      fc.array(question, { minLength: 3, maxLength: 6 }),
      async (steps, questions) => {
        const cast = await makeCast();
        for (const current of steps) await perform(cast, current);
        const world = await readWorld(app);
        const whole = {
          days: ['2023-11-01', '2025-02-01'],
          interval: 'MONTH' as const,
          counterparties: 100,
          timeZone: 'UTC',
        };
        for (const { days, ...rest } of [whole, ...questions]) {
          for (const id of cast.identities) {
            const asked: Question = { id, currency, from: days[0] ?? '', to: days[1] ?? '', ...rest };
            expect(await ask(app, asked)).toEqual(recompute(world, asked));
          }
        }
      },
    ),
    { numRuns: 12, seed: chooseSeed() },
  );
  await expectRollupsAsRebuilt(app);
}, 240_000);
