import { describe, expect, test } from 'vitest';
import { makeBalance, makeFundedBalance, makePerson, transfer } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';

const app = useTestApp();
const nobody = '00000000-0000-7000-8000-000000000000';

const link = async (balanceId: string, identityId: string | null) =>
  (await app.client.linkBalance({ balanceId, identityId })).linkBalance;
const setStatus = (identityId: string, status: 'ACTIVE' | 'FROZEN' | 'ARCHIVED' | 'ERASED') =>
  app.prisma.identity.update({ where: { id: identityId.slice(4) }, data: { status } });
const balanceOf = async (id: string) => (await app.client.balance({ id })).balance;

/** What an identity shows: its balances and its transactions, newest first. */
async function shownBy(id: string) {
  const { identity } = await app.client.identityWithBalances({ id });
  if (!identity) throw new Error(`no identity ${id}`);
  return {
    balances: identity.balances.nodes.map((balance) => balance.id),
    transactions: identity.transactions.nodes.map((transaction) => transaction.id),
    totals: identity.totals,
  };
}

/** Refuses the link, leaves the balance as it was, and gives the refusal. */
async function refused(balanceId: string, identityId: string | null) {
  const before = await app.prisma.balance.findMany({ orderBy: { id: 'asc' } });
  const refusal = await refusalOf(link(balanceId, identityId));
  expect(await app.prisma.balance.findMany({ orderBy: { id: 'asc' } })).toEqual(before);
  return refusal;
}

describe('linkBalance', () => {
  // Case 6 of the cases that the documents of the system we follow give.
  test('shows the balance, and its transactions from either side, under the identity; relinked, they move with it', async () => {
    const [alice, bob] = [await makePerson(app.client), await makePerson(app.client, { firstName: 'Bob' })];
    const balance = await makeFundedBalance(app.client, '100');
    const other = await makeBalance(app.client);
    const out = await transfer(app.client, { source: balance, destination: other, amount: '30' });
    expect(await shownBy(alice)).toEqual({ balances: [], transactions: [], totals: [] });

    const linked = await link(balance, alice);
    expect(linked).toMatchObject({ id: balance, identity: { id: alice }, version: 2 });
    const shown = await shownBy(alice);
    expect(shown.balances).toEqual([balance]);
    expect(shown.transactions).toHaveLength(2);
    expect(shown.transactions[0]).toBe(out);
    expect(shown.totals).toMatchObject([{ currency: 'USD', balance: '70', balanceCount: 1 }]);
    const back = await transfer(app.client, { source: other, destination: balance, amount: '5' });
    expect((await shownBy(alice)).transactions).toEqual([back, ...shown.transactions]);

    expect(await link(balance, bob)).toMatchObject({ identity: { id: bob, displayName: 'Bob' }, version: 3 });
    expect(await shownBy(alice)).toEqual({ balances: [], transactions: [], totals: [] });
    expect((await shownBy(bob)).transactions).toEqual([back, ...shown.transactions]);
    expect((await shownBy(bob)).balances).toEqual([balance]);
  });

  test('unlinks with null, and a second time changes nothing', async () => {
    const alice = await makePerson(app.client);
    const balance = await makeBalance(app.client, { identityId: alice });
    expect(await link(balance, null)).toMatchObject({ identity: null, version: 2 });
    expect((await shownBy(alice)).balances).toEqual([]);
    expect(await link(balance, null)).toMatchObject({ identity: null, version: 2 });
  });

  test('to the identity that it is linked to already keeps the version', async () => {
    const alice = await makePerson(app.client);
    const balance = await makeBalance(app.client, { identityId: alice });
    expect(await link(balance, alice)).toMatchObject({ identity: { id: alice }, version: 1 });
    const shouted = `idt_${alice.slice(4).toUpperCase()}`;
    expect(await link(balance, shouted)).toMatchObject({ version: 1 });
  });

  test('leaves the money of the balance alone', async () => {
    const balance = await makeFundedBalance(app.client, '100', { overdraftLimit: '5' });
    const { identity: _, version: __, ...before } = (await balanceOf(balance)) ?? {};
    const { identity: ___, version: ____, ...after } = await link(balance, await makePerson(app.client));
    expect(after).toEqual(before);
  });
});

describe('what there is not', () => {
  test('an unknown identity is named as the identity', async () => {
    const refusal = await refused(await makeBalance(app.client), `idt_${nobody}`);
    expect(refusal.code).toBe('NOT_FOUND');
    expect(refusal.message).toBe(`identityId: there is no identity idt_${nobody}.`);
    expect(refusal.issues).toMatchObject([{ path: ['identityId'], message: refusal.message }]);
  });

  test('an unknown balance is named as the balance, also when the identity is unknown', async () => {
    for (const identityId of [await makePerson(app.client), null, `idt_${nobody}`]) {
      const refusal = await refused(`bln_${nobody}`, identityId);
      expect(refusal.code).toBe('NOT_FOUND');
      expect(refusal.message).toBe(`balanceId: there is no balance bln_${nobody}.`);
      expect(refusal.issues).toMatchObject([{ path: ['balanceId'], message: refusal.message }]);
    }
  });

  test.each([
    ['', null, 'balanceId'],
    ['bln_x', null, 'balanceId'],
    [`idt_${nobody}`, null, 'balanceId'],
    ['@world', null, 'balanceId'],
    [`bln_${nobody}`, 'idt_x', 'identityId'],
    [`bln_${nobody}`, `bln_${nobody}`, 'identityId'],
  ])('balance %j and identity %j are refused', async (balanceId, identityId, field) => {
    const refusal = await refused(balanceId, identityId);
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.issues).toMatchObject([{ path: [field] }]);
    expect(refusal.message).toMatch(new RegExp(`^${field} must `));
  });

  test('an identity id that is absent is refused, for an omission must not lose a link', async () => {
    const identityId = await makePerson(app.client);
    const balanceId = await makeBalance(app.client, { identityId });
    const refusal = await refusalOf(app.client.linkBalance({ balanceId }));
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.issues).toMatchObject([{ path: ['identityId'], message: refusal.message }]);
    expect((await balanceOf(balanceId))?.identity?.id).toBe(identityId);
  });

  test('an empty identity id is refused, and does not unlink', async () => {
    const alice = await makePerson(app.client);
    const refusal = await refused(await makeBalance(app.client, { identityId: alice }), '');
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.issues).toMatchObject([{ path: ['identityId'] }]);
  });
});

describe('status', () => {
  test.each([
    ['ARCHIVED', 'IDENTITY_NOT_ACTIVE'],
    ['ERASED', 'IDENTITY_ERASED'],
  ] as const)('an %s identity takes no link', async (status, code) => {
    const closed = await makePerson(app.client);
    await setStatus(closed, status);
    for (const identityId of [undefined, await makePerson(app.client)]) {
      const refusal = await refused(await makeBalance(app.client, { identityId }), closed);
      expect(refusal.code).toBe(code);
      expect(refusal.message).toContain(closed);
      expect(refusal.issues).toMatchObject([{ path: ['identityId'], message: refusal.message }]);
    }
  });

  test('the balance of an archived identity can be unlinked and relinked', async () => {
    const archived = await makePerson(app.client);
    const [one, other] = [
      await makeBalance(app.client, { identityId: archived }),
      await makeBalance(app.client, { identityId: archived }),
    ];
    await setStatus(archived, 'ARCHIVED');
    const alice = await makePerson(app.client);
    expect(await link(one, null)).toMatchObject({ identity: null });
    expect(await link(other, alice)).toMatchObject({ identity: { id: alice } });
  });

  test('the balance of a frozen identity can neither be relinked nor unlinked, for that would end the freeze', async () => {
    const frozen = await makePerson(app.client);
    const balance = await makeBalance(app.client, { identityId: frozen });
    await setStatus(frozen, 'FROZEN');
    for (const identityId of [null, await makePerson(app.client)]) {
      const refusal = await refused(balance, identityId);
      expect(refusal.code).toBe('IDENTITY_NOT_ACTIVE');
      expect(refusal.message).toContain(frozen);
      expect(refusal.message).toContain('frozen');
      expect(refusal.issues).toMatchObject([{ path: ['balanceId'], message: refusal.message }]);
    }
    expect(await link(balance, frozen)).toMatchObject({ version: 1 });
    await setStatus(frozen, 'ACTIVE');
    expect(await link(balance, null)).toMatchObject({ identity: null });
  });

  test('a frozen identity may be linked to, and freezes the balance', async () => {
    const frozen = await makePerson(app.client);
    const balance = await makeFundedBalance(app.client, '10');
    await setStatus(frozen, 'FROZEN');
    expect(await link(balance, frozen)).toMatchObject({ identity: { id: frozen } });
    const destination = await makeBalance(app.client);
    const refusal = await refusalOf(transfer(app.client, { source: balance, destination }));
    expect(refusal.code).toBe('IDENTITY_NOT_ACTIVE');
  });
});

describe('at once', () => {
  test('a link and the delete of its identity: one of them loses, and no link dangles', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, async (_, turn) => {
        const identityId = await makePerson(app.client);
        const balanceId = await makeBalance(app.client);
        const calls = [link(balanceId, identityId), app.client.deleteIdentity({ id: identityId })];
        const [linked, deleted] = await Promise.allSettled<unknown>(turn % 2 ? calls : calls.toReversed()).then(
          (settled) => (turn % 2 ? settled : settled.toReversed()),
        );
        const holder = (await balanceOf(balanceId))?.identity?.id ?? null;
        const identity = (await app.client.identity({ id: identityId })).identity;
        return { linked, deleted, holder, identityId, identity };
      }),
    );
    for (const { linked, deleted, holder, identityId, identity } of outcomes) {
      if (linked?.status === 'fulfilled') {
        expect(deleted).toMatchObject({ status: 'rejected', reason: { code: 'IDENTITY_HAS_BALANCES' } });
        expect([holder, identity?.id]).toEqual([identityId, identityId]);
      } else {
        expect(linked).toMatchObject({ status: 'rejected', reason: { code: 'NOT_FOUND' } });
        expect(deleted?.status).toBe('fulfilled');
        expect([holder, identity]).toEqual([null, null]);
      }
    }
  });

  test('a new balance and the delete of its identity: one of them loses', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const identityId = await makePerson(app.client);
        const settled = await Promise.allSettled<unknown>([
          makeBalance(app.client, { identityId }),
          app.client.deleteIdentity({ id: identityId }),
        ]);
        return settled.map((outcome) => (outcome.status === 'fulfilled' ? 'done' : outcome.reason.code)).join(' ');
      }),
    );
    for (const outcome of outcomes) expect(['done IDENTITY_HAS_BALANCES', 'NOT_FOUND done']).toContain(outcome);
  });

  test('a link and the archiving of its identity: never a link that was made after', async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      const identityId = await makePerson(app.client);
      const balanceId = await makeBalance(app.client);
      const [linked, archived] = await Promise.allSettled([
        link(balanceId, identityId),
        app.client.archiveIdentity({ id: identityId }),
      ]);
      expect(archived.status).toBe('fulfilled');
      if (linked.status === 'rejected') expect(linked.reason.code).toBe('IDENTITY_NOT_ACTIVE');
      const held = (await balanceOf(balanceId))?.identity?.id ?? null;
      expect(held).toBe(linked.status === 'fulfilled' ? identityId : null);
    }
  });

  test('relinks in opposite directions all pass, and each counts as one version', async () => {
    const people = [await makePerson(app.client), await makePerson(app.client)] as const;
    const balances = [
      await makeBalance(app.client, { identityId: people[0] }),
      await makeBalance(app.client, { identityId: people[1] }),
    ] as const;
    const calls = Array.from({ length: 20 }, (_, turn) =>
      link(balances[turn % 2 ? 1 : 0], people[turn % 4 < 2 ? 1 : 0]),
    );
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
  });
});
