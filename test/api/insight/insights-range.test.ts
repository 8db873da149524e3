import { beforeAll, describe, expect, test } from 'vitest';
import { makeBalance, makePerson, transfer } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';

const app = useTestApp();
let id = '';
beforeAll(async () => {
  // Before anything is made: no clock goes behind what it has stamped.
  app.now = new Date('2026-11-24T23:59:59.999Z');
  id = await makePerson(app.client);
});

type Range = { from?: string | null; to?: string | null; interval?: 'DAY' | 'WEEK' | 'MONTH'; timeZone?: string };

async function ask(range: Range) {
  const insights = (await app.client.identityInsights({ id, currency: 'USD', ...range })).identity?.insights;
  if (!insights) throw new Error('There is no such identity.');
  return insights;
}
const startsOf = async (range: Range) => (await ask(range)).series.map(({ start }) => start);

describe('the range of insights', () => {
  test('is twelve calendar months up to today when it is not given', async () => {
    expect(await ask({})).toMatchObject({ from: '2025-12-01', to: '2026-11-24' });
    expect(await ask({ from: null, to: null })).toMatchObject({ from: '2025-12-01', to: '2026-11-24' });
    expect((await startsOf({})).length).toBe(12);
    expect(await ask({ to: '2024-02-29' })).toMatchObject({ from: '2023-03-01', to: '2024-02-29' });
    expect(await ask({ from: '2026-11-20' })).toMatchObject({ from: '2026-11-20', to: '2026-11-24' });
    expect(await ask({ to: '1900-03-01' })).toMatchObject({ from: '1900-01-01', to: '1900-03-01' });
  });

  test('may be one day, a day to come, and almost ten years', async () => {
    expect(await startsOf({ from: '2026-11-24', to: '2026-11-24' })).toEqual(['2026-11-24']);
    expect(await startsOf({ from: '2027-01-01', to: '2027-01-02' })).toEqual(['2027-01-01']);
    expect(await startsOf({ from: '2016-02-29', to: '2026-02-28' })).toHaveLength(121);
    expect(await startsOf({ from: '9999-12-31', to: '9999-12-31' })).toEqual(['9999-12-31']);
  });

  test.each([
    [{ from: '2026-11-25' }, 'from', 'from must not be after to, which is 2026-11-24.'],
    [{ from: '2026-02-02', to: '2026-02-01' }, 'from', 'from must not be after to, which is 2026-02-01.'],
    [{ from: '2016-11-24' }, 'from', 'from must be less than ten years before to, which is 2026-11-24.'],
    [
      { from: '2016-02-29', to: '2026-03-01' },
      'from',
      'from must be less than ten years before to, which is 2026-03-01.',
    ],
    [{ from: '1899-12-31' }, 'from', 'from must lie in the years 1900 to 9999.'],
    [{ to: '0001-01-01' }, 'to', 'to must lie in the years 1900 to 9999.'],
    [{ from: '2026-02-30' }, 'from', 'from must be a date such as "2026-01-31".'],
    [{ to: 'soon' }, 'to', 'to must be a date such as "2026-01-31".'],
  ])('%j is refused', async (range, field, message) => {
    expect(await refusalOf(ask(range))).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: [field], message }] });
  });

  test('is refused with all that is wrong', async () => {
    const refusal = await refusalOf(ask({ from: 'then', to: 'now' }));
    expect(refusal.issues?.map(({ path }) => path)).toEqual([['from'], ['to']]);
  });

  test('costs as many points as its series has', async () => {
    const document = (days: string) =>
      `{ identities(first: 100) { nodes { insights(currency: "USD", interval: DAY, ${days}) { net } } } }`;
    await app.client.request(document('from: "2026-01-01"'), {});
    const refusal = await refusalOf(app.client.request(document('from: "2020-01-01"'), {}));
    expect(refusal.code).toBe('QUERY_TOO_COMPLEX');
  });
});

describe('the time zone of insights', () => {
  test('is UTC when none is asked for, and is told as it was asked for', async () => {
    expect(await ask({})).toMatchObject({ timeZone: 'UTC' });
    expect(await ask({ timeZone: 'asia/kolkata' })).toMatchObject({ timeZone: 'asia/kolkata' });
    expect(await ask({ timeZone: 'US/Pacific' })).toMatchObject({ timeZone: 'US/Pacific' });
  });

  test('decides which day is today', async () => {
    expect(await ask({ timeZone: 'Pacific/Auckland' })).toMatchObject({ from: '2025-12-01', to: '2026-11-25' });
    expect(await ask({ timeZone: 'America/Los_Angeles' })).toMatchObject({ from: '2025-12-01', to: '2026-11-24' });
  });

  test('reaches to the last day that there is, and counts a day that the zone skipped', async () => {
    const last = { from: '9999-12-30', to: '9999-12-31', interval: 'DAY', timeZone: 'America/New_York' } as const;
    expect(await startsOf(last)).toEqual(['9999-12-30', '9999-12-31']);
    const skipped = { from: '2011-12-29', to: '2011-12-31', interval: 'DAY', timeZone: 'Pacific/Apia' } as const;
    expect(await startsOf(skipped)).toEqual(['2011-12-29', '2011-12-30', '2011-12-31']);
    const alone = await ask({ ...skipped, from: '2011-12-30', to: '2011-12-30' });
    expect(alone).toMatchObject({ series: [{ count: 0 }], net: '0', firstActivityAt: null });
  });

  test.each([
    ['Europe/Pariss', 'Europe/Paris'],
    ['+05:30', undefined],
    ['', undefined],
    ['x'.repeat(100_000), undefined],
  ])('is refused when IANA has none of that name: %.20s', async (timeZone, suggestion) => {
    const question = suggestion ? ` Did you mean ${suggestion}?` : '';
    const message = `timeZone must be the name of a time zone of the IANA database, such as "Europe/Paris".${question}`;
    const { code, issues } = await refusalOf(ask({ timeZone }));
    expect(code).toBe('BAD_USER_INPUT');
    expect(issues).toMatchObject([{ path: ['timeZone'], message, rule: 'UNKNOWN_VALUE' }]);
    expect(issues?.[0]?.params).toMatchObject(suggestion ? { suggestion } : {});
  });

  test('is refused together with all else that is wrong, and when it is no text', async () => {
    const refusal = await refusalOf(ask({ from: 'then', timeZone: 'Nowhere' }));
    expect(refusal.issues?.map(({ path }) => path)).toEqual([['from'], ['timeZone']]);
    const number = `{ identity(id: "${id}") { insights(currency: "USD", timeZone: 5) { net } } }`;
    const [issue] = (await refusalOf(app.client.request(number, {}))).issues ?? [];
    expect(issue).toMatchObject({ rule: 'MALFORMED', params: { format: 'TimeZone' } });
  });

  test('costs what has to be read for it', async () => {
    const year = 'from: "2025-01-01", to: "2025-12-31"';
    const page = (first: number, args: string) =>
      app.client.request(
        `{ identities(first: ${first}) { nodes { insights(currency: "USD", ${year}, ${args}) { net } } } }`,
        {},
      );
    await page(100, 'timeZone: "Asia/Kolkata"');
    await page(20, 'interval: DAY, timeZone: "Asia/Kolkata"');
    await page(100, 'interval: DAY, timeZone: "Africa/Abidjan"');
    const refusal = await refusalOf(page(30, 'interval: DAY, timeZone: "Asia/Kolkata"'));
    expect(refusal.code).toBe('QUERY_TOO_COMPLEX');
  });
});

describe('the intervals of a series', () => {
  test('are days, weeks from Monday and calendar months, of which the first begins with the range', async () => {
    const range = { from: '2025-12-27', to: '2026-01-12' };
    expect(await startsOf({ ...range, interval: 'WEEK' })).toEqual([
      '2025-12-27',
      '2025-12-29',
      '2026-01-05',
      '2026-01-12',
    ]);
    expect(await startsOf({ ...range, interval: 'MONTH' })).toEqual(['2025-12-27', '2026-01-01']);
    expect(await startsOf({ from: '2024-02-28', to: '2024-03-01', interval: 'DAY' })).toEqual([
      '2024-02-28',
      '2024-02-29',
      '2024-03-01',
    ]);
  });

  test('take in a week that crosses the new year, from its first day in the range', async () => {
    const holder = await makePerson(app.client);
    const source = await makeBalance(app.client, { overdraftLimit: null });
    const destination = await makeBalance(app.client, { identityId: holder });
    for (const day of ['2025-12-28', '2025-12-29', '2025-12-31', '2026-01-01', '2026-01-04', '2026-01-05']) {
      await transfer(app.client, { source, destination, effectiveAt: `${day}T12:00:00Z` });
    }
    const range = { from: '2025-12-28', to: '2026-01-05', interval: 'WEEK' } as const;
    const { identity } = await app.client.identityInsights({ id: holder, currency: 'USD', ...range });
    expect(identity?.insights.series.map(({ start, count }) => [start, count])).toEqual([
      ['2025-12-28', 1],
      ['2025-12-29', 4],
      ['2026-01-05', 1],
    ]);
  });
});
