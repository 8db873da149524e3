import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Query } from '../../src/db/open-database.ts';
import { chooseSeed, createRandom } from '../support/random.ts';
import { useTestApp } from '../support/test-app.ts';
import { onPostgres } from '../support/test-database.ts';

const seed = chooseSeed();

describe.skipIf(!onPostgres)('the words of names while several write at once', () => {
  const app = useTestApp();

  beforeEach(async () => {
    await app.query('DELETE FROM identities');
    expect(await words()).toEqual([]);
  });

  const words = async () =>
    (await app.query<{ word: string }>('SELECT word FROM name_words ORDER BY word')).map(({ word }) => word);
  const insert = async (query: Query, firstName: string, id: string = randomUUID()) => {
    await query(
      `INSERT INTO identities (id, identity_type, first_name, created_at, updated_at)
       VALUES ($1, 'INDIVIDUAL', $2, now(), now())`,
      [id, firstName],
    );
    return id;
  };
  const remove = (query: Query, id: string) => query('DELETE FROM identities WHERE id = $1', [id]);
  /** Waits until a transaction waits for another, as the next is to find it. */
  async function somebodyWaits(): Promise<void> {
    for (;;) {
      const [row] = await app.query<{ waits: boolean }>(
        `SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock') AS waits`,
      );
      if (row?.waits) return;
      await delay(5);
    }
  }
  /** Begins the first, then the second, which has to wait for it, and ends both. */
  async function oneAfterTheOther(
    first: (query: Query) => Promise<unknown>,
    second: (query: Query) => Promise<unknown>,
  ) {
    await app.onConnection(async (query) => {
      await query('BEGIN');
      await first(query);
      const other = app.onConnection(second);
      await somebodyWaits();
      await query('COMMIT');
      await other;
    });
  }

  test('a word that is given while it is taken from its last is there', async () => {
    const id = await insert(app.query, 'Quetzalina');
    await oneAfterTheOther(
      (query) => remove(query, id),
      (query) => insert(query, 'Quetzalina'),
    );
    expect(await words()).toEqual(['quetzalina']);
  });

  test('a word that is taken from its last while it is given is there', async () => {
    const id = await insert(app.query, 'Quetzalina');
    await oneAfterTheOther(
      (query) => insert(query, 'Quetzalina'),
      (query) => remove(query, id),
    );
    expect(await words()).toEqual(['quetzalina']);
  });

  test('a word that is taken from its last two at once is gone', async () => {
    const ids = [await insert(app.query, 'Quetzalina'), await insert(app.query, 'Quetzalina')] as const;
    await oneAfterTheOther(
      (query) => remove(query, ids[0]),
      (query) => remove(query, ids[1]),
    );
    expect(await words()).toEqual([]);
  });

  test('a word that is new in two transactions is there when the first is taken back', async () => {
    await app.onConnection(async (query) => {
      await query('BEGIN');
      await insert(query, 'Quetzalina');
      const other = app.onConnection((second) => insert(second, 'Quetzalina'));
      await somebodyWaits();
      await query('ROLLBACK');
      await other;
    });
    expect(await words()).toEqual(['quetzalina']);
  });

  test(`are those that names have, after many have come and gone (TEST_SEED=${seed})`, async () => {
    const random = createRandom(seed);
    const names = ['Quetzalina', 'Maria', 'Marianna', 'Ottilie', 'Zoraida'];
    const name = () => names[Math.floor(random() * names.length)] as string;
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        const own: string[] = [];
        for (let step = 0; step < 40; step += 1) {
          const at = Math.floor(random() * own.length);
          if (own.length < 2 || random() < 0.3) {
            const { createIdentity } = await app.client.createIdentity({
              input: { identityType: 'INDIVIDUAL', firstName: name(), lastName: name() },
            });
            own.push(createIdentity.id);
          } else if (random() < 0.5) {
            await app.client.updateIdentity({ id: own[at] as string, input: { firstName: name(), lastName: name() } });
          } else {
            await app.client.deleteIdentity({ id: own.splice(at, 1)[0] as string });
          }
        }
        for (const id of own.slice(1)) await app.client.eraseIdentity({ id, reason: 'a test' });
      }),
    );
    const borne = await app.query<{ word: string }>(
      `SELECT DISTINCT unnest(identity_name_words(organization_name, first_name, other_names, last_name)) COLLATE "C" AS word
       FROM identities ORDER BY word`,
    );
    expect(await words()).toEqual(borne.map(({ word }) => word));
  });
});
