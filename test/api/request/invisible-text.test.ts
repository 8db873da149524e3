import { beforeAll, describe, expect, test } from 'vitest';
import { makeBalance, makeLedger, makePerson, transfer, unique } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';
import { refusedWithoutTrace } from './answers.ts';

const app = useTestApp();
let ledgerId = '';
let source = '';
let destination = '';
beforeAll(async () => {
  ledgerId = await makeLedger(app.client);
  source = await makeBalance(app.client, { ledgerId, overdraftLimit: null });
  destination = await makeBalance(app.client, { ledgerId });
});

const invisible = [
  '\u200b',
  ' \u200d\u200c ',
  '\u2060\ufeff',
  '\u00ad',
  '\u3164\u115f\u1160\uffa0',
  '\u2800',
  '\ufe0f',
  '\u034f\u0301',
  '\u{e0061}\u{e007f}',
  '\u202e\u202c',
];

describe.each(invisible)('a text of nothing that can be seen (%j)', (text) => {
  test('is no name', async () => {
    for (const field of ['firstName', 'lastName', 'otherNames']) {
      const input = { identityType: 'INDIVIDUAL', [field]: text } as const;
      const refusal = await refusedWithoutTrace(app, () => app.client.createIdentity({ input }));
      expect(refusal.code).toBe('BAD_USER_INPUT');
    }
    const organization = { identityType: 'ORGANIZATION', organizationName: text } as const;
    const { createIdentities } = await app.client.createIdentities({ inputs: [organization] });
    expect(createIdentities[0]?.error).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: ['inputs', '0', 'organizationName'],
    });
    const ledger = await refusedWithoutTrace(app, () => app.client.createLedger({ input: { name: text } }));
    expect(ledger).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: ['input', 'name'] }] });
  });

  test('counts as missing where a text may be, and clears one', async () => {
    const id = await makePerson(app.client, { lastName: text, city: text, street: text, gender: text });
    const { identity } = await app.client.identity({ id });
    expect(identity).toMatchObject({ displayName: 'Alice', lastName: null, city: null, street: null, gender: null });
    await app.client.updateIdentity({ id, input: { lastName: 'Smith', city: 'Oslo' } });
    const { updateIdentity } = await app.client.updateIdentity({ id, input: { city: text } });
    expect(updateIdentity.city).toBeNull();
    const last = await refusedWithoutTrace(app, () =>
      app.client.updateIdentity({ id, input: { firstName: text, lastName: text } }),
    );
    expect(last.code).toBe('BAD_USER_INPUT');
  });

  test('is no reason', async () => {
    const id = await makePerson(app.client);
    const refusal = await refusedWithoutTrace(app, () => app.client.eraseIdentity({ id, reason: text }));
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', message: 'reason must not be empty.' });
  });
});

describe('a name', () => {
  test.each(['می‌خواهم', 'श्री‍मान', 'Zoë 👩‍💻', 'O\u2019Neil'])('keeps what it is written with: %s', async (name) => {
    const id = await makePerson(app.client, { lastName: name });
    expect((await app.client.identity({ id })).identity?.lastName).toBe(name);
  });

  test.each(['Ali\u0007ce', 'Ali\nce', 'Ali\u001b[31mce', 'Ali\u2028ce', '\u202eecilA', 'Ali\u0085ce'])(
    'has no control character, break or override: %j',
    async (name) => {
      for (const field of ['firstName', 'organizationName', 'city', 'country']) {
        const refusal = await refusedWithoutTrace(app, () => makePerson(app.client, { [field]: name }));
        expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: ['input', field] }] });
      }
      const ledger = await refusedWithoutTrace(app, () => app.client.createLedger({ input: { name } }));
      expect(ledger).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: ['input', 'name'] }] });
    },
  );
});

const inside = [
  '\u200b',
  '\u200d',
  '\u00ad',
  '\u202e',
  '\u0007',
  '\n',
  '\u00a0',
  '\ufe0f',
  '\u3164',
  '\u2800',
  '\u{e0041}',
];

describe.each(inside)('an identifier with %j inside', (character) => {
  const text = `a${character}b`;

  test('is refused wherever a record is given it', async () => {
    const id = await makePerson(app.client);
    const hold = await app.client.recordTransaction({
      input: { reference: unique('hold'), amount: '1', currency: 'USD', source, destination, hold: true },
    });
    const follow = { id: hold.recordTransaction.id, reference: text };
    const money = { amount: '1', currency: 'USD', source, destination, reference: text };
    const calls: [string, () => Promise<unknown>][] = [
      ['input.externalId', () => makePerson(app.client, { externalId: text })],
      ['input.externalId', () => app.client.updateIdentity({ id, input: { externalId: text } })],
      ['input.indicator', () => makeBalance(app.client, { ledgerId, indicator: `@${text}` })],
      ['input.reference', () => app.client.recordTransaction({ input: money })],
      ['inputs.0.reference', () => app.client.recordTransactions({ inputs: [money], atomic: true })],
      ['reference', () => app.client.commitTransaction(follow)],
      ['reference', () => app.client.voidTransaction(follow)],
      ['reference', () => app.client.refundTransaction(follow)],
      ['input.name', () => app.client.createApiKey({ input: { name: text, scopes: ['admin'] } })],
    ];
    for (const [path, call] of calls) {
      const refusal = await refusedWithoutTrace(app, call);
      expect(refusal.code).toBe('BAD_USER_INPUT');
      expect(refusal.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
      expect(refusal.message).not.toContain(text);
    }
    const bulk = await app.client.createIdentities({
      inputs: [{ identityType: 'INDIVIDUAL', firstName: 'A', externalId: text }],
    });
    expect(bulk.createIdentities[0]?.error).toMatchObject({ path: ['inputs', '0', 'externalId'] });
    const rows = await app.client.recordTransactions({ inputs: [money] });
    expect(rows.recordTransactions[0]?.error).toMatchObject({ path: ['inputs', '0', 'reference'] });
  });

  test('is refused wherever one is looked for', async () => {
    const { client } = app;
    const calls: [string, () => Promise<unknown>][] = [
      ['externalId', () => client.identityByExternalId({ externalId: text })],
      ['reference', () => client.transactionByReference({ reference: text })],
      ['indicator', () => client.balanceByIndicator({ indicator: `@${text}`, currency: 'USD' })],
      ['filter.externalId.eq', () => client.identities({ filter: { externalId: { eq: text } } })],
      ['filter.externalId.in.0', () => client.identities({ filter: { externalId: { in: [text] } } })],
      ['filter.reference.startsWith', () => client.transactions({ filter: { reference: { startsWith: text } } })],
      ['filter.indicator.eq', () => client.balances({ filter: { indicator: { eq: `@${text}` } } })],
      ['filter.actor', () => client.auditEvents({ filter: { actor: text } })],
    ];
    for (const [path, call] of calls) {
      const refusal = await refusalOf(call());
      expect(refusal.code).toBe('BAD_USER_INPUT');
      expect(refusal.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
    }
  });
});

describe('of two spellings of one identifier', () => {
  const composed = 'caf\u00e9-\u1e69-\ud55c';
  const spellings = [composed, composed.normalize('NFD'), 'cafe\u0301-s\u0307\u0323-\u1112\u1161\u11ab'];

  test('an external id is one, when created, in one call or many, changed, looked for and filtered', async () => {
    const person = { identityType: 'INDIVIDUAL', firstName: 'Zoe' } as const;
    const id = await makePerson(app.client, { externalId: spellings[1] });
    const other = await makePerson(app.client);
    for (const externalId of spellings) {
      const taken = await refusedWithoutTrace(app, () => makePerson(app.client, { externalId }));
      expect(taken.errors[0]?.extensions).toMatchObject({ code: 'CONFLICT', existingId: id });
      const change = () => app.client.updateIdentity({ id: other, input: { externalId } });
      expect((await refusedWithoutTrace(app, change)).code).toBe('CONFLICT');
      const found = await app.client.createIdentity({
        input: { ...person, externalId },
        onConflict: 'RETURN_EXISTING',
      });
      expect(found.createIdentity).toMatchObject({ id, externalId: composed });
      for (const client of [app.client, app.resolvers]) {
        expect((await client.identityByExternalId({ externalId })).identityByExternalId?.id).toBe(id);
        for (const condition of [
          { eq: externalId },
          { in: ['x', externalId] },
          { startsWith: externalId.slice(0, 5) },
        ]) {
          const { identities } = await client.identities({ filter: { externalId: condition } });
          expect(identities.nodes.map((node) => node.id)).toEqual([id]);
        }
      }
      const { version } = (await app.client.updateIdentity({ id, input: { externalId } })).updateIdentity;
      expect(version).toBe(1);
    }
    const inputs = spellings.map((externalId) => ({ ...person, externalId: `new-${externalId}` }));
    const { createIdentities } = await app.client.createIdentities({ inputs, onConflict: 'RETURN_EXISTING' });
    expect(new Set(createIdentities.map(({ identity }) => identity?.id)).size).toBe(1);
  });

  test('a reference is one: a retry moves nothing, whichever it is sent with', async () => {
    const input = { amount: '1', currency: 'USD', source, destination };
    const first = (await app.client.recordTransaction({ input: { ...input, reference: spellings[1] ?? '' } }))
      .recordTransaction;
    expect(first.reference).toBe(composed);
    for (const reference of spellings) {
      expect((await app.client.recordTransaction({ input: { ...input, reference } })).recordTransaction.id).toBe(
        first.id,
      );
      const { recordTransactions } = await app.client.recordTransactions({ inputs: [{ ...input, reference }] });
      expect(recordTransactions[0]?.transaction?.id).toBe(first.id);
      for (const client of [app.client, app.resolvers]) {
        expect((await client.transactionByReference({ reference })).transactionByReference?.id).toBe(first.id);
        const { transactions } = await client.transactions({ filter: { reference: { eq: reference } } });
        expect(transactions.nodes.map(({ id }) => id)).toEqual([first.id]);
      }
    }
    const refunds = [];
    for (const spelling of spellings) {
      const args = { id: first.id, amount: '0.5', reference: `refund-${spelling}` };
      refunds.push((await app.client.refundTransaction(args)).refundTransaction.id);
    }
    expect(new Set(refunds).size).toBe(1);
    const both = spellings.map((spelling) => ({ ...input, reference: `both-${spelling}` }));
    const { recordTransactions } = await app.client.recordTransactions({ inputs: both, atomic: true });
    expect(new Set(recordTransactions.map(({ transaction }) => transaction?.id)).size).toBe(1);
  });

  test('a category is one for a filter', async () => {
    const id = await makePerson(app.client, {
      category: spellings[1],
      country: spellings[1],
      nationality: spellings[1],
    });
    for (const spelling of spellings) {
      for (const field of ['category', 'country', 'nationality']) {
        const { identities } = await app.client.identities({ filter: { [field]: { eq: spelling } } });
        expect(identities.nodes.map((node) => node.id)).toEqual([id]);
      }
    }
  });
});

test('a transfer between balances still takes any reference that can be seen', async () => {
  for (const reference of ['Überweisung №7 (привет) 王', 'order 1', '订单-42', 'заказ', '🧾-9']) {
    const id = await transfer(app.client, { source, destination, reference });
    expect((await app.client.transactionByReference({ reference })).transactionByReference?.id).toBe(id);
  }
});
