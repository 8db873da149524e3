import type { PGlite } from '@electric-sql/pglite';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTemplate } from '../../support/test-database.ts';

let pglite: PGlite;
beforeAll(async () => {
  pglite = await openTemplate();
});
afterAll(() => pglite.close());

/** Every size that an amount may have: 1 to 38 digits of 10^-18. */
const units = fc
  .tuple(fc.integer({ min: 0, max: 37 }), fc.bigInt(0n, 10n ** 38n))
  .map(([digits, random]) => 10n ** BigInt(digits) + (random % (9n * 10n ** BigInt(digits))));
/** Those around which a bucket ends, too. */
const amounts = fc.array(
  fc
    .oneof(
      units,
      fc
        .tuple(fc.bigInt(1n, 99n), fc.bigInt(0n, 36n), fc.constantFrom(-1n, 0n, 1n))
        .map(([lead, zeros, off]) => lead * 10n ** zeros + off),
    )
    .filter((amount) => amount > 0n && amount < 10n ** 38n),
  { minLength: 100, maxLength: 200 },
);

const bucketsOf = async (values: bigint[]) =>
  (
    await pglite.query<{ bucket: number; fits: boolean }>(
      `SELECT amount_bucket(a) AS bucket, a >= bucket_floor(amount_bucket(a)) AND a < bucket_floor(amount_bucket(a) + 1) AS fits
      FROM (SELECT (u || 'e-18')::numeric(38, 18) AS a FROM unnest($1::text[]) WITH ORDINALITY AS v (u, place) ORDER BY place) x`,
      [values.map(String)],
    )
  ).rows;

describe('the bucket of an amount', () => {
  test('has the amount within its bounds', async () => {
    await fc.assert(
      fc.asyncProperty(amounts, async (values) => {
        expect((await bucketsOf(values)).filter(({ fits }) => !fits)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('is never below that of a smaller amount, and its tenth is the same for amounts of one leading digit', async () => {
    await fc.assert(
      fc.asyncProperty(amounts, async (values) => {
        const sorted = values.toSorted((a, b) => (a < b ? -1 : 1));
        const buckets = (await bucketsOf(sorted)).map(({ bucket }) => bucket);
        expect(buckets).toEqual(buckets.toSorted((a, b) => a - b));
        const digits = sorted.map((value) => (String(value).length - 1) * 9 + Number(String(value)[0]) - 1);
        expect(buckets.map((bucket) => Math.floor(bucket / 10))).toEqual(digits);
      }),
      { numRuns: 30 },
    );
  });

  test('is one of those that there are', async () => {
    const [smallest, largest] = await bucketsOf([1n, 10n ** 38n - 1n]);
    expect([smallest?.bucket, largest?.bucket]).toEqual([0, 38 * 90 - 1]);
  });
});

describe('counts by place', () => {
  const counts = fc.uniqueArray(fc.tuple(fc.nat({ max: 40 }), fc.integer({ min: 1, max: 5 })), {
    selector: ([place]) => place,
  });
  /** The places as often as they count. */
  const spread = (of: [number, number][]) => of.flatMap(([place, count]) => Array<number>(count).fill(place));
  const readCounts = async (sql: string, parameters: unknown[]) =>
    (await pglite.query<{ counts: string | null }>(`SELECT (${sql})::text AS counts`, parameters)).rows[0]?.counts;

  test('are the same however they came together, and nothing remains of what is taken off again', async () => {
    await fc.assert(
      fc.asyncProperty(counts, counts, async (one, other) => {
        const [places, others] = [spread(one), spread(other)];
        const orNull = (list: number[]) => (list.length ? list : null);
        const counted = (parameter: string) => `histogram_of(${parameter}::integer[])`;
        const both = await readCounts(counted('$1'), [orNull([...places, ...others])]);
        expect(
          await readCounts(`add_histogram(${counted('$1')}, ${counted('$2')}, 1)`, [orNull(places), orNull(others)]),
        ).toBe(both);
        const takenOff = `add_histogram(${counted('$1')}, ${counted('$2')}, -1)`;
        expect(await readCounts(takenOff, [orNull([...places, ...others]), orNull(others)])).toBe(
          await readCounts(counted('$1'), [orNull(places)]),
        );
      }),
      { numRuns: 100 },
    );
  });
});
