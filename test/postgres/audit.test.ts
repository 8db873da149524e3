import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { root } from '../package/root.ts';
import { runSignet } from '../support/command.ts';
import { makeBalance, makeLedger } from '../support/fixtures.ts';
import { createServerDatabase, type ServerDatabase } from '../support/postgres.ts';
import { makeFolder, startServer, useServers } from '../support/server-process.ts';
import { onPostgres } from '../support/test-database.ts';

const binaries = process.env.TEST_POSTGRES_BINARIES;
const writersOfEach = 8;
const writesOfEach = 25;

describe.skipIf(!onPostgres)('two processes on one database', () => {
  let shared: ServerDatabase;
  let environment: Record<string, string>;

  beforeEach(async () => {
    shared = await createServerDatabase();
    const signingKey = Buffer.alloc(32, 5).toString('base64');
    environment = { DATABASE_URL: shared.url, SIGNET_SAMPLE_DATA: 'off', SIGNET_SIGNING_KEY: signingKey };
  });
  afterEach(() => shared.drop());
  useServers();

  test('write and seal at once and leave one chain without a gap, which both of them and the command verify', async () => {
    const servers = [startServer(makeFolder(), environment), startServer(makeFolder(), environment)];
    const clients = await Promise.all(servers.map((server) => server.client()));
    const [client] = clients as [(typeof clients)[0]];
    const ledgerId = await makeLedger(client as NonNullable<typeof client>);
    const [source, destination] = await Promise.all(
      ['1', '2'].map(() => makeBalance(client as NonNullable<typeof client>, { ledgerId, overdraftLimit: null })),
    );
    const write = async (at: number, writer: number) => {
      for (let number = 1; number <= writesOfEach; number += 1) {
        const reference = `${at}-${writer}-${number}`;
        const input = { reference, amount: '1', currency: 'USD', source: source ?? '', destination: destination ?? '' };
        await clients[at]?.recordTransaction({ input });
      }
    };
    const writers = clients.flatMap((_, at) =>
      Array.from({ length: writersOfEach }, (_writer, writer) => write(at, writer)),
    );
    const verifying = Promise.all(clients.map((each) => each.verifyAudit()));
    await Promise.all(writers);
    for (const { verifyAudit } of await verifying) expect(verifyAudit.problems).toEqual([]);

    const events = 3 + 2 * writersOfEach * writesOfEach;
    await expect
      .poll(async () => (await shared.query<{ count: number }>('SELECT count(*)::int AS count FROM audit_pending'))[0])
      .toEqual({ count: 0 });
    const [chain] = await shared.query<{ count: number; last: number }>(
      'SELECT count(*)::int AS count, max(sequence)::int AS last FROM audit_seals',
    );
    expect(chain).toEqual({ count: events, last: events });
    for (const each of clients) {
      expect((await each.verifyAudit()).verifyAudit).toMatchObject({ ok: true, checked: events, problems: [] });
    }
    expect(await runSignet(makeFolder(), ['audit', 'verify'], environment)).toEqual({
      code: 0,
      stdout: `${events} events checked: the log holds.\n`,
      stderr: '',
    });
  });

  test.skipIf(!existsSync(join(binaries ?? '', 'psql')))(
    'answer as docs/audit.md says when a row was changed with psql and put right again (skipped without psql)',
    async () => {
      const page = readFileSync(new URL('docs/audit.md', root), 'utf8');
      const shown = [...page.matchAll(/```sh\n(psql [\s\S]*?)```\n\n```text\n([\s\S]*?)```/g)];
      expect(shown).toHaveLength(2);
      const server = startServer(makeFolder(), { ...environment, SIGNET_SAMPLE_DATA: 'on' });
      await server.ready;

      const env = { ...process.env, ...environment, PATH: `${binaries}${delimiter}${process.env.PATH}` };
      for (const [at, [, commands = '', answer]] of shown.entries()) {
        const { status, stdout, stderr } = spawnSync('bash', ['-c', commands], { cwd: root, env, encoding: 'utf8' });
        expect({ status, stdout }, stderr).toEqual({ status: at === 0 ? 1 : 0, stdout: `UPDATE 1\n${answer}` });
      }
    },
  );

  test('are not stood in for by the command: a database that no server prepared is refused and left as it is', async () => {
    const outcome = await runSignet(makeFolder(), ['audit', 'verify'], environment);
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toContain('start the server on it first');
    expect(await shared.query(`SELECT FROM pg_tables WHERE schemaname = 'public'`)).toEqual([]);
  });

  test('cannot hide a row that was changed behind them', async () => {
    const server = startServer(makeFolder(), environment);
    const id = await makeBalance(await server.client());
    await shared.query('UPDATE balances SET credit_balance = credit_balance + 1000000');

    const outcome = await runSignet(makeFolder(), ['audit', 'verify'], environment);
    expect(outcome.code).toBe(1);
    expect(outcome.stdout).toContain(`RECORD_DIFFERS ${id}: The balance was changed in the database without an event.`);
  });
});
