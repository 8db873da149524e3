import type { PiiField } from '@signet/client/methods';
import { beforeEach, describe, expect, test } from 'vitest';
import { verifyAudit } from '../../../src/audit/audit.verification.ts';
import { aliceSmith, makePerson } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';
import { refusedWithoutTrace } from '../request/answers.ts';

const app = useTestApp();

let id = '';
let uuid = '';
beforeEach(async () => {
  id = await makePerson(app.client, aliceSmith);
  uuid = id.slice(4);
  await app.client.tokenizeIdentity({ id, fields: ['FIRST_NAME', 'LAST_NAME', 'EMAIL_ADDRESS'] });
});

const reveal = (fields?: PiiField[], reason = 'ticket 4711') => app.client.detokenizeIdentity({ id, fields, reason });
const newestEvent = async () => (await app.client.auditEvents({ filter: { resourceId: id } })).auditEvents.nodes[0];

describe('detokenizeIdentity', () => {
  test('reveals the named fields, changes nothing, and leaves an event that says which and why', async () => {
    const before = (await app.client.identity({ id })).identity;
    expect((await reveal(['LAST_NAME'])).detokenizeIdentity).toEqual([{ field: 'LAST_NAME', value: 'Smith' }]);
    expect((await app.client.identity({ id })).identity).toEqual(before);
    expect(await newestEvent()).toMatchObject({
      ...{ action: 'identity.detokenized', actor: 'local', reason: 'ticket 4711' },
      changes: [{ field: 'revealedFields', before: null, after: ['LAST_NAME'] }],
    });
    expect(await verifyAudit(app.query)).toMatchObject({ ok: true });
    const document = 'query ($id: ID!, $time: DateTime!) { identity(id: $id) { asOf(time: $time) } }';
    const { identity } = await app.client.request<{ identity: { asOf: object } }, object>(document, {
      ...{ id, time: '2100-01-01T00:00:00Z' },
    });
    expect(identity.asOf).toMatchObject({ updatedAt: before?.updatedAt });
  });

  test('takes a reason, and fields that are tokenized', async () => {
    for (const reason of ['', '  ', 'x'.repeat(1001)]) {
      const refusal = await refusedWithoutTrace(app, () => reveal(undefined, reason));
      expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: ['reason'] }] });
    }
    const refusal = await refusedWithoutTrace(app, () => reveal(['FIRST_NAME', 'STREET']));
    expect(refusal).toMatchObject({ code: 'NOT_TOKENIZED', issues: [{ path: ['fields', '1'] }] });
    expect(refusal.errors[0]?.extensions).toMatchObject({ field: 'STREET' });
    id = await makePerson(app.client);
    expect(await refusedWithoutTrace(app, () => reveal())).toMatchObject({
      code: 'NOT_TOKENIZED',
      issues: [{ path: ['id'] }],
    });
    id = 'idt_00000000-0000-4000-8000-000000000000';
    expect(await refusedWithoutTrace(app, () => reveal())).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a value that somebody tampered with in the database', () => {
  const update = (sql: string, parameters: unknown[] = []) => app.query(sql, parameters);
  const sealedOf = async (identity: string, field: string) => {
    const rows = await app.query<{ sealed: string }>(
      'SELECT sealed FROM vault_entries WHERE identity_id = $1 AND field = $2',
      [identity, field],
    );
    return rows[0]?.sealed ?? '';
  };
  const put = (sealed: string) =>
    update(`UPDATE vault_entries SET sealed = $1 WHERE identity_id = $2 AND field = 'FIRST_NAME'`, [sealed, uuid]);

  test.each<[string, () => Promise<unknown>]>([
    ['moved here from another field', async () => put(await sealedOf(uuid, 'LAST_NAME'))],
    [
      'moved here from another identity',
      async () => {
        const other = await makePerson(app.client, { firstName: 'Zelda' });
        await app.client.tokenizeIdentity({ id: other, fields: ['FIRST_NAME'] });
        await put(await sealedOf(other.slice(4), 'FIRST_NAME'));
      },
    ],
    ['truncated', async () => put((await sealedOf(uuid, 'FIRST_NAME')).slice(0, -4))],
    ['cut to nothing', async () => put('')],
    ['of one other bit', async () => put(flipBit(await sealedOf(uuid, 'FIRST_NAME')))],
    ['gone', () => update(`DELETE FROM vault_entries WHERE identity_id = $1 AND field = 'FIRST_NAME'`, [uuid])],
    [
      'under a token that is not its own',
      () => update(`UPDATE identities SET first_name = 'Abcde' WHERE id = $1`, [uuid]),
    ],
    [
      'under an unknown master key',
      async () => {
        await update(`INSERT INTO master_keys VALUES ('unknown', '') ON CONFLICT DO NOTHING`);
        await update(`UPDATE identity_keys SET master_key_id = 'unknown' WHERE identity_id = $1`, [uuid]);
      },
    ],
    [
      'under a key that was moved here from another identity',
      async () => {
        await makePerson(app.client, { firstName: 'Zelda' });
        await update(
          `UPDATE identity_keys SET wrapped_key = (SELECT wrapped_key FROM identity_keys WHERE identity_id <> $1
             AND wrapped_key IS NOT NULL LIMIT 1) WHERE identity_id = $1`,
          [uuid],
        );
      },
    ],
  ])('%s is refused with VALUE_UNREADABLE and an event', async (_what, tamper) => {
    await tamper();
    const refusal = await refusalOf(reveal(['FIRST_NAME']));
    expect(refusal.code).toBe('VALUE_UNREADABLE');
    expect(JSON.stringify(refusal.errors)).not.toMatch(/Alice|Zelda|Smith/);
    expect(await newestEvent()).toMatchObject({
      ...{ action: 'identity.detokenization_failed', reason: 'ticket 4711' },
      changes: [{ field: 'revealedFields', before: null, after: ['FIRST_NAME'] }],
    });
  });

  test('is found by the verification of the audit log', async () => {
    const older = await sealedOf(uuid, 'FIRST_NAME');
    await app.client.updateIdentity({ id, input: { firstName: 'Alicia' } });
    expect((await verifyAudit(app.query)).problems.filter(({ resourceId }) => resourceId === id)).toEqual([]);
    await put(older);
    const { problems } = await verifyAudit(app.query);
    expect(problems.filter(({ resourceId }) => resourceId === id)).toMatchObject([{ kind: 'RECORD_DIFFERS' }]);
  });
});

function flipBit(sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  return bytes.toString('base64url');
}
