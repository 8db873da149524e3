import { beforeAll, describe, expect, test } from 'vitest';
import { makeBalance, makeFundedBalance, makePerson, transfer, unique } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';
import { refusedWithoutTrace } from '../request/answers.ts';

const app = useTestApp();
beforeAll(() => {
  app.now = new Date('2031-03-10T12:00:00.000Z');
});

const reason = 'ticket 42: card stolen';
const freeze = async (id: string) => (await app.client.freezeIdentity({ id, reason })).freezeIdentity;
const unfreeze = async (id: string) => (await app.client.unfreezeIdentity({ id, reason })).unfreezeIdentity;

describe('freezeIdentity', () => {
  test('keeps all balances of an identity from sending and receiving, and says so in its history', async () => {
    const identityId = await makePerson(app.client);
    const own = await makeFundedBalance(app.client, '10', { identityId });
    const other = await makeFundedBalance(app.client, '10');
    expect(await freeze(identityId)).toMatchObject({ status: 'FROZEN', version: 2 });
    for (const sides of [
      { source: own, destination: other },
      { source: other, destination: own },
    ]) {
      const refusal = await refusedWithoutTrace(app, () => transfer(app.client, { ...sides, amount: '1' }));
      expect(refusal.code).toBe('IDENTITY_NOT_ACTIVE');
    }
    const { auditEvents } = await app.client.auditEvents({ filter: { resourceId: identityId }, first: 1 });
    expect(auditEvents.nodes).toMatchObject([
      { action: 'identity.frozen', reason, changes: [{ field: 'status', before: 'ACTIVE', after: 'FROZEN' }] },
    ]);
  });

  test('lets a hold of the identity be voided, and neither committed nor made', async () => {
    const identityId = await makePerson(app.client);
    const source = await makeFundedBalance(app.client, '10', { identityId });
    const destination = await makeBalance(app.client);
    const input = { reference: unique('hold'), amount: '4', currency: 'USD', source, destination, hold: true };
    const { id } = (await app.client.recordTransaction({ input })).recordTransaction;
    await freeze(identityId);
    expect((await refusalOf(app.client.commitTransaction({ id }))).code).toBe('IDENTITY_NOT_ACTIVE');
    const again = { ...input, reference: unique('hold') };
    expect((await refusalOf(app.client.recordTransaction({ input: again }))).code).toBe('IDENTITY_NOT_ACTIVE');
    expect((await app.client.voidTransaction({ id })).voidTransaction.status).toBe('VOIDED');
  });

  test('lets nothing through once it was answered, whatever is under way', async () => {
    const identityId = await makePerson(app.client);
    const own = await Promise.all(
      Array.from({ length: 4 }, () => makeFundedBalance(app.client, '100', { identityId })),
    );
    const other = await makeBalance(app.client);
    const sending = own.flatMap((source) =>
      Array.from({ length: 5 }, () => transfer(app.client, { source, destination: other, amount: '1' })),
    );
    const settled = Promise.allSettled(sending);
    await freeze(identityId);
    const atFreeze = (await app.client.balance({ id: other })).balance?.balance;
    await settled;
    expect((await app.client.balance({ id: other })).balance?.balance).toBe(atFreeze);
  });

  test('goes well together with links and transfers of the same balances', async () => {
    const identityId = await makePerson(app.client);
    const balances = await Promise.all(Array.from({ length: 6 }, () => makeFundedBalance(app.client, '10')));
    const destination = await makeBalance(app.client);
    const calls = balances.flatMap((balanceId) => [
      app.client.linkBalance({ balanceId, identityId }),
      transfer(app.client, { source: balanceId, destination, amount: '1' }),
    ]);
    const outcomes = await Promise.allSettled([freeze(identityId), ...calls]);
    const codes = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
    expect(codes.filter((code) => code !== 'IDENTITY_NOT_ACTIVE')).toEqual([]);
  });

  test('twenty times at once is one change', async () => {
    const id = await makePerson(app.client);
    const answers = await Promise.all(Array.from({ length: 20 }, () => freeze(id)));
    expect(new Set(answers.map(({ version }) => version))).toEqual(new Set([2]));
  });
});

describe('unfreezeIdentity', () => {
  test('lets the balances move again', async () => {
    const identityId = await makePerson(app.client);
    const source = await makeFundedBalance(app.client, '10', { identityId });
    const destination = await makeBalance(app.client);
    await freeze(identityId);
    expect(await unfreeze(identityId)).toMatchObject({ status: 'ACTIVE', version: 3 });
    await transfer(app.client, { source, destination, amount: '1' });
    expect((await app.client.balance({ id: source })).balance).toMatchObject({ balance: '9' });
  });

  test('of an active identity changes nothing', async () => {
    expect(await unfreeze(await makePerson(app.client))).toMatchObject({ status: 'ACTIVE', version: 1 });
  });
});

describe.each([
  ['freezeIdentity', (id: string, why: string) => app.client.freezeIdentity({ id, reason: why })],
  ['unfreezeIdentity', (id: string, why: string) => app.client.unfreezeIdentity({ id, reason: why })],
])('%s refuses', (_name, change) => {
  const refusal = (id: string, why = reason) => refusedWithoutTrace(app, () => change(id, why));

  test('an unknown and a malformed id', async () => {
    expect((await refusal('idt_00000000-0000-4000-8000-000000000000')).code).toBe('NOT_FOUND');
    expect(await refusal('idt_nope')).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: ['id'] }] });
  });

  test.each(['', '  ', 'x'.repeat(1001), 'a\0b'])(
    'a reason that is blank, too long or cannot be stored',
    async (why) => {
      const id = await makePerson(app.client);
      expect(await refusal(id, why)).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: ['reason'] }] });
    },
  );

  test('an archived and an erased identity', async () => {
    const id = await makePerson(app.client);
    await app.client.archiveIdentity({ id });
    expect(await refusal(id)).toMatchObject({ code: 'IDENTITY_NOT_ACTIVE', issues: [{ path: ['id'] }] });
    await app.client.restoreIdentity({ id });
    await app.client.eraseIdentity({ id, reason });
    expect(await refusal(id)).toMatchObject({ code: 'IDENTITY_ERASED', issues: [{ path: ['id'] }] });
  });
});
