import { describe, expect, test } from 'vitest';
import { commit, hold } from '../api/insight/records.ts';
import { makeBalance, makePerson } from '../support/fixtures.ts';
import { type TestApp, useTestApp } from '../support/test-app.ts';
import { onPostgres } from '../support/test-database.ts';

const app = useTestApp();

async function readLines(response: Response): Promise<[string, string][]> {
  const lines = (await response.text()).split('\n').flatMap((line) => (line ? [JSON.parse(line)] : []));
  return lines.map(({ type, balanceAfter }) => [type, balanceAfter]);
}

describe.skipIf(!onPostgres)(
  'an export of a statement (skipped on the embedded database, which has one connection)',
  () => {
    test('has nothing of what was being recorded when it began, though that is older than its first row', async () => {
      const id = await makePerson(app.client);
      const destination = await makeBalance(app.client, { identityId: id });
      const source = await makeBalance(app.client, { overdraftLimit: null });
      const at = '2026-01-02T00:00:00.000Z';
      const first = await hold(app, { source, destination, amount: '5', at });
      const second = await hold(app, { source, destination, amount: '3', at });
      await commit(app, first, '5', at);
      const path = `/export/statement?format=ndjson&identityId=${id}&currency=USD&from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z`;
      await app.onConnection(async (query) => {
        await query('BEGIN');
        await commit({ ...app, query } as TestApp, second, '3', at);
        const response = await app.fetch(path);
        await query('COMMIT');
        expect(await readLines(response)).toEqual([
          ['OPENING', '0'],
          ['LINE', '5'],
          ['CLOSING', '5'],
        ]);
      });
      expect((await readLines(await app.fetch(path))).map(([type]) => type)).toEqual([
        'OPENING',
        'LINE',
        'LINE',
        'CLOSING',
      ]);
    });
  },
);
