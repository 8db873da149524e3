import type { Client, SignetError } from '@signet/client/methods';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeBalance, makeLedger, makePerson, transfer } from '../support/fixtures.ts';
import { countDeadlocks, createServerDatabase, type ServerDatabase } from '../support/postgres.ts';
import { openServerApp, type ServerApp } from '../support/server-app.ts';
import { onPostgres } from '../support/test-database.ts';

describe.skipIf(!onPostgres)('changes of one record by two servers at once', { timeout: 120_000 }, () => {
  let shared: ServerDatabase;
  let apps: ServerApp[] = [];

  beforeAll(async () => {
    shared = await createServerDatabase();
    apps = [await openServerApp(shared.url), await openServerApp(shared.url)];
  });
  afterAll(async () => {
    await Promise.all(apps.map(({ database }) => database.close()));
    // What is ended for a deadlock is made again, so that no answer shows it.
    if (shared) expect(await countDeadlocks(shared)).toBe(0);
    await shared?.drop();
  });

  const clientAt = (turn: number) => (apps[turn % 2] as ServerApp).client;
  /** The pool of each server has ten connections: nobody waits for one, and all are at the locks at the same time. */
  const atOnce = 20;
  async function alternately<Result>(times: number, call: (client: Client, turn: number) => Promise<Result>) {
    const settled: PromiseSettledResult<Result>[] = [];
    for (let made = 0; made < times; made += atOnce) {
      const turns = Array.from({ length: Math.min(atOnce, times - made) }, (_, turn) => made + turn);
      settled.push(...(await Promise.allSettled(turns.map((turn) => call(clientAt(turn), turn)))));
    }
    return settled;
  }
  /** The same where none may be refused. */
  async function allAlternately(times: number, call: (client: Client, turn: number) => Promise<unknown>) {
    const settled = await alternately(times, call);
    expect(settled.filter(({ status }) => status === 'rejected')).toEqual([]);
  }

  /** What the events of a record say of a field, oldest first. */
  async function changesOf(resourceId: string, field: string): Promise<[before: unknown, after: unknown][]> {
    const events = await shared.query<{ change: [unknown, unknown] | null }>(
      'SELECT changes -> $2 AS change FROM audit_events WHERE resource_id = $1::uuid ORDER BY ordinal',
      [resourceId.slice(4), field],
    );
    return events.flatMap(({ change }) => (change ? [change] : []));
  }

  /** Each change begins with what the one before it left, and the last left what there is now. */
  function expectChain(changes: [before: unknown, after: unknown][], now: unknown): void {
    for (const [at, [before]] of changes.entries()) {
      if (at > 0) expect(before, `change ${at}`).toEqual(changes[at - 1]?.[1]);
    }
    expect(changes.at(-1)?.[1]).toEqual(now);
  }

  async function makePeople(count: number): Promise<string[]> {
    return Promise.all(Array.from({ length: count }, (_, turn) => makePerson(clientAt(turn))));
  }

  test('links of a balance from nobody, to and fro between identities, each say whose it was before', async () => {
    const people = await makePeople(5);
    for (const first of [null, people[0] as string]) {
      const balanceId = await makeBalance(clientAt(0), first ? { identityId: first } : {});
      const targets = [...people, null];
      await allAlternately(40, (client, turn) =>
        client.linkBalance({ balanceId, identityId: targets[(turn * 7) % targets.length] ?? null }),
      );
      const { balance } = await clientAt(0).balance({ id: balanceId });
      const changes = await changesOf(balanceId, 'identityId');
      expectChain(changes, balance?.identity?.id ?? null);
      // The creation of one that is linked from the first tells of it, too.
      expect(balance?.version).toBe(1 + changes.length - (first ? 1 : 0));
      for (const [before, after] of changes) expect(before).not.toEqual(after);
    }
  });

  test('two balances with a history that are relinked crosswise wait for one another and never deadlock', async () => {
    const [one, other] = (await makePeople(2)) as [string, string];
    const ledgerId = await makeLedger(clientAt(0));
    const balances = [
      await makeBalance(clientAt(0), { ledgerId, identityId: one, overdraftLimit: null }),
      await makeBalance(clientAt(0), { ledgerId, identityId: other, overdraftLimit: null }),
    ] as [string, string];
    await transfer(clientAt(0), { source: balances[0], destination: balances[1] });
    await allAlternately(80, (client, turn) => {
      const toOne = turn % 4 < 2;
      return client.linkBalance({ balanceId: balances[turn % 2] as string, identityId: toOne ? one : other });
    });
    for (const balanceId of balances) {
      const { balance } = await clientAt(1).balance({ id: balanceId });
      expectChain(await changesOf(balanceId, 'identityId'), balance?.identity?.id);
    }
  });

  test('money flows between balances while they are relinked, and nobody waits crosswise', async () => {
    const people = await makePeople(2);
    const ledgerId = await makeLedger(clientAt(0));
    const options = { ledgerId, overdraftLimit: null, identityId: people[0] as string };
    const balances = await Promise.all(Array.from({ length: 4 }, (_, turn) => makeBalance(clientAt(turn), options)));
    const balanceAt = (turn: number) => balances[turn % 4] as string;
    await allAlternately(80, (client, turn): Promise<unknown> => {
      const sides = { source: balanceAt(turn), destination: balanceAt(turn + 1 + (turn % 3)) };
      if (turn % 4 < 2) return transfer(client, { ...sides, effectiveAt: `2026-03-0${1 + (turn % 3)}T12:00:00Z` });
      return client.linkBalance({ balanceId: balanceAt(turn * 5), identityId: people[turn % 3] ?? null });
    });
    expect((await clientAt(0).verifyAudit()).verifyAudit.problems).toEqual([]);
  });

  test('patches of the metadata of any record are all kept, each after the one before', async () => {
    const ledgerId = await makeLedger(clientAt(0));
    const source = await makeBalance(clientAt(0), { ledgerId, overdraftLimit: null });
    const destination = await makeBalance(clientAt(0), { ledgerId });
    const records = [ledgerId, source, await transfer(clientAt(0), { source, destination })];
    await allAlternately(60, (client, turn) =>
      client.updateMetadata({ id: records[turn % 3] as string, patch: { [`key${turn}`]: turn } }),
    );
    for (const [at, id] of records.entries()) {
      const changes = await changesOf(id, 'metadata');
      const all = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`key${n * 3 + at}`, n * 3 + at]));
      expect(changes).toHaveLength(20);
      expectChain(changes, all);
    }
  });

  test('updates, patches and changes of the status of an identity lose nothing and count each change once', async () => {
    const [id = ''] = await makePeople(1);
    const settled = await alternately(60, (client, turn): Promise<unknown> => {
      const round = Math.floor(turn / 2);
      if (round % 3 === 0) return client.updateIdentity({ id, input: { category: `category ${turn}` } });
      if (round % 3 === 1) return client.updateMetadata({ id, patch: { [`key${turn}`]: turn } });
      return round % 2 ? client.archiveIdentity({ id }) : client.restoreIdentity({ id });
    });
    for (const outcome of settled) {
      if (outcome.status === 'rejected') expect((outcome.reason as SignetError).code).toBe('IDENTITY_NOT_ACTIVE');
    }
    await clientAt(0).restoreIdentity({ id });
    const { identity } = await clientAt(1).identity({ id });
    expectChain(await changesOf(id, 'status'), 'ACTIVE');
    const history = await shared.query('SELECT 1 FROM audit_events WHERE resource_id = $1::uuid', [id.slice(4)]);
    expect(identity?.version).toBe(history.length);
  });

  test('a balance is created for an identity and the identity is deleted: never both', async () => {
    const people = await makePeople(30);
    await alternately(60, (client, turn): Promise<unknown> => {
      const identityId = people[Math.floor(turn / 2)] as string;
      return turn % 2 ? client.deleteIdentity({ id: identityId }) : makeBalance(client, { identityId });
    });
    for (const id of people) {
      const { identity } = await clientAt(0).identityWithBalances({ id });
      if (identity) expect(identity.balances.nodes).toHaveLength(1);
    }
  });

  test('of many first API keys one is made, and whoever else needed none is then asked for it', async () => {
    const settled = await alternately(20, (client, turn) =>
      client.createApiKey({ input: { name: `first ${turn}`, scopes: ['admin', 'audit:read'] } }),
    );
    const made = settled.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.createApiKey] : []));
    expect(made).toHaveLength(1);
    for (const outcome of settled) {
      if (outcome.status === 'rejected') expect((outcome.reason as SignetError).code).toBe('UNAUTHENTICATED');
    }
    expect(await shared.query('SELECT name FROM api_keys')).toHaveLength(1);

    const secret = made[0]?.secret ?? '';
    const admins = apps.map((app) => app.clientWith(secret));
    const { createApiKey } = await (admins[0] as Client).createApiKey({
      input: { name: 'short', scopes: ['audit:read'] },
    });
    const id = createApiKey.apiKey.id;
    const revoked = await Promise.all(
      Array.from(
        { length: 10 },
        async (_, turn) => (await (admins[turn % 2] as Client).revokeApiKey({ id })).revokeApiKey,
      ),
    );
    expect(new Set(revoked.map(({ revokedAt }) => revokedAt)).size).toBe(1);
    expect(await changesOf(id, 'revokedAt')).toHaveLength(1);
  });
});
