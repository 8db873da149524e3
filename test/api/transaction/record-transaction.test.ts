import type { RecordTransactionInput } from '@signet/client/methods';
import { describe, expect, test } from 'vitest';
import { makeBalance, makeFundedBalance, makePerson, transfer, unique } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';

const app = useTestApp();
const nobody = '00000000-0000-7000-8000-000000000000';

/** Records a transaction of 1 USD unless the input says otherwise. */
async function record(input: Pick<RecordTransactionInput, 'source' | 'destination'> & Partial<RecordTransactionInput>) {
  const { recordTransaction } = await app.client.recordTransaction({
    input: { reference: unique('record'), amount: '1', currency: 'USD', ...input },
  });
  return recordTransaction;
}

async function read(id: string) {
  const { balance } = await app.client.balance({ id });
  if (!balance) throw new Error(`no balance ${id}`);
  return balance;
}

const heldBy = async (id: string) => (await read(id)).balance;

/** Refuses the transfer, moves nothing, and gives the refusal. */
async function refused(
  input: Pick<RecordTransactionInput, 'source' | 'destination'> & Partial<RecordTransactionInput>,
) {
  const before = await app.prisma.balance.findMany({ orderBy: { id: 'asc' } });
  const count = await app.prisma.transaction.count();
  const refusal = await refusalOf(record(input));
  expect(await app.prisma.balance.findMany({ orderBy: { id: 'asc' } })).toEqual(before);
  expect(await app.prisma.transaction.count()).toBe(count);
  return refusal;
}

describe('a transfer', () => {
  test('moves the amount from source to destination, and both show it', async () => {
    const source = await makeFundedBalance(app.client, '100');
    const destination = await makeBalance(app.client);
    await transfer(app.client, { source, destination, amount: '12.5' });
    expect(await read(source)).toMatchObject({
      balance: '87.5',
      creditBalance: '100',
      debitBalance: '12.5',
      availableBalance: '87.5',
      inflightBalance: '0',
      version: 1,
    });
    expect(await read(destination)).toMatchObject({ balance: '12.5', creditBalance: '12.5', debitBalance: '0' });
  });

  test('is answered with all that was sent, trimmed and in its shortest form', async () => {
    const source = await makeBalance(app.client, { overdraftLimit: null });
    const destination = await makeBalance(app.client);
    const reference = unique('full');
    const recorded = await record({
      source,
      destination,
      reference: `  ${reference} `,
      amount: '0012.50',
      description: '  Rent ',
      effectiveAt: '2025-12-31T23:59:59.999+01:00',
      metadata: { invoice: { number: 7 } },
    });
    expect(recorded).toMatchObject({
      reference,
      kind: 'TRANSFER',
      status: 'APPLIED',
      amount: '12.5',
      currency: 'USD',
      source: { id: source },
      destination: { id: destination },
      description: 'Rent',
      effectiveAt: '2025-12-31T22:59:59.999Z',
      metadata: { invoice: { number: 7 } },
      parent: null,
    });
    expect(recorded.id).toMatch(/^txn_[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/);
    expect((await app.client.transaction({ id: recorded.id })).transaction).toEqual(recorded);
    expect((await app.client.transactionByReference({ reference })).transactionByReference).toEqual(recorded);
  });

  test('counts from the time it was recorded when no other is given, and has no metadata but an object', async () => {
    const recorded = await record({
      source: await makeBalance(app.client, { overdraftLimit: null }),
      destination: await makeBalance(app.client),
      description: '   ',
    });
    expect(recorded.effectiveAt).toBe(recorded.createdAt);
    expect(recorded).toMatchObject({ description: null, metadata: {} });
  });

  test('has no parent and no children', async () => {
    const source = await makeBalance(app.client, { overdraftLimit: null });
    const { id } = await record({ source, destination: await makeBalance(app.client) });
    const answer = await app.client.request(
      `query ($id: ID!) { transaction(id: $id) {
        parent { id } children { nodes { id } totalCount pageInfo { hasNextPage hasPreviousPage startCursor } }
      } }`,
      { id },
    );
    expect(answer).toEqual({
      transaction: {
        parent: null,
        children: {
          nodes: [],
          totalCount: 0,
          pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null },
        },
      },
    });
  });

  test('takes indicators for both sides, of its own currency', async () => {
    const [from, to] = [unique('@from'), unique('@to')];
    const source = await makeBalance(app.client, { indicator: from, overdraftLimit: null });
    await makeBalance(app.client, { indicator: from, currency: 'EUR', overdraftLimit: null });
    const destination = await makeBalance(app.client, { indicator: to });
    await record({ source: from, destination: to, amount: '3' });
    expect(await heldBy(source)).toBe('-3');
    expect(await heldBy(destination)).toBe('3');
  });

  test('finds a balance by an id in capitals', async () => {
    const source = await makeBalance(app.client, { overdraftLimit: null });
    const destination = await makeBalance(app.client);
    const shouted = `bln_${destination.slice(4).toUpperCase()}`;
    expect((await record({ source, destination: shouted })).destination.id).toBe(destination);
  });
});

describe('funds', () => {
  test('refuses more than the source has, and moves nothing', async () => {
    const source = await makeFundedBalance(app.client, '100', { overdraftLimit: '50' });
    const destination = await makeBalance(app.client);
    const refusal = await refused({ source, destination, amount: '150.01' });
    expect(refusal.code).toBe('INSUFFICIENT_FUNDS');
    expect(refusal.message).toBe('amount is more than the source has available, 150 USD.');
    expect(refusal.issues).toMatchObject([{ path: ['input', 'amount'], message: refusal.message }]);
    expect(refusal.errors[0]?.extensions.availableBalance).toBe('150');
    await transfer(app.client, { source, destination, amount: '150' });
    expect(await read(source)).toMatchObject({ balance: '-50', availableBalance: '0' });
    expect((await refused({ source, destination, amount: '0.01' })).message).toContain('available, 0 USD');
  });

  test('of an empty balance allow nothing, unless its overdraft is unlimited', async () => {
    const destination = await makeBalance(app.client);
    const empty = await makeBalance(app.client);
    expect((await refused({ source: empty, destination, amount: '0.01' })).code).toBe('INSUFFICIENT_FUNDS');
    const unlimited = await makeBalance(app.client, { overdraftLimit: null });
    await record({ source: unlimited, destination, amount: '12345678901234567890' });
    expect(await read(unlimited)).toMatchObject({ balance: '-12345678901234567890', availableBalance: null });
  });

  test('that are held are not available', async () => {
    const source = await makeFundedBalance(app.client, '10');
    const destination = await makeBalance(app.client);
    await record({ source, destination, amount: '4.5', hold: true });
    expect(await read(source)).toMatchObject({ balance: '10', inflightBalance: '-4.5', availableBalance: '5.5' });
    expect((await refused({ source, destination, amount: '5.51' })).code).toBe('INSUFFICIENT_FUNDS');
    await record({ source, destination, amount: '5.5' });
    expect((await read(source)).availableBalance).toBe('0');
  });
});

describe('amounts', () => {
  test('keep 18 fraction digits and 20 integer digits', async () => {
    const [source, destination] = [
      await makeBalance(app.client, { currency: 'BTC', overdraftLimit: null }),
      await makeBalance(app.client, { currency: 'BTC' }),
    ];
    const most = '99999999999999999999.999999999999999998';
    expect((await record({ source, destination, currency: 'BTC', amount: most })).amount).toBe(most);
    await record({ source, destination, currency: 'BTC', amount: '0.000000000000000001' });
    expect(await read(destination)).toMatchObject({ balance: '99999999999999999999.999999999999999999' });
    expect(await read(source)).toMatchObject({ balance: '-99999999999999999999.999999999999999999' });
  });

  test('that would take either side past 20 integer digits are refused, and nothing moves', async () => {
    const make = () => makeBalance(app.client, { currency: 'BTC', overdraftLimit: null });
    const [full, other, third] = [await make(), await make(), await make()];
    await record({ source: full, destination: other, currency: 'BTC', amount: '99999999999999999999' });
    for (const sides of [
      { source: full, destination: third },
      { source: third, destination: other },
    ]) {
      const refusal = await refused({ ...sides, currency: 'BTC', amount: '1' });
      expect(refusal.code).toBe('BAD_USER_INPUT');
      expect(refusal.message).toBe('amount would take a balance past 20 integer digits.');
      expect(refusal.issues).toMatchObject([{ path: ['input', 'amount'], message: refusal.message }]);
      await record({ ...sides, currency: 'BTC', amount: '0.4' });
    }
  });

  test.each([
    ['USD', '1.01', '1.001', 'must have at most 2 fraction digits in USD.'],
    ['JPY', '1', '1.1', 'must be a whole number in JPY.'],
    ['KWD', '1.001', '1.0001', 'must have at most 3 fraction digits in KWD.'],
  ])('in %s may be %s, and %s is refused', async (currency, fine, tooFine, rule) => {
    const source = await makeBalance(app.client, { currency, overdraftLimit: null });
    const destination = await makeBalance(app.client, { currency });
    const refusal = await refused({ source, destination, currency, amount: tooFine });
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.message).toBe(`amount ${rule}`);
    expect(refusal.issues).toMatchObject([{ path: ['input', 'amount'], message: refusal.message }]);
    expect(
      (await record({ source, destination, currency, amount: `${fine}${fine.includes('.') ? '00' : '.00'}` })).amount,
    ).toBe(fine);
  });

  test.each(['0', '-0', '0.00', '-1'])('of %s are refused', async (amount) => {
    const source = await makeBalance(app.client, { overdraftLimit: null });
    const refusal = await refused({ source, destination: await makeBalance(app.client), amount });
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.message).toBe('amount must be greater than 0.');
  });

  test.each([
    5,
    5.5,
    '1e5',
    '.5',
    '5.',
    '+1',
    '',
    ' ',
    'NaN',
    '0x1',
    true,
    null,
    ['1'],
    '1'.repeat(21),
    `0.${'1'.repeat(19)}`,
  ])('sent as %j are refused', async (amount) => {
    const input = { source: '@world', destination: '@other', amount: amount as string };
    const refusal = await refused(input);
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.issues).toMatchObject([{ path: ['input', 'amount'] }]);
    expect(refusal.message).toMatch(/^amount must /);
  });

  test('written as a number in the document are refused', async () => {
    for (const amount of ['5', '5.5', '"5e1"']) {
      const refusal = await refusalOf(
        app.client.request(`mutation { recordTransaction(input: {
          reference: "literal", amount: ${amount}, currency: "USD", source: "@world", destination: "@other"
        }) { id } }`),
      );
      expect(refusal.code).toBe('BAD_USER_INPUT');
      expect(refusal.issues).toMatchObject([{ path: ['input', 'amount'] }]);
      expect(refusal.message).toMatch(/^amount must be a decimal in a string/);
    }
  });
});

describe('sides', () => {
  test.each(['source', 'destination'] as const)('an unknown %s is named, by id and by indicator', async (side) => {
    const other = await makeBalance(app.client, { overdraftLimit: null });
    const sides = (key: string) =>
      side === 'source' ? { source: key, destination: other } : { source: other, destination: key };
    for (const [key, shown] of [
      [`bln_${nobody}`, `bln_${nobody}`],
      ['@nowhere', '@nowhere in USD'],
    ] as const) {
      const refusal = await refused(sides(key));
      expect(refusal.code).toBe('NOT_FOUND');
      expect(refusal.message).toBe(`${side}: there is no balance ${shown}.`);
      expect(refusal.issues).toMatchObject([{ path: ['input', side], message: refusal.message }]);
    }
  });

  test('an indicator of another currency is unknown', async () => {
    const indicator = unique('@eur');
    await makeBalance(app.client, { indicator, currency: 'EUR', overdraftLimit: null });
    const refusal = await refused({ source: indicator, destination: await makeBalance(app.client) });
    expect(refusal.message).toBe(`source: there is no balance ${indicator} in USD.`);
  });

  test.each([
    `idt_${nobody}`,
    `txn_${nobody}`,
    nobody,
    'bln_',
    'bln_nonsense',
    `bln_${nobody}0`,
    '',
    '@',
    '@ world',
    '@_world',
    `@${'a'.repeat(65)}`,
    "@x'; DROP TABLE balances; --",
  ])('%j is neither id nor indicator', async (key) => {
    const other = await makeBalance(app.client, { overdraftLimit: null });
    for (const [side, sides] of [
      ['source', { source: key, destination: other }],
      ['destination', { source: other, destination: key }],
    ] as const) {
      const refusal = await refused(sides);
      expect(refusal.code).toBe('BAD_USER_INPUT');
      expect(refusal.message).toMatch(new RegExp(`^${side} must `));
      expect(refusal.issues).toMatchObject([{ path: ['input', side] }]);
    }
  });

  test('that are one and the same balance are refused, also by indicator and id', async () => {
    const indicator = unique('@same');
    const id = await makeBalance(app.client, { indicator, overdraftLimit: null });
    for (const [source, destination] of [
      [id, id],
      [indicator, id],
      [id, indicator],
      [indicator, indicator],
    ] as const) {
      const refusal = await refused({ source, destination });
      expect(refusal.code).toBe('SAME_BALANCE');
      expect(refusal.message).toBe('destination must be another balance than source.');
      expect(refusal.issues).toMatchObject([{ path: ['input', 'destination'] }]);
    }
  });

  test('of another currency than the transaction are refused, and the message names which', async () => {
    const usd = await makeBalance(app.client, { overdraftLimit: null });
    const eur = await makeBalance(app.client, { currency: 'EUR', overdraftLimit: null });
    const wrongSource = await refused({ source: eur, destination: usd });
    expect(wrongSource.code).toBe('CURRENCY_MISMATCH');
    expect(wrongSource.message).toBe('currency is USD, and the source balance is in EUR.');
    const wrongDestination = await refused({ source: usd, destination: eur });
    expect(wrongDestination.code).toBe('CURRENCY_MISMATCH');
    expect(wrongDestination.message).toBe('currency is USD, and the destination balance is in EUR.');
    expect(wrongDestination.issues).toMatchObject([{ path: ['input', 'currency'] }]);
    expect((await refused({ source: usd, destination: eur, currency: 'GBP' })).message).toContain('source');
  });
});

describe('owners', () => {
  test.each(['source', 'destination'] as const)('a frozen owner of the %s stops it, and is named', async (side) => {
    const identityId = await makePerson(app.client);
    const source = await makeFundedBalance(app.client, '10', side === 'source' ? { identityId } : {});
    const destination = await makeBalance(app.client, side === 'destination' ? { identityId } : {});
    await app.prisma.identity.update({ where: { id: identityId.slice(4) }, data: { status: 'FROZEN' } });
    const refusal = await refused({ source, destination });
    expect(refusal.code).toBe('IDENTITY_NOT_ACTIVE');
    expect(refusal.message).toContain(identityId);
    expect(refusal.message).toContain('frozen');
    expect(refusal.issues).toMatchObject([{ path: ['input', side], message: refusal.message }]);
    await app.prisma.identity.update({ where: { id: identityId.slice(4) }, data: { status: 'ACTIVE' } });
    await record({ source, destination });
  });

  test.each(['ARCHIVED', 'ERASED'] as const)('balances of an %s identity still move', async (status) => {
    const identityId = await makePerson(app.client);
    const source = await makeFundedBalance(app.client, '10', { identityId });
    const destination = await makeBalance(app.client, { identityId });
    await app.prisma.identity.update({ where: { id: identityId.slice(4) }, data: { status } });
    await record({ source, destination, amount: '4' });
    expect(await heldBy(source)).toBe('6');
    expect(await heldBy(destination)).toBe('4');
  });
});

describe('other input', () => {
  test.each([
    ['', 'reference must not be empty.'],
    ['   ', 'reference must not be empty.'],
    ['x'.repeat(201), 'reference must have at most 200 characters.'],
    ['a\u0000b', 'reference must not contain U+0000 or a lone surrogate.'],
    ['a\ud800b', 'reference must not contain U+0000 or a lone surrogate.'],
  ])('the reference %j is refused', async (reference, message) => {
    const refusal = await refused({ source: '@world', destination: '@other', reference });
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.issues).toMatchObject([{ path: ['input', 'reference'], message }]);
  });

  test('a reference and a description of 200 characters outside the basic plane are kept', async () => {
    const reference = `${'😀'.repeat(190)}${unique('r')}`;
    const recorded = await record({
      source: await makeBalance(app.client, { overdraftLimit: null }),
      destination: await makeBalance(app.client),
      reference,
      description: '😀'.repeat(200),
    });
    expect(recorded).toMatchObject({ reference, description: '😀'.repeat(200) });
  });

  test.each(['1899-12-31T23:59:59.999Z', '0001-01-01T00:00:00Z'])('effectiveAt %s is refused', async (effectiveAt) => {
    const refusal = await refused({ source: '@world', destination: '@other', effectiveAt });
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.message).toBe('effectiveAt must lie in the years 1900 to 9999.');
    expect(refusal.issues).toMatchObject([{ path: ['input', 'effectiveAt'], message: refusal.message }]);
  });

  test.each(['10000-01-01T00:00:00Z', '2026-02-30T00:00:00Z', '2026-01-01', 'yesterday', 1767225600])(
    'effectiveAt %j is no time',
    async (effectiveAt) => {
      const refusal = await refused({ source: '@world', destination: '@other', effectiveAt: effectiveAt as string });
      expect(refusal.code).toBe('BAD_USER_INPUT');
      expect(refusal.issues).toMatchObject([{ path: ['input', 'effectiveAt'] }]);
    },
  );

  test('effectiveAt may be the first and the last moment', async () => {
    const source = await makeBalance(app.client, { overdraftLimit: null });
    const destination = await makeBalance(app.client);
    for (const effectiveAt of ['1900-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z']) {
      expect((await record({ source, destination, effectiveAt })).effectiveAt).toBe(effectiveAt);
    }
  });

  test.each(['usd', 'US', 'U$D', 'USDOLLARCOIN1', '1INCH', ''])('the currency %j is refused', async (currency) => {
    const refusal = await refused({ source: '@world', destination: '@other', currency });
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.issues).toMatchObject([{ path: ['input', 'currency'] }]);
  });

  test('keys of metadata are plain data, and come back as they went in', async () => {
    const text = '{"__proto__": {"a": 1}, "constructor": [null], "then": "x", "toJSON": 1}';
    const recorded = await record({
      source: await makeBalance(app.client, { overdraftLimit: null }),
      destination: await makeBalance(app.client),
      metadata: JSON.parse(text),
    });
    expect(JSON.stringify(recorded.metadata, Object.keys(JSON.parse(text)).sort())).toBe(
      JSON.stringify(JSON.parse(text), Object.keys(JSON.parse(text)).sort()),
    );
    expect(Object.keys(recorded.metadata).sort()).toEqual(['__proto__', 'constructor', 'then', 'toJSON']);
  });

  test('every broken rule is reported at once', async () => {
    const refusal = await refused({ source: 'x', destination: 'y', reference: ' ', amount: '0' });
    expect(refusal.issues.map(({ path }) => path.at(-1)).sort()).toEqual([
      'amount',
      'destination',
      'reference',
      'source',
    ]);
  });
});
