import { describe, expect, test } from 'vitest';
import { createClock } from '../../../src/clock.ts';
import { eraseDeletedIdentity } from '../../../src/identity/identity.erase.ts';
import { exportIdentity } from '../../../src/identity/identity.export.ts';
import { makeBalance, makePerson } from '../../support/fixtures.ts';
import { clientOf, useTestApp } from '../../support/test-app.ts';

const app = useTestApp();

/** What is said of the first holder of an id, and nowhere else. */
const first = { firstName: 'Firstina', emailAddress: 'firstina@example.com', metadata: { note: 'firstina' } };
const traces = /firstina/i;
let made = 0;
const makeId = () => {
  made += 1;
  return `idt_5c1f0a34-7f5b-4a7e-9d0c-${String(made).padStart(12, '0')}`;
};

const actionsOf = (events: { action: string }[] | undefined) => events?.map(({ action }) => action);

async function historyOf(id: string) {
  return (await app.client.identityHistory({ id })).identity?.history.nodes;
}

async function asOf(id: string, time: string) {
  return (await app.client.identityAsOf({ id, time })).identity?.asOf;
}

async function eventsOf(id: string) {
  return (await app.client.auditEvents({ filter: { resourceId: id } })).auditEvents.nodes;
}

function deps() {
  const call = { actor: 'local', requestId: null };
  return { prisma: app.prisma, query: app.query, clock: createClock(), vault: app.vault, call };
}

async function exportOf(id: string) {
  let text = '';
  for await (const part of exportIdentity(deps(), id.slice(4))) text += part;
  return { text, history: JSON.parse(text).history as { action: string }[] };
}

/** An id that a person had, was changed and exported under, and was deleted from. */
async function useUp(id: string): Promise<void> {
  await makePerson(app.client, { ...first, id, lastName: 'Firstina' });
  await app.client.tokenizeIdentity({ id, fields: ['LAST_NAME'] });
  await app.client.updateIdentity({ id, input: { city: 'Firstinaville' } });
  await app.client.updateMetadata({ id, patch: { more: 'firstina' } });
  await app.client.detokenizeIdentity({ id, reason: 'to see it' });
  await app.client.deleteIdentity({ id });
}

describe('an identity with an id that another had before', () => {
  test('shows nothing of that one, by whatever way it is asked', async () => {
    const id = makeId();
    await useUp(id);
    await exportOf(id);
    await makePerson(app.client, { id, firstName: 'Eve' });
    await app.client.updateIdentity({ id, input: { city: 'Eden' } });

    expect(actionsOf(await historyOf(id))).toEqual(['identity.updated', 'identity.created']);
    const answer = await app.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `query ($id: ID!) {
          identity(id: $id) { ...All }
          node(id: $id) { ...All }
          nodes(ids: [$id]) { ...All }
          identities(search: "Eve") { nodes { ...All } }
        }
        fragment All on Identity {
          id displayName lastName emailAddress city tokenizedFields metadata version
          history(first: 1) { totalCount pageInfo { hasNextPage } nodes { changes { field before after } } }
          all: history { totalCount nodes { action changes { field before after } } }
          last: history(last: 1) { nodes { action } pageInfo { hasPreviousPage } }
          asOf(time: "9999-01-01T00:00:00Z")
        }`,
        variables: { id },
      }),
    });
    const { data } = await answer.json();
    expect(JSON.stringify(data)).not.toMatch(traces);
    for (const shown of [data.identity, data.node, data.nodes[0], data.identities.nodes[0]]) {
      expect(shown).toMatchObject({
        ...{ displayName: 'Eve', city: 'Eden', tokenizedFields: [], metadata: {}, version: 2 },
        history: { totalCount: 2, pageInfo: { hasNextPage: true } },
        last: { nodes: [{ action: 'identity.created' }], pageInfo: { hasPreviousPage: true } },
        asOf: { firstName: 'Eve', lastName: null, emailAddress: null, metadata: {} },
      });
    }
    const { text, history } = await exportOf(id);
    expect(text).not.toMatch(traces);
    expect(actionsOf(history)).toEqual(['identity.created', 'identity.updated', 'identity.exported']);
  }, 60_000);

  test('is not there in the past of that one', async () => {
    const id = makeId();
    app.now = new Date('2032-01-01T00:00:00.000Z');
    await makePerson(app.client, { ...first, id });
    app.now = new Date('2032-01-02T00:00:00.000Z');
    await app.client.deleteIdentity({ id });
    app.now = new Date('2032-01-03T00:00:00.000Z');
    await makePerson(app.client, { id, firstName: 'Eve' });
    for (const time of ['2032-01-01T00:00:00.000Z', '2032-01-01T12:00:00.000Z', '2032-01-02T00:00:00.000Z']) {
      expect(await asOf(id, time)).toBeNull();
    }
    expect(await asOf(id, '2032-01-02T23:59:59.999Z')).toBeNull();
    expect(await asOf(id, '2032-01-03T00:00:00.000Z')).toMatchObject({ firstName: 'Eve', emailAddress: null });
    app.now = undefined;
  });

  test('begins with its own creation within one millisecond', async () => {
    const id = makeId();
    app.now = new Date('2032-02-01T00:00:00.000Z');
    for (const firstName of ['Firstina', 'Firstinetta', 'Eve']) {
      await makePerson(app.client, { id, firstName });
      if (firstName !== 'Eve') await app.client.deleteIdentity({ id });
    }
    expect(actionsOf(await historyOf(id))).toEqual(['identity.created']);
    expect(await asOf(id, '2032-02-01T00:00:00.000Z')).toMatchObject({ firstName: 'Eve' });
    expect(await asOf(id, '2032-01-31T23:59:59.999Z')).toBeNull();
    app.now = undefined;
  });

  test('leaves to the log what became of that one, where it leads to no record any more', async () => {
    const id = makeId();
    await makePerson(app.client, { ...first, id });
    await app.client.deleteIdentity({ id });
    await makePerson(app.client, { id, firstName: 'Eve' });
    const events = await eventsOf(id);
    expect(actionsOf(events)).toEqual(['identity.created', 'identity.deleted', 'identity.created']);
    expect(events[2]?.changes).toContainEqual({ field: 'firstName', before: null, after: 'Firstina' });

    const answer = await app.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `query ($id: ID!, $ids: [ID!]!) {
          auditEvents(filter: { resourceId: $id }) { nodes { resourceId resource { id ... on Identity { displayName } } } }
          nodes(ids: $ids) { ... on AuditEvent { resource { id } } }
        }`,
        variables: { id, ids: events.map((event) => event.id) },
      }),
    });
    const { data } = await answer.json();
    const shown = [{ id, displayName: 'Eve' }, null, null];
    expect(data.auditEvents.nodes).toEqual(shown.map((resource) => ({ resourceId: id, resource })));
    expect(data.nodes).toEqual([{ resource: { id } }, { resource: null }, { resource: null }]);
  });

  test('is not reached with a cursor of that one', async () => {
    const id = makeId();
    await makePerson(app.client, { ...first, id });
    await app.client.updateIdentity({ id, input: { city: 'Firstinaville' } });
    const { identity } = await app.client.identityHistory({ id, first: 1 });
    const after = identity?.history.pageInfo.endCursor ?? null;
    await app.client.deleteIdentity({ id });
    await makePerson(app.client, { id, firstName: 'Eve' });
    const page = await app.client.identityHistory({ id, after });
    expect(page.identity?.history.nodes).toEqual([]);
    expect(page.identity?.history.pageInfo.hasNextPage).toBe(false);
  });

  test('takes what can be read of that one along when it is erased', async () => {
    const id = makeId();
    await useUp(id);
    await makePerson(app.client, { id, firstName: 'Firstinessa' });
    await app.client.eraseIdentity({ id, reason: 'request 42' });
    expect(JSON.stringify(await eventsOf(id))).not.toMatch(traces);
    expect((await exportOf(id)).text).not.toMatch(traces);
  });

  test('has a history of its own after that one was erased, too', async () => {
    const id = makeId();
    await useUp(id);
    expect(await eraseDeletedIdentity(deps(), id.slice(4), 'request 42')).toBe(true);
    await makePerson(app.client, { id, firstName: 'Eve' });
    const [created, ...others] = (await historyOf(id)) ?? [];
    expect(others).toEqual([]);
    expect(created?.changes).toContainEqual({ field: 'firstName', before: null, after: 'Eve' });
    await app.client.eraseIdentity({ id, reason: 'request 43' });
    await app.client.deleteIdentity({ id });
    await makePerson(app.client, { id, firstName: 'Ada' });
    expect(actionsOf(await historyOf(id))).toEqual(['identity.created']);
  });

  test('is created after that one was gone, though the clock of its process is behind', async () => {
    app.now = new Date('2032-03-01T00:00:05.000Z');
    const behind = clientOf(app.openAnother({ clock: createClock(() => new Date('2032-03-01T00:00:00.000Z')) }));
    for (const end of ['deleted', 'erased'] as const) {
      const id = makeId();
      await makePerson(app.client, { ...first, id });
      if (end === 'erased') await app.client.eraseIdentity({ id, reason: 'request 44' });
      await app.client.deleteIdentity({ id });
      const input = { id, identityType: 'INDIVIDUAL', firstName: 'Eve' } as const;
      const { createIdentity } = await behind.createIdentity({ input });
      expect([createIdentity.createdAt, createIdentity.updatedAt]).toEqual(Array(2).fill('2032-03-01T00:00:05.000Z'));
      expect((await behind.identity({ id })).identity).toMatchObject({ createdAt: '2032-03-01T00:00:05.000Z' });
      expect((await historyOf(id))?.[0]?.at).toBe('2032-03-01T00:00:05.000Z');
      expect(await asOf(id, '2032-03-01T00:00:04.999Z')).toBeNull();
    }
    app.now = undefined;
    expect((await app.client.verifyAudit()).verifyAudit.problems).toEqual([]);
  });
});

test('an export of a deleted identity has the last history of its id alone', async () => {
  const id = makeId();
  await useUp(id);
  await makePerson(app.client, { id, firstName: 'Eve' });
  await app.client.deleteIdentity({ id });
  for (const exports of [1, 2]) {
    const { text, history } = await exportOf(id);
    expect(text).not.toMatch(traces);
    expect(actionsOf(history)).toEqual([
      ...['identity.created', 'identity.deleted'],
      ...Array(exports).fill('identity.exported'),
    ]);
  }
});

test('whatever is done about a deleted identity while its id is used again belongs to the earlier one', async () => {
  for (let round = 0; round < 8; round += 1) {
    const id = makeId();
    await makePerson(app.client, { ...first, id });
    await app.client.deleteIdentity({ id });
    await Promise.all([
      exportOf(id),
      makePerson(app.client, { id, firstName: 'Eve' }),
      eraseDeletedIdentity(deps(), id.slice(4), 'request 45'),
      exportOf(id),
    ]);
    expect(actionsOf(await historyOf(id))?.at(-1)).toBe('identity.created');
    expect(await asOf(id, '9999-01-01T00:00:00Z')).toMatchObject({ firstName: 'Eve', emailAddress: null });
  }
  expect((await app.client.verifyAudit()).verifyAudit.problems).toEqual([]);
});

test('a balance that is linked to the next holder of an id keeps its own history', async () => {
  const id = makeId();
  await makePerson(app.client, { ...first, id });
  const balance = await makeBalance(app.client, { identityId: id });
  await app.client.linkBalance({ balanceId: balance, identityId: null });
  await app.client.deleteIdentity({ id });
  await makePerson(app.client, { id, firstName: 'Eve' });
  await app.client.linkBalance({ balanceId: balance, identityId: id });
  const { balance: found } = await app.client.balanceHistory({ id: balance });
  expect(actionsOf(found?.history.nodes)).toEqual(['balance.linked', 'balance.unlinked', 'balance.created']);
});
