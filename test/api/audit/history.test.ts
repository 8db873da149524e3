import { describe, expect, test } from 'vitest';
import { makeBalance, makePerson } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';

const app = useTestApp();

async function historyOf(id: string) {
  const { identity } = await app.client.identityHistory({ id });
  return identity?.history.nodes ?? [];
}

describe('the history of an identity', () => {
  test('tells what was created, changed, archived and restored, newest first', async () => {
    const id = await makePerson(app.client, { firstName: 'Alice', lastName: 'Smith', dob: '1985-05-15' });
    await app.client.updateIdentity({ id, input: { lastName: 'Brooks', city: 'Toronto' } });
    await app.client.archiveIdentity({ id, reason: 'closed her account' });
    await app.client.restoreIdentity({ id, reason: 'came back' });

    const history = await historyOf(id);
    expect(history.map(({ action, reason }) => [action, reason])).toEqual([
      ['identity.restored', 'came back'],
      ['identity.archived', 'closed her account'],
      ['identity.updated', null],
      ['identity.created', null],
    ]);
    expect(history[1]?.changes).toEqual([{ field: 'status', before: 'ACTIVE', after: 'ARCHIVED' }]);
    expect(new Set(history[2]?.changes.map((change) => JSON.stringify(change)))).toEqual(
      new Set([
        JSON.stringify({ field: 'lastName', before: 'Smith', after: 'Brooks' }),
        JSON.stringify({ field: 'city', before: null, after: 'Toronto' }),
      ]),
    );
    expect(Object.fromEntries(history[3]?.changes.map(({ field, after }) => [field, after]) ?? [])).toEqual({
      identityType: 'INDIVIDUAL',
      status: 'ACTIVE',
      firstName: 'Alice',
      lastName: 'Smith',
      dob: '1985-05-15',
    });
  });

  test('says who asked, in which request and when', async () => {
    const answer = await app.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: 'mutation { createIdentity(input: { identityType: INDIVIDUAL, firstName: "Ann" }) { id createdAt } }',
      }),
    });
    const { createIdentity } = (await answer.json()).data;

    const [event] = await historyOf(createIdentity.id);
    expect(event).toMatchObject({
      actor: 'local',
      requestId: answer.headers.get('x-request-id'),
      at: createIdentity.createdAt,
      resourceId: createIdentity.id,
    });
  });

  test('keeps metadata as it was before and after, the key __proto__ too', async () => {
    const metadata = JSON.parse('{"tier": "Gold", "__proto__": {"a": [1, null]}}');
    const id = await makePerson(app.client, { metadata });
    await app.client.updateMetadata({ id, patch: { tier: null } });

    const [updated, created] = await historyOf(id);
    expect(JSON.stringify(created?.changes.find(({ field }) => field === 'metadata')?.after)).toBe(
      JSON.stringify(metadata),
    );
    expect(JSON.stringify(updated?.changes)).toBe(
      '[{"field":"metadata","before":{"tier":"Gold","__proto__":{"a":[1,null]}},"after":{"__proto__":{"a":[1,null]}}}]',
    );
  });

  test('says what metadata is since it was cleared', async () => {
    const id = await makePerson(app.client, { metadata: { tier: 'Gold' } });
    await app.client.updateIdentity({ id, input: { metadata: null } });
    await app.client.updateMetadata({ id, patch: { tier: 'Red' } });

    const [patched, cleared] = await historyOf(id);
    expect(cleared?.changes).toEqual([{ field: 'metadata', before: { tier: 'Gold' }, after: {} }]);
    expect(patched?.changes).toEqual([{ field: 'metadata', before: {}, after: { tier: 'Red' } }]);
  });

  test('stays in the log when the identity is deleted, and begins anew when its id is used again', async () => {
    const id = await makePerson(app.client, { firstName: 'Ada' });
    await app.client.deleteIdentity({ id });
    expect((await app.client.identityHistory({ id })).identity).toBeNull();
    const { auditEvents } = await app.client.auditEvents({ filter: { resourceId: id } });
    expect(auditEvents.nodes.map(({ action }) => action)).toEqual(['identity.deleted', 'identity.created']);
    expect(auditEvents.nodes[0]?.changes).toContainEqual({ field: 'firstName', before: 'Ada', after: null });

    await makePerson(app.client, { id, firstName: 'Eve' });
    expect((await historyOf(id)).map(({ action }) => action)).toEqual(['identity.created']);
    expect((await app.client.verifyAudit()).verifyAudit.problems).toEqual([]);
  });

  test('does not take that of a ledger with the same UUID for its own', async () => {
    const uuid = '4b1f6c1e-6f0e-4f4d-9d55-3a0c2a3b8f11';
    await makePerson(app.client, { id: `idt_${uuid}` });
    await app.client.createLedger({ input: { id: `ldg_${uuid}`, name: 'Same' } });

    expect((await historyOf(`idt_${uuid}`)).map(({ action }) => action)).toEqual(['identity.created']);
    const { auditEvents } = await app.client.auditEvents({ filter: { resourceId: `ldg_${uuid}` } });
    expect(auditEvents.nodes.map(({ action }) => action)).toEqual(['ledger.created']);
    expect((await app.client.verifyAudit()).verifyAudit.problems).toEqual([]);
  });
});

test('the history of a balance tells to whom it was linked', async () => {
  const [first, second] = [await makePerson(app.client), await makePerson(app.client)];
  const id = await makeBalance(app.client, { overdraftLimit: '10' });
  for (const identityId of [first, second, null]) await app.client.linkBalance({ balanceId: id, identityId });

  const { balance } = await app.client.balanceHistory({ id });
  const story = balance?.history.nodes.map(({ action, changes }) => [action, changes[0]?.before, changes[0]?.after]);
  expect(story?.slice(0, 3)).toEqual([
    ['balance.unlinked', second, null],
    ['balance.linked', first, second],
    ['balance.linked', null, first],
  ]);
  const created = balance?.history.nodes.at(-1);
  expect(created?.action).toBe('balance.created');
  expect(created?.changes).toContainEqual({ field: 'overdraftLimit', before: null, after: '10' });
});

describe('asOf', () => {
  const at = (time: string) => new Date(`2031-03-01T${time}Z`);

  async function asOf(id: string, time: Date) {
    const { identity } = await app.client.identityAsOf({ id, time: time.toISOString() });
    return identity?.asOf;
  }

  test('gives the fields as they stood at each moment, null before the creation', async () => {
    app.now = at('10:00:00');
    const id = await makePerson(app.client, { lastName: 'Smith', dob: '1985-05-15', metadata: { tier: 'Gold' } });
    app.now = at('11:00:00');
    await app.client.updateIdentity({ id, input: { lastName: 'Brooks', metadata: {} } });
    app.now = at('12:00:00');
    await app.client.archiveIdentity({ id });
    app.now = undefined;

    expect(await asOf(id, at('09:59:59'))).toBeNull();
    expect(await asOf(id, at('10:00:00'))).toMatchObject({
      id,
      firstName: 'Alice',
      lastName: 'Smith',
      organizationName: null,
      dob: '1985-05-15',
      metadata: { tier: 'Gold' },
      status: 'ACTIVE',
      createdAt: '2031-03-01T10:00:00.000Z',
      updatedAt: '2031-03-01T10:00:00.000Z',
    });
    expect(await asOf(id, at('11:30:00'))).toMatchObject({ lastName: 'Brooks', metadata: {}, status: 'ACTIVE' });
    const now = await asOf(id, new Date('2031-12-31T00:00:00Z'));
    expect(now).toMatchObject({ lastName: 'Brooks', status: 'ARCHIVED', updatedAt: '2031-03-01T12:00:00.000Z' });
  });

  test('agrees with the identity itself after any number of changes', async () => {
    const id = await makePerson(app.client, { emailAddress: 'alice@example.com' });
    for (const input of [{ city: 'Toronto' }, { emailAddress: null }, { dob: '2000-01-31', externalId: 'A-1' }]) {
      await app.client.updateIdentity({ id, input });
    }
    await app.client.updateMetadata({ id, patch: { a: { b: [1, 2] } } });

    const { identity } = await app.client.identity({ id });
    const past = await asOf(id, new Date('2100-01-01'));
    expect(Object.keys(past ?? {}).length).toBeGreaterThan(20);
    expect(identity).toMatchObject(past ?? {});
  });

  test('of a whole page runs as many SQL statements as of one identity', async () => {
    for (let made = 0; made < 5; made += 1) await makePerson(app.client);
    const query = (first: number) =>
      app.client.request(
        `{ identities(first: ${first}) { nodes { asOf(time: "2099-01-01T00:00:00Z") history(first: 2) { nodes { action } } } } }`,
      );
    const one = await app.countStatements(() => query(1));
    const many = await app.countStatements(() => query(5));
    expect(many.length).toBe(one.length);
  });

  test('refuses a time that no clock shows', async () => {
    const id = await makePerson(app.client);
    const refusal = await refusalOf(app.client.identityAsOf({ id, time: '1800-01-01T00:00:00Z' }));
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: ['time'] }] });
  });
});
