import type { Client } from '@signet/client/methods';
import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { allScopes } from '../../../src/access/access.scopes.ts';
import type { App } from '../../../src/app.ts';
import { sealPending } from '../../../src/audit/audit.sealer.ts';
import { createClock } from '../../../src/clock.ts';
import { makeBalance, makeFundedBalance, makePerson, transfer, unique } from '../../support/fixtures.ts';
import { clientOf, useTestApp } from '../../support/test-app.ts';

// Two processes on one database. The clock of one is right, that of the other five seconds ahead.

const app = useTestApp();
const noon = Date.parse('2033-01-01T12:00:00Z');
const aheadMs = 5000;
let [right, ahead]: Client[] = [];
let aheadApp: App;
let secret: string;

beforeAll(async () => {
  secret = (await app.makeKey([...allScopes])).secret;
  const now = () => app.now ?? new Date(noon);
  const rightApp = app.openAnother({ clock: createClock(now) });
  aheadApp = app.openAnother({ clock: createClock(() => new Date(now().getTime() + aheadMs)) });
  right = clientOf(rightApp, secret);
  ahead = clientOf(aheadApp, secret);
});
afterEach(() => {
  app.now = undefined;
});

const clients = () => [right, ahead] as [Client, Client];
const iso = (ms: number) => new Date(ms).toISOString();
const timeOf = (id: string) => Number.parseInt(id.slice(4, 12) + id.slice(13, 17), 16);
const uuidOf = (id: string) => id.slice(4);

/** The times of the events on a record, in the order in which they happened. */
async function timesOf(id: string): Promise<string[]> {
  const [client] = clients();
  const { auditEvents } = await client.auditEvents({ filter: { resourceId: id }, first: 100 });
  return auditEvents.nodes.map(({ at }) => at).reverse();
}

async function expectInOrder(id: string): Promise<void> {
  const times = await timesOf(id);
  expect(times).toEqual([...times].sort());
}

describe('an identity that was made where the clock is ahead, and is changed where it is right', () => {
  type Change = [what: string, change: (client: Client, id: string) => Promise<unknown>];
  const changes: Change[] = [
    ['updated', (client, id) => client.updateIdentity({ id, input: { city: 'Rome' } })],
    ['archived', (client, id) => client.archiveIdentity({ id })],
    ['tokenized', (client, id) => client.tokenizeIdentity({ id, fields: ['FIRST_NAME'] })],
    ['erased', (client, id) => client.eraseIdentity({ id, reason: 'request 1' })],
    ['patched', (client, id) => client.updateMetadata({ id, patch: { a: 1 } })],
  ];
  test.each(changes)('is not older than its creation when it was %s', async (_what, change) => {
    const [client, other] = clients();
    const id = await makePerson(other);
    await change(client, id);
    const { identity } = await client.identity({ id });
    expect(identity).toMatchObject({ createdAt: iso(noon + aheadMs), updatedAt: iso(noon + aheadMs) });
    await expectInOrder(id);
    const asOf = async (time: number) => (await client.identityAsOf({ id, time: iso(time) })).identity?.asOf;
    expect(await asOf(noon)).toBeNull();
    expect(await asOf(noon + aheadMs - 1)).toBeNull();
    expect(await asOf(noon + aheadMs)).toMatchObject({ updatedAt: identity?.updatedAt, status: identity?.status });
  });

  test('keeps its order through every other change', async () => {
    const [client, other] = clients();
    const id = await makePerson(other, { lastName: 'Smith' });
    await client.tokenizeIdentity({ id, fields: ['LAST_NAME'] });
    await client.detokenizeIdentity({ id, reason: 'to see it' });
    await client.archiveIdentity({ id });
    await client.restoreIdentity({ id });
    app.now = new Date(noon + 2 * aheadMs);
    await client.updateIdentity({ id, input: { city: 'Rome' } });
    await other.updateIdentity({ id, input: { city: 'Oslo' } });
    await client.deleteIdentity({ id });
    expect(await timesOf(id)).toEqual([
      ...Array(5).fill(iso(noon + aheadMs)),
      iso(noon + 2 * aheadMs),
      ...Array(2).fill(iso(noon + 3 * aheadMs)),
    ]);
  });
});

test('the past of an identity begins with its first event, whatever time a later one bears', async () => {
  const [client, other] = clients();
  const id = await makePerson(other);
  // As a server wrote it that did not look at what was there.
  await app.query(
    `INSERT INTO audit_events (id, action, actor, resource_type, resource_id, changes, at, record_digest)
     SELECT gen_random_uuid(), 'identity.updated', 'local', 'Identity', resource_id, '{"status": ["ACTIVE", "ARCHIVED"]}',
       at - interval '2 seconds', record_digest
     FROM audit_events WHERE resource_id = $1::uuid`,
    [uuidOf(id)],
  );
  const { identity } = await client.identityAsOf({ id, time: iso(noon + aheadMs - 1000) });
  expect(identity?.asOf).toBeNull();
  await app.query(
    `INSERT INTO audit_pending (ordinal, event_id) SELECT ordinal, id FROM audit_events
     WHERE resource_id = $1::uuid AND action = 'identity.updated'`,
    [uuidOf(id)],
  );
});

describe('what was made where the clock is ahead, and is used where it is right', () => {
  test('a balance is not older than its ledger and its owner, and what happens to it not older than it', async () => {
    const [client, other] = clients();
    const [owner, next] = [await makePerson(other), await makePerson(other)];
    const { createLedger } = await other.createLedger({ input: { name: 'Ahead' } });
    const plain = await makeBalance(client, { ledgerId: createLedger.id });
    expect((await client.balance({ id: plain })).balance?.createdAt).toBe(createLedger.createdAt);
    const owned = await makeBalance(client, { identityId: owner });
    expect((await client.balance({ id: owned })).balance?.createdAt).toBe(iso(noon + aheadMs));
    const early = await makeBalance(client);
    expect((await client.balance({ id: early })).balance?.createdAt).toBe(iso(noon));
    for (const identityId of [next, null]) await client.linkBalance({ balanceId: early, identityId });
    expect(await timesOf(early)).toEqual([iso(noon), iso(noon + aheadMs), iso(noon + aheadMs)]);
    await client.updateMetadata({ id: createLedger.id, patch: { a: 1 } });
    await client.updateMetadata({ id: owned, patch: { a: 1 } });
    for (const id of [createLedger.id, owned]) await expectInOrder(id);
  });

  test('a transaction is not older than its balances, and is found by its time', async () => {
    const [client, other] = clients();
    const source = await makeBalance(client, { overdraftLimit: null });
    const indicator = unique('@ahead');
    const destination = await makeBalance(other, { indicator });
    for (const key of [destination, indicator]) {
      const input = { reference: unique('late'), amount: '1', currency: 'USD', source, destination: key };
      const { recordTransaction: recorded } = await client.recordTransaction({ input });
      expect(recorded).toMatchObject({ createdAt: iso(noon + aheadMs), effectiveAt: iso(noon + aheadMs) });
      expect(timeOf(recorded.id)).toBe(noon + aheadMs);
      expect((await client.transaction({ id: recorded.id })).transaction).toEqual(recorded);
      expect((await client.recordTransaction({ input })).recordTransaction).toEqual(recorded);
      const filter = { createdAt: { gte: recorded.createdAt }, reference: { eq: input.reference } };
      expect((await client.transactions({ filter })).transactions.nodes).toEqual([recorded]);
      await client.updateMetadata({ id: recorded.id, patch: { a: 1 } });
      await expectInOrder(recorded.id);
    }
    const { balance } = await client.balanceAt({ id: destination, time: iso(noon + aheadMs - 1) });
    expect(balance?.balanceAt).toBe('0');
  });

  test('an API key is not revoked or used before it was made', async () => {
    const [client, other] = clients();
    const { createApiKey } = await other.createApiKey({ input: { name: unique('ahead'), scopes: ['ledger:read'] } });
    await clientOf(app.openAnother({ clock: createClock(() => new Date(noon)) }), createApiKey.secret).viewer();
    const { revokeApiKey } = await client.revokeApiKey({ id: createApiKey.apiKey.id });
    expect(revokeApiKey).toMatchObject({ lastUsedAt: iso(noon + aheadMs), revokedAt: iso(noon + aheadMs) });
    await expectInOrder(createApiKey.apiKey.id);
  });
});

describe('a transaction that follows from one that was recorded where the clock is ahead', () => {
  async function makeHold() {
    const [client, other] = clients();
    const source = await makeFundedBalance(client, '100');
    const destination = await makeBalance(client);
    const input = { reference: unique('hold'), amount: '10', currency: 'USD', source, destination, hold: true };
    return (await other.recordTransaction({ input })).recordTransaction;
  }

  test('comes after it, in time and in lists', async () => {
    const [client, other] = clients();
    const hold = await makeHold();
    const { commitTransaction: first } = await client.commitTransaction({ id: hold.id, amount: '4' });
    const { commitTransaction: second } = await other.commitTransaction({ id: hold.id, amount: '3' });
    const reference = unique('third');
    const { commitTransaction: third } = await client.commitTransaction({ id: hold.id, amount: '2', reference });
    const { voidTransaction: last } = await client.voidTransaction({ id: hold.id });
    const { refundTransaction: refund } = await client.refundTransaction({ id: third.id });
    const all = [hold, first, second, third, last];
    for (const list of [all, [third, refund]]) {
      const times = list.map(({ createdAt }) => createdAt);
      expect(times).toEqual([...times].sort());
      const ids = list.map(({ id }) => id);
      expect(ids).toEqual([...ids].sort());
    }
    for (const { id, createdAt, effectiveAt } of [...all, refund]) {
      expect(Date.parse(createdAt)).toBe(timeOf(id));
      expect(effectiveAt).toBe(createdAt);
      await expectInOrder(id);
    }
    // As it was recorded, and refunded since.
    const again = (await client.commitTransaction({ id: hold.id, amount: '2', reference })).commitTransaction;
    expect(again).toEqual({ ...third, remainingAmount: '0', refundedAmount: '2' });
  });

  test('comes after it also when both were recorded in one millisecond', async () => {
    const [client] = clients();
    const { id } = await makeHold();
    app.now = new Date(noon + aheadMs);
    const { commitTransaction } = await client.commitTransaction({ id, amount: '4' });
    expect(commitTransaction.id > id).toBe(true);
  });
});

test('a clock that was an hour ahead and is set back no longer makes records of the future', async () => {
  app.now = new Date(noon);
  const [client] = clients();
  const source = await makeBalance(client, { overdraftLimit: null });
  const destination = await makeBalance(client);
  app.now = new Date(noon + 3_600_000);
  const tooLate = await makePerson(client);
  await transfer(client, { source, destination });
  app.now = new Date(noon + 1);
  const [person, id] = [await makePerson(client), await transfer(client, { source, destination })];
  expect((await client.identity({ id: person })).identity?.createdAt).toBe(iso(noon + 1));
  expect((await client.transaction({ id })).transaction?.createdAt).toBe(iso(noon + 1));
  const { updateIdentity } = await client.updateIdentity({ id: tooLate, input: { city: 'Rome' } });
  expect(updateIdentity.updatedAt).toBe(iso(noon + 3_600_000));
});

test('whatever two processes do in turn, nothing runs back and the log verifies', async () => {
  const step = fc.record({
    by: fc.nat(1),
    what: fc.constantFrom('update', 'patch', 'archive', 'link', 'hold', 'commit', 'refund', 'transfer', 'recreate'),
    later: fc.constantFrom(0, 1, 1, 2000, 7000),
  });
  const scenario = fc.array(step, { minLength: 5, maxLength: 15 });
  let now = noon;
  await fc.assert(
    fc.asyncProperty(scenario, async (steps) => {
      const ids = await play(clients(), steps, (later) => {
        now += later;
        app.now = new Date(now);
      });
      for (const id of ids) await expectInOrder(id);
      await expectNothingOlder();
    }),
    { numRuns: 4 },
  );
  await sealPending(app.query);
  expect((await clients()[0].verifyAudit()).verifyAudit.problems).toEqual([]);
}, 120_000);

/** No record is older than what it stands on, and the id of a transaction tells its time. */
async function expectNothingOlder(): Promise<void> {
  const older = await app.query(
    `SELECT t.id FROM transactions t JOIN balances b ON b.id IN (t.source_id, t.destination_id)
     LEFT JOIN transactions p ON p.id = t.parent_id
     WHERE t.created_at < b.created_at OR t.created_at < p.created_at OR t.id <= p.id
       OR t.id <> uuid_with_time(t.id, t.created_at)
     UNION ALL SELECT id FROM identities WHERE updated_at < created_at
     UNION ALL SELECT b.id FROM balances b JOIN ledgers l ON l.id = b.ledger_id WHERE b.created_at < l.created_at`,
  );
  expect(older).toEqual([]);
}

interface Step {
  by: number;
  what: string;
  later: number;
}

/** Does these steps, each by one of the processes, and returns the ids of the records. */
async function play(processes: Client[], steps: Step[], wait: (ms: number) => void): Promise<string[]> {
  const [client] = processes as [Client];
  let person = await makePerson(client);
  const source = await makeBalance(client, { overdraftLimit: null });
  const destination = await makeBalance(client, { overdraftLimit: null });
  const record = async (by: Client, hold: boolean) => {
    const input = { reference: unique('step'), amount: '100', currency: 'USD', source, destination, hold };
    return (await by.recordTransaction({ input })).recordTransaction.id;
  };
  const [held, moved] = [await record(client, true), await record(client, false)];
  const ids = [person, source, destination, held, moved];
  for (const [at, { by: place, what, later }] of steps.entries()) {
    wait(later);
    const by = processes[place] as Client;
    if (what === 'update') await by.updateIdentity({ id: person, input: { city: `City ${at}` } });
    if (what === 'patch') await by.updateMetadata({ id: [person, destination, moved][at % 3] ?? '', patch: { at } });
    if (what === 'archive') {
      await by.archiveIdentity({ id: person });
      await client.restoreIdentity({ id: person });
    }
    if (what === 'link') await by.linkBalance({ balanceId: source, identityId: at % 2 ? person : null });
    if (what === 'hold' || what === 'transfer') ids.push(await record(by, what === 'hold'));
    if (what === 'commit') ids.push((await by.commitTransaction({ id: held, amount: '1' })).commitTransaction.id);
    if (what === 'refund') ids.push((await by.refundTransaction({ id: moved, amount: '1' })).refundTransaction.id);
    if (what === 'recreate') {
      await by.linkBalance({ balanceId: source, identityId: null });
      await by.deleteIdentity({ id: person });
      person = await makePerson(client, { id: person });
    }
  }
  return ids;
}
