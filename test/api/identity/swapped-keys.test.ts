import { beforeEach, describe, expect, test } from 'vitest';
import { masterKeysOf, registerMasterKeys } from '../../../src/vault/vault.master-keys.ts';
import { rotateMasterKey } from '../../../src/vault/vault.rotation.ts';
import { makePerson } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';
import { testMasterKey } from '../../support/vault.ts';

const app = useTestApp();

let alice = '';
let zelda = '';
beforeEach(async () => {
  alice = await makePerson(app.client, { firstName: 'Alice', lastName: 'Ashford' });
  zelda = await makePerson(app.client, { firstName: 'Zelda', lastName: 'Zimmer' });
  for (const id of [alice, zelda]) await app.client.tokenizeIdentity({ id, fields: ['LAST_NAME'] });
});

/** Swaps this column of the two identities' keys; what is unique steps aside meanwhile. */
async function swap(column: 'id' | 'identity_id' | 'wrapped_key'): Promise<void> {
  const keys = await app.query<{ id: string; value: unknown }>(
    `SELECT id::text AS id, ${column} AS value FROM identity_keys WHERE identity_id = ANY ($1::uuid[])`,
    [[alice.slice(4), zelda.slice(4)]],
  );
  const [one, other] = keys;
  const aside = column === 'wrapped_key' ? Buffer.from('aside') : '00000000-0000-4000-8000-000000000000';
  const set = (id: unknown, value: unknown) =>
    app.query(`UPDATE identity_keys SET ${column} = $1 WHERE id = $2`, [value, id]);
  await set(one?.id, aside);
  await set(other?.id, one?.value);
  await set(column === 'id' ? aside : one?.id, other?.value);
}

describe('the keys of two identities that were swapped in the database', () => {
  test.each(['id', 'identity_id', 'wrapped_key'] as const)(
    'by their column %s open nothing of either, and nothing new is written under them',
    async (column) => {
      await swap(column);
      for (const id of [alice, zelda]) {
        const events = await app.prisma.auditEvent.count();
        const update = await refusalOf(app.client.updateIdentity({ id, input: { city: 'Oslo' } }));
        expect(update.code).toBe('VALUE_UNREADABLE');
        expect(await app.prisma.auditEvent.count()).toBe(events);
        const reveal = await refusalOf(app.client.detokenizeIdentity({ id, reason: 'a test' }));
        expect(reveal.code).toBe('VALUE_UNREADABLE');
        const { identity } = await app.client.identityHistory({ id });
        const names = identity?.history.nodes.flatMap(({ changes }) =>
          changes.filter(({ field }) => /Name$/.test(field)),
        );
        expect(names).not.toEqual([]);
        for (const { before, after } of names ?? [])
          expect([null, '[unreadable]']).toEqual(expect.arrayContaining([before, after]));
        expect(JSON.stringify([identity, update.errors, reveal.errors])).not.toMatch(/Ashford|Zimmer/);
      }
      await swap(column);
      for (const [id, value] of [
        [alice, 'Ashford'],
        [zelda, 'Zimmer'],
      ] as const) {
        const { detokenizeIdentity } = await app.client.detokenizeIdentity({ id, reason: 'a test' });
        expect(detokenizeIdentity).toEqual([{ field: 'LAST_NAME', value }]);
      }
    },
  );

  test('stay swapped when the master key is changed, and are told as unreadable', async () => {
    await swap('identity_id');
    const newer = masterKeysOf([{ id: 'newer', bytes: Buffer.alloc(32, 3) }, testMasterKey]);
    await registerMasterKeys(app.query, newer);
    const rotation = await rotateMasterKey(app, { ...app.vault, masterKeys: newer });
    // The keys of both, and the two vault entries under them.
    expect(rotation).toMatchObject({ unreadable: 4, stillUsed: [testMasterKey.id] });
    app.vault.masterKeys = newer;
    await swap('identity_id');
    expect(await rotateMasterKey(app, app.vault)).toEqual({ rotated: 4, unreadable: 0, stillUsed: [] });
    expect((await app.client.detokenizeIdentity({ id: alice, reason: 'a test' })).detokenizeIdentity).toEqual([
      { field: 'LAST_NAME', value: 'Ashford' },
    ]);
  });
});
