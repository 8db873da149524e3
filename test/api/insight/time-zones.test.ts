import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { makeBalance, makeLedger, makePerson, unique } from '../../support/fixtures.ts';
import { chooseSeed, createRandom } from '../../support/random.ts';
import { useTestApp } from '../../support/test-app.ts';
import { ask, print, type Question, readWorld, recompute } from './recompute.ts';
import { refund } from './records.ts';

const app = useTestApp();
const currency = 'PTS';

/** Zones, and days on or near which their clocks did something that is not told by "24 hours from midnight to midnight". */
const occasions = [
  ...[
    ['Asia/Kolkata', '2024-01-15'] as const,
    ['Asia/Kathmandu', '2024-01-15'] as const,
    ['UTC', '2024-02-29'] as const,
  ],
  // Days of 23 and 25 hours; in Lord Howe of 23.5 and 24.5, and in Troll of 22 and 26.
  ...[['Europe/London', '2024-03-31'] as const, ['America/New_York', '2024-11-03'] as const],
  ...[['Australia/Lord_Howe', '2024-04-07'] as const, ['Australia/Lord_Howe', '2024-10-06'] as const],
  ...[['Antarctica/Troll', '2024-03-31'] as const, ['Pacific/Chatham', '2024-09-29'] as const],
  // Days that begin at one o'clock, or end with an hour that comes twice.
  ...[['America/Sao_Paulo', '2018-11-04'] as const, ['America/Sao_Paulo', '2018-02-17'] as const],
  ...[['Africa/Cairo', '2024-04-26'] as const, ['America/Havana', '2024-11-03'] as const],
  // A minute after midnight it was the day before once more.
  ...[['America/St_Johns', '2006-10-29'] as const, ['Antarctica/Casey', '2010-03-05'] as const],
  // Days that were skipped, and one that came twice.
  ...[['Pacific/Apia', '2011-12-30'] as const, ['Pacific/Kwajalein', '1993-08-21'] as const],
  ...[['Pacific/Kwajalein', '1969-09-30'] as const, ['Africa/Casablanca', '2024-03-10'] as const],
  // Offsets of minutes and seconds.
  ...[['Africa/Monrovia', '1972-01-07'] as const, ['Asia/Kolkata', '1905-12-31'] as const],
];

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const identities: string[] = [];

/** Around each occasion, on quarters of hours and a millisecond before and after them. */
function timesAround(day: string, random: () => number): string[] {
  return Array.from({ length: 18 }, () => {
    const quarter = Math.floor((random() - 0.4) * 4 * 96) * (hourMs / 4);
    const ms = [-1, 0, 0, 1, 59_999, -30_000][Math.floor(random() * 6)] ?? 0;
    return new Date(Date.parse(day) + quarter + ms).toISOString();
  });
}

beforeAll(async () => {
  const random = createRandom(chooseSeed());
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
  const ledgerId = await makeLedger(app.client);
  identities.push(await makePerson(app.client), await makePerson(app.client));
  const owners = [...identities, identities[0], null];
  const make = (identityId?: string | null) =>
    makeBalance(app.client, { ledgerId, currency, overdraftLimit: null, identityId });
  const balances = await Promise.all(owners.map(make));
  const inputs = occasions
    .flatMap(([, day]) => timesAround(day, random))
    .map((effectiveAt) => {
      const source = pick(balances);
      const destination = pick(balances.filter((id) => id !== source));
      const amount = print(BigInt(pick([1, 2, 5, 10, 11, 12, 25, 100])) * 10n ** BigInt(pick([16, 17, 18])));
      return { reference: unique('zone'), currency, source, destination, amount, effectiveAt };
    });
  for (let at = 0; at < inputs.length; at += 100) {
    const { recordTransactions } = await app.client.recordTransactions({ inputs: inputs.slice(at, at + 100) });
    for (const { transaction } of recordTransactions) {
      if (!transaction || random() > 0.15) continue;
      await refund(app, transaction.id, pick([transaction.amount, '0.001']), pick(inputs).effectiveAt);
    }
  }
}, 60_000);

const addDays = (day: string, days: number) => new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

/** A zone and a range that begins near an occasion, of the zone itself or of another. */
const question = fc
  .record({
    occasion: fc.constantFrom(...occasions),
    zone: fc.option(fc.constantFrom('UTC', 'US/Pacific', 'asia/kolkata', ...Intl.supportedValuesOf('timeZone'))),
    before: fc.integer({ min: -1, max: 3 }),
    days: fc.oneof({ weight: 4, arbitrary: fc.nat({ max: 6 }) }, fc.nat({ max: 500 })),
    interval: fc.constantFrom('DAY' as const, 'WEEK' as const, 'MONTH' as const),
    counterparties: fc.constantFrom(1, 100),
  })
  .map(({ occasion: [own, day], zone, before, days, ...rest }) => {
    const from = addDays(day, -before);
    return { ...rest, timeZone: zone ?? own, from, to: addDays(from, days), currency };
  });

test('insights are what the transactions add up to by the clocks of any zone', async () => {
  const world = await readWorld(app);
  await fc.assert(
    fc.asyncProperty(question, async (given) => {
      for (const id of identities) {
        const asked: Question = { id, ...given };
        expect(await ask(app, asked)).toEqual(recompute(world, asked));
      }
    }),
    { numRuns: 80, seed: chooseSeed() },
  );
}, 120_000);

test.each(occasions)('of %s, day by day around %s, and of that day alone', async (timeZone, day) => {
  const world = await readWorld(app);
  for (const days of [0, 1, 2]) {
    const range = { from: addDays(day, -days), to: addDays(day, days), interval: 'DAY', counterparties: 100 } as const;
    const asked: Question = { id: identities[0] ?? '', currency, timeZone, ...range };
    expect(await ask(app, asked)).toEqual(recompute(world, asked));
  }
});
