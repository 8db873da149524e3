import { describe, expect, test } from 'vitest';
import { sealPending } from '../../../src/audit/audit.sealer.ts';
import { makeBalance, makeFundedBalance, makeLedger, makePerson, transfer } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';

const app = useTestApp();

describe('auditEvents', () => {
  test('lists the events of all records, newest first, page by page', async () => {
    const ids = [await makePerson(app.client), await makeLedger(app.client), await makeBalance(app.client)].reverse();
    const first = (await app.client.auditEvents({ first: 1 })).auditEvents;
    expect(first.nodes.map(({ resourceId }) => resourceId)).toEqual([ids[0]]);

    const seen: string[] = [];
    let after: string | null | undefined;
    do {
      const { nodes, pageInfo } = (await app.client.auditEvents({ first: 2, after })).auditEvents;
      seen.push(...nodes.map(({ id }) => id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after);
    const all = (await app.client.auditEvents({ first: 100 })).auditEvents.nodes;
    expect(seen).toEqual(all.map(({ id }) => id));
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('filters by record, action, actor and time', async () => {
    app.now = new Date('2031-05-01T12:00:00Z');
    const id = await makePerson(app.client);
    await app.client.archiveIdentity({ id });
    app.now = undefined;
    const actions = async (filter: Parameters<typeof app.client.auditEvents>[0]) =>
      (await app.client.auditEvents(filter)).auditEvents.nodes.map(({ action }) => action);
    const at = { gte: '2031-05-01T12:00:00Z', lt: '2031-05-01T12:00:01Z' };

    expect(await actions({ filter: { resourceId: id } })).toEqual(['identity.archived', 'identity.created']);
    expect(await actions({ filter: { at } })).toEqual(['identity.archived', 'identity.created']);
    expect(await actions({ filter: { at, action: ['identity.created', 'ledger.created'] } })).toEqual([
      'identity.created',
    ]);
    expect(await actions({ filter: { at, actor: 'local' } })).toHaveLength(2);
    expect(await actions({ filter: { at, actor: 'somebody else' } })).toEqual([]);
    expect(await actions({ filter: { at: { lt: '1990-01-01T00:00:00Z' } } })).toEqual([]);
  });

  test('leaves out what happened to identities where these may not be seen', async () => {
    const person = await makePerson(app.client);
    const ledger = await makeLedger(app.client);
    const seen = async (on: typeof app.client) =>
      (await on.auditEvents({ first: 100 })).auditEvents.nodes.map(({ resourceId }) => resourceId);
    expect(await seen(await app.as(['audit:read', 'identities:read']))).toEqual(
      expect.arrayContaining([person, ledger]),
    );
    const withoutIdentities = await seen(await app.as(['audit:read', 'ledger:read']));
    expect(withoutIdentities).toContain(ledger);
    expect(withoutIdentities.filter((id) => id.startsWith('idt_'))).toEqual([]);
  });

  test('gives each event its place and hash once it is sealed', async () => {
    const id = await makePerson(app.client);
    const read = async () => (await app.client.auditEvents({ filter: { resourceId: id } })).auditEvents.nodes[0];
    expect(await read()).toMatchObject({ sequence: null, hash: null });

    await sealPending(app.query);
    const { auditCheckpoint } = await app.client.auditCheckpoint();
    expect(await read()).toMatchObject({ sequence: auditCheckpoint.sequence, hash: auditCheckpoint.hash });
  });

  test('shows the record of each event, of any type, and null once it is gone', async () => {
    const source = await makeFundedBalance(app.client, '5');
    const transaction = await transfer(app.client, { source, destination: await makeBalance(app.client) });
    const gone = await makePerson(app.client);
    await app.client.deleteIdentity({ id: gone });

    const query = '{ auditEvents(first: 9) { nodes { resourceId resource { __typename id } } } }';
    const { auditEvents } = await app.client.request<
      {
        auditEvents: { nodes: { resourceId: string; resource: { id: string } | null }[] };
      },
      object
    >(query);
    const byId = new Map(auditEvents.nodes.map((event) => [event.resourceId, event.resource]));
    expect(byId.get(transaction)).toEqual({ __typename: 'Transaction', id: transaction });
    expect(byId.get(source)).toEqual({ __typename: 'Balance', id: source });
    expect(byId.get(gone)).toBeNull();
  });

  test('is found by its id as a node', async () => {
    await makePerson(app.client);
    const [event] = (await app.client.auditEvents({ first: 1 })).auditEvents.nodes;
    const { node } = await app.client.request<{ node: object }, object>(
      'query ($id: ID!) { node(id: $id) { __typename id } }',
      { id: event?.id },
    );
    expect(node).toEqual({ __typename: 'AuditEvent', id: event?.id });
  });

  test('runs as many SQL statements for 30 events as for one', async () => {
    for (let made = 0; made < 30; made += 1) await makePerson(app.client);
    const query = (first: number) =>
      app.client.request(
        `{ auditEvents(first: ${first}) { nodes { sequence hash resource { id } changes { field } } } }`,
      );
    const one = await app.countStatements(() => query(1));
    const many = await app.countStatements(() => query(30));
    expect(many.length).toBe(one.length);
  });

  test.each([
    [{ resourceId: 'evt_x' }, ['filter', 'resourceId']],
    [{ action: Array.from({ length: 101 }, () => 'identity.created') }, ['filter', 'action']],
    [{ actor: 'a\u0000' }, ['filter', 'actor']],
  ])('refuses the filter %j', async (filter, path) => {
    const refusal = await refusalOf(app.client.auditEvents({ filter }));
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.issues[0]?.path.slice(0, 2)).toEqual(path);
  });
});
