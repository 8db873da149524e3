import { randomUUID } from 'node:crypto';
import { type Client, SignetError } from '@signet/client/methods';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/open-database.ts';
import { makeBalance, makeLedger } from '../support/fixtures.ts';
import { countDeadlocks, createServerDatabase, type ServerDatabase } from '../support/postgres.ts';
import { openServerApp, type ServerApp } from '../support/server-app.ts';
import { onPostgres } from '../support/test-database.ts';

describe.skipIf(!onPostgres)('several servers on one database', () => {
  let shared: ServerDatabase;
  let apps: [ServerApp, ServerApp];

  beforeAll(async () => {
    shared = await createServerDatabase();
    apps = [await openServerApp(shared.url), await openServerApp(shared.url)];
  });
  afterAll(async () => {
    for (const { database } of apps ?? []) await database.close();
    if (shared) expect(await countDeadlocks(shared)).toBe(0);
    await shared?.drop();
  });

  test('migrate an empty database once when they open it at the same time', async () => {
    const empty = await createServerDatabase();
    const opened = await Promise.all(
      Array.from({ length: 5 }, () => openDatabase({ databaseUrl: empty.url, dataDir: '' })),
    );

    const rows = await empty.query<{ migration_name: string }>('SELECT migration_name FROM _prisma_migrations');
    const applied = opened.flatMap((database) => database.migrations);
    expect(applied.sort()).toEqual(rows.map((row) => row.migration_name).sort());
    expect(new Set(applied).size).toBe(applied.length);
    await Promise.all(opened.map((database) => database.close()));
    await empty.drop();
  });

  test('create one identity of twenty creations with one id', async () => {
    const id = `idt_${randomUUID()}`;
    const input = { id, identityType: 'INDIVIDUAL', firstName: 'Alice' } as const;
    const attempts = await Promise.allSettled(alternately(20, (client) => client.createIdentity({ input })));

    const refusals = attempts.flatMap((attempt) => (attempt.status === 'rejected' ? [attempt.reason] : []));
    expect(refusals).toHaveLength(19);
    for (const refusal of refusals) {
      expect(refusal).toBeInstanceOf(SignetError);
      expect(refusal.code).toBe('CONFLICT');
    }
    const rows = await shared.query('SELECT 1 FROM identities WHERE id = $1', [id.replace('idt_', '')]);
    expect(rows).toHaveLength(1);
  });

  test('return one identity to twenty creations with one external id', async () => {
    const input = { externalId: 'shared-1', identityType: 'INDIVIDUAL', firstName: 'Alice' } as const;
    const answers = await Promise.all(
      alternately(20, (client) => client.createIdentity({ input, onConflict: 'RETURN_EXISTING' })),
    );

    expect(new Set(answers.map((answer) => answer.createIdentity.id)).size).toBe(1);
  });

  test('record one transaction of twenty with one reference', async () => {
    const { source, destination } = await makePair();
    const input = { reference: 'shared-2', source, destination, amount: '7', currency: 'USD' };
    const answers = await Promise.all(alternately(20, (client) => client.recordTransaction({ input })));

    expect(new Set(answers.map((answer) => answer.recordTransaction.id)).size).toBe(1);
    expect(await balanceOf(destination)).toBe('7');
  });

  test('lose no transfer and meet no deadlock when money goes both ways', async () => {
    const { source: a, destination: b } = await makePair(null);
    await Promise.all(
      alternately(100, (client, number) => {
        const [source, destination] = number % 3 === 0 ? [b, a] : [a, b];
        const input = { reference: `both-ways-${number}`, source, destination, amount: '1', currency: 'USD' };
        return client.recordTransaction({ input });
      }),
    );

    // 34 of the 100 numbers from 0 divide by three.
    expect(await balanceOf(a)).toBe('-32');
    expect(await balanceOf(b)).toBe('32');
  });

  test('never let a balance be spent twice', async () => {
    const { source, destination: wallet } = await makePair();
    const sink = await makeBalance(apps[0].client);
    const currency = 'USD';
    await apps[0].client.recordTransaction({
      input: { reference: 'salary', source, destination: wallet, amount: '10', currency },
    });
    const attempts = await Promise.allSettled(
      alternately(30, (client, number) =>
        client.recordTransaction({
          input: { reference: `spend-${number}`, source: wallet, destination: sink, amount: '1', currency },
        }),
      ),
    );

    expect(attempts.filter((attempt) => attempt.status === 'fulfilled')).toHaveLength(10);
    for (const attempt of attempts) {
      if (attempt.status === 'rejected') expect(attempt.reason.code).toBe('INSUFFICIENT_FUNDS');
    }
    expect(await balanceOf(wallet)).toBe('0');
    expect(await balanceOf(sink)).toBe('10');
  });

  /** The same call many times at once, in turn through the one server and the other. */
  function alternately<Result>(times: number, call: (client: Client, number: number) => Promise<Result>) {
    return Array.from({ length: times }, (_, number) => call((apps[number % 2] as ServerApp).client, number));
  }

  /** An unlimited source and an empty destination, unless the destination is to be unlimited too. */
  async function makePair(overdraftLimit?: null): Promise<{ source: string; destination: string }> {
    const { client } = apps[0];
    const ledgerId = await makeLedger(client);
    const source = await makeBalance(client, { ledgerId, overdraftLimit: null });
    const destination = await makeBalance(
      client,
      overdraftLimit === null ? { ledgerId, overdraftLimit } : { ledgerId },
    );
    return { source, destination };
  }

  async function balanceOf(id: string): Promise<string | undefined> {
    return (await apps[1].client.balance({ id })).balance?.balance;
  }
});
