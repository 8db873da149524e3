import type { CreateBalanceInput } from '@signet/client/methods';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeLedger, makePerson, unique } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';

const app = useTestApp();
const uuid = (at: number) => `5f0c9a52-7d1e-4b86-9c47-${String(at).padStart(12, '0')}`;
const nobody = '00000000-0000-7000-8000-000000000000';
let ledgerId = '';

beforeAll(async () => {
  ledgerId = await makeLedger(app.client);
});

const create = async (input: Partial<CreateBalanceInput>) =>
  (await app.client.createBalance({ input: { ledgerId, currency: 'USD', ...input } })).createBalance;

async function refused(input: Partial<CreateBalanceInput>) {
  const count = await app.prisma.balance.count();
  const refusal = await refusalOf(create(input));
  expect(await app.prisma.balance.count()).toBe(count);
  return refusal;
}

describe('createBalance', () => {
  test('makes an empty balance, linked to nobody, without overdraft', async () => {
    const created = await create({});
    expect(created).toMatchObject({
      ledger: { id: ledgerId },
      identity: null,
      currency: 'USD',
      indicator: null,
      balance: '0',
      creditBalance: '0',
      debitBalance: '0',
      inflightBalance: '0',
      inflightCreditBalance: '0',
      inflightDebitBalance: '0',
      availableBalance: '0',
      overdraftLimit: '0',
      metadata: {},
      version: 1,
    });
    expect(created.id).toMatch(/^bln_[0-9a-f-]{36}$/);
    expect((await app.client.balance({ id: created.id })).balance).toEqual(created);
    // Where records of all types are selected together, its status needs another name.
    const { status, ...others } = created;
    const node = { __typename: 'Balance', ...others, balanceStatus: status };
    expect((await app.client.node({ id: created.id })).node).toMatchObject(node);
  });

  test('keeps all that is given', async () => {
    const identityId = await makePerson(app.client, { lastName: 'Smith' });
    const indicator = unique('@fees.card/eu:1_2-');
    const created = await create({
      id: `bln_${uuid(1).toUpperCase()}`,
      identityId,
      indicator: ` ${indicator} `,
      currency: 'USDC2',
      overdraftLimit: '0012.500',
      metadata: { purpose: 'savings' },
    });
    expect(created).toMatchObject({
      id: `bln_${uuid(1)}`,
      identity: { id: identityId, displayName: 'Alice Smith' },
      indicator,
      currency: 'USDC2',
      overdraftLimit: '12.5',
      availableBalance: '12.5',
      metadata: { purpose: 'savings' },
    });
  });

  test('takes an explicit null for everything optional; for the overdraft limit it means unlimited', async () => {
    const created = await create({ id: null, identityId: null, indicator: null, metadata: null, overdraftLimit: null });
    expect(created).toMatchObject({ identity: null, indicator: null, metadata: {} });
    expect(created).toMatchObject({ overdraftLimit: null, availableBalance: null });
  });

  test('with a blank indicator has none', async () => {
    expect((await create({ indicator: '  ' })).indicator).toBeNull();
    expect((await create({ indicator: '' })).indicator).toBeNull();
  });
});

describe('identity', () => {
  const withStatus = async (status: 'FROZEN' | 'ARCHIVED' | 'ERASED') => {
    const id = await makePerson(app.client);
    await app.prisma.identity.update({ where: { id: id.slice(4) }, data: { status } });
    return id;
  };

  test.each([
    ['ARCHIVED', 'IDENTITY_NOT_ACTIVE'],
    ['ERASED', 'IDENTITY_ERASED'],
  ] as const)('that is %s takes no balance', async (status, code) => {
    const identityId = await withStatus(status);
    const refusal = await refused({ identityId });
    expect(refusal.code).toBe(code);
    expect(refusal.message).toContain(identityId);
    expect(refusal.issues).toMatchObject([{ path: ['input', 'identityId'], message: refusal.message }]);
  });

  test('that is unknown is named, and so is an unknown ledger', async () => {
    const noIdentity = await refused({ identityId: `idt_${nobody}` });
    expect(noIdentity.code).toBe('NOT_FOUND');
    expect(noIdentity.message).toBe(`identityId: there is no identity idt_${nobody}.`);
    expect(noIdentity.issues).toMatchObject([{ path: ['input', 'identityId'] }]);
    const noLedger = await refused({ ledgerId: `ldg_${nobody}` });
    expect(noLedger.code).toBe('NOT_FOUND');
    expect(noLedger.message).toBe(`ledgerId: there is no ledger ldg_${nobody}.`);
    expect(noLedger.issues).toMatchObject([{ path: ['input', 'ledgerId'] }]);
  });
});

describe('uniqueness', () => {
  test('of an indicator is per currency, and the conflict names who has it', async () => {
    const indicator = unique('@taken');
    const first = await create({ indicator });
    const euros = await create({ indicator, currency: 'EUR' });
    expect(euros.id).not.toBe(first.id);
    const refusal = await refused({ indicator });
    expect(refusal.code).toBe('CONFLICT');
    expect(refusal.message).toBe(`indicator ${indicator} in USD is taken by the balance ${first.id}.`);
    expect(refusal.issues).toMatchObject([{ path: ['input', 'indicator'], message: refusal.message }]);
    expect(refusal.errors[0]?.extensions.existingId).toBe(first.id);
    await create({ indicator: indicator.toUpperCase() });
  });

  test('of an id holds against every balance, and the conflict names it', async () => {
    const { id } = await create({ id: `bln_${uuid(2)}` });
    const refusal = await refused({ id, currency: 'EUR', indicator: unique('@free') });
    expect(refusal.code).toBe('CONFLICT');
    expect(refusal.message).toBe(`id: the balance ${id} exists already.`);
    expect(refusal.issues).toMatchObject([{ path: ['input', 'id'], message: refusal.message }]);
    expect(refusal.errors[0]?.extensions.existingId).toBe(id);
  });

  test.each([
    ['id', (at: number) => ({ id: `bln_${uuid(3)}`, metadata: { at } })],
    ['indicator', () => ({ indicator: '@rush' })],
    ['id and indicator', (at: number) => ({ id: `bln_${uuid(4)}`, indicator: '@both', metadata: { at } })],
  ])('of one %s twenty times at once leaves one balance', async (_what, input) => {
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, (_, at) => create(input(at))));
    const made = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.id] : []));
    expect(made).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'fulfilled') continue;
      expect(outcome.reason.code).toBe('CONFLICT');
      expect(outcome.reason.errors[0].extensions.existingId).toBe(made[0]);
    }
  });
});

describe('rules', () => {
  test.each([
    '@',
    'world',
    '@_world',
    '@-',
    '@wörld',
    '@a b',
    '@a\n',
    '@@a',
    '@a@',
    `@${'a'.repeat(65)}`,
    '@a\u0000',
    "@a'",
    '@%',
  ])('refuse the indicator %j', async (indicator) => {
    // Blanks at the ends are trimmed before the rule applies.
    if (indicator === '@a\n')
      return expect((await create({ indicator: `${unique('@nl')}\n` })).indicator).toMatch(/^@nl/);
    const refusal = await refused({ indicator });
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.message).toMatch(/^indicator must /);
    expect(refusal.issues).toMatchObject([{ path: ['input', 'indicator'] }]);
  });

  test('accept an indicator of 64 characters after the @, and of one', async () => {
    for (const indicator of [`@${'a'.repeat(64)}`, '@a', '@9'])
      expect((await create({ indicator })).indicator).toBe(indicator);
  });

  test.each([
    ['-1', 'overdraftLimit must not be negative.'],
    ['-0.01', 'overdraftLimit must not be negative.'],
    ['0.001', 'overdraftLimit must have at most 2 fraction digits in USD.'],
    ['1e5', 'overdraftLimit must be a decimal in a string'],
    ['', 'overdraftLimit must be a decimal in a string'],
    [5, 'overdraftLimit must be a decimal in a string'],
    ['1'.repeat(21), 'overdraftLimit must be a decimal in a string'],
  ])('refuse the overdraft limit %j', async (overdraftLimit, message) => {
    const refusal = await refused({ overdraftLimit: overdraftLimit as string });
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.message).toContain(message);
    expect(refusal.issues).toMatchObject([{ path: ['input', 'overdraftLimit'] }]);
  });

  test('accept the largest overdraft limit, and one of no value with a sign', async () => {
    const largest = '99999999999999999999.99';
    expect((await create({ overdraftLimit: largest })).availableBalance).toBe(largest);
    expect((await create({ overdraftLimit: '-0' })).overdraftLimit).toBe('0');
  });

  test.each([
    ['ledgerId', ''],
    ['ledgerId', 'ldg_x'],
    ['ledgerId', `idt_${nobody}`],
    ['identityId', ''],
    ['identityId', nobody],
    ['identityId', `bln_${nobody}`],
    ['id', ''],
    ['id', 'bln_x'],
    ['id', `ldg_${nobody}`],
    ['currency', 'usd'],
    ['currency', 'US'],
    ['currency', '1USD'],
    ['currency', ''],
    ['currency', 'A'.repeat(13)],
    ['metadata', []],
    ['metadata', { a: '\u0000' }],
  ])('refuse %s %j', async (field, value) => {
    const refusal = await refused({ [field]: value });
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.message).toMatch(new RegExp(`^${field} `));
    expect(refusal.issues).toMatchObject([{ path: ['input', field] }]);
  });
});
