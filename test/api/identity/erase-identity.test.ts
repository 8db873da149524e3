import { describe, expect, test } from 'vitest';
import { sealPending } from '../../../src/audit/audit.sealer.ts';
import { verifyAudit } from '../../../src/audit/audit.verification.ts';
import { valuesOfEveryAttribute } from '../../support/attributes.ts';
import { makeFundedBalance, makePerson } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';
import { refusedWithoutTrace } from '../request/answers.ts';

const app = useTestApp();

/** Values that occur nowhere else, in every attribute that can hold one. */
const canary = {
  ...valuesOfEveryAttribute('Canary', 1),
  lastName: 'Kanarienvogel',
  emailAddress: 'canary.bird@example.com',
  phoneNumber: '+4915551234567',
  dob: '1971-02-03',
  postCode: 'CAN 4RY',
  metadata: { song: 'canary song', nested: [{ canary_key: 71 }] },
};
const later = { firstName: 'Canarietta', metadata: { song: 'another canary song' } };
const traces = /canar|kanarien|1971-02-03|15551234567|CAN 4RY/i;

/** Every row of every table as text. */
async function dump(): Promise<string> {
  const tables = await app.query<{ name: string }>(
    `SELECT quote_ident(table_name) AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  const parts = tables.map(({ name }) => app.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`));
  return (await Promise.all(parts)).flatMap((rows) => rows.map(({ row }) => row)).join('\n');
}

const tokenizeSome = (id: string) =>
  app.client.tokenizeIdentity({ id, fields: ['LAST_NAME', 'EMAIL_ADDRESS', 'PHONE_NUMBER', 'DOB'] });

describe('eraseIdentity', () => {
  test('leaves no value of a person anywhere in the database or the log, and the ledger as it was', async () => {
    const id = await makePerson(app.client, canary);
    const balance = await makeFundedBalance(app.client, '12.5', { identityId: id });
    await tokenizeSome(id);
    await app.client.updateIdentity({ id, input: later });
    await app.client.updateIdentity({ id, input: { emailAddress: 'canary.two@example.com' } });
    await app.client.updateMetadata({ id, patch: { more: 'canary more' } });
    await app.client.detokenizeIdentity({ id, reason: 'to see it' });
    await app.client.archiveIdentity({ id, reason: 'left' });
    const { balance: before } = await app.client.balance({ id: balance });
    const { identity: held } = await app.client.identityWithBalances({ id });
    expect(await dump()).toMatch(traces);

    const { eraseIdentity } = await app.client.eraseIdentity({ id, reason: 'request 42' });

    expect(eraseIdentity).toMatchObject({
      ...{
        status: 'ERASED',
        identityType: 'INDIVIDUAL',
        displayName: 'Erased identity',
        tokenizedFields: [],
        metadata: {},
      },
      ...Object.fromEntries(Object.keys(canary).flatMap((field) => (field === 'metadata' ? [] : [[field, null]]))),
    });
    expect(await dump()).not.toMatch(traces);
    expect(app.logged()).not.toMatch(traces);
    expect((await app.client.balance({ id: balance })).balance).toEqual({
      ...before,
      identity: { id, displayName: 'Erased identity' },
    });
    const { identity } = await app.client.identityWithBalances({ id });
    // All but what it says of the person.
    const shown = held?.displayName ?? '';
    const ledgerOf = (of: typeof held) => JSON.stringify([of?.totals, of?.balances, of?.transactions]);
    expect(ledgerOf(identity)).toBe(ledgerOf(held).replaceAll(shown, 'Erased identity'));
    await sealPending(app.query);
    expect(await verifyAudit(app.query)).toMatchObject({ ok: true, problems: [] });
  });

  test('leaves a history that says what happened and not of what', async () => {
    const id = await makePerson(app.client, { firstName: 'Canaria', lastName: 'Smith' });
    const { identity: made } = await app.client.identity({ id });
    await app.client.tokenizeIdentity({ id, fields: ['FIRST_NAME'] });
    await app.client.eraseIdentity({ id, reason: 'request 43' });
    const { identity } = await app.client.identityHistory({ id });
    expect(identity?.history.nodes.map(({ action }) => action)).toEqual([
      ...['identity.erased', 'identity.tokenized', 'identity.created'],
    ]);
    const [erasure, , creation] = identity?.history.nodes ?? [];
    expect(erasure).toMatchObject({ reason: 'request 43' });
    expect(erasure?.changes).toEqual(
      expect.arrayContaining([
        { field: 'status', before: 'ACTIVE', after: 'ERASED' },
        { field: 'firstName', before: '[erased]', after: null },
        { field: 'tokenizedFields', before: ['FIRST_NAME'], after: [] },
      ]),
    );
    expect(creation?.changes).toEqual(
      expect.arrayContaining([
        { field: 'identityType', before: null, after: 'INDIVIDUAL' },
        { field: 'firstName', before: null, after: '[erased]' },
      ]),
    );
    const asOf = await app.client.request<{ identity: { past: unknown; now: unknown } }, object>(
      'query ($id: ID!, $past: DateTime!, $now: DateTime!) { identity(id: $id) { past: asOf(time: $past) now: asOf(time: $now) } }',
      { id, past: made?.createdAt, now: new Date(Date.now() + 60_000).toISOString() },
    );
    expect(asOf.identity.past).toMatchObject({ firstName: '[erased]', identityType: 'INDIVIDUAL', status: 'ACTIVE' });
    expect(asOf.identity.now).toMatchObject({ firstName: null, status: 'ERASED', metadata: {} });
  });

  test('twice is one erasure; afterwards nothing can be changed, linked, restored or revealed', async () => {
    const id = await makePerson(app.client);
    const first = await app.client.eraseIdentity({ id, reason: 'request 44' });
    expect(await app.client.eraseIdentity({ id, reason: 'again' })).toEqual(first);
    const balanceId = await makeFundedBalance(app.client, '1');
    for (const call of [
      () => app.client.updateIdentity({ id, input: { firstName: 'Back' } }),
      () => app.client.updateMetadata({ id, patch: { back: true } }),
      () => app.client.restoreIdentity({ id }),
      () => app.client.detokenizeIdentity({ id, reason: 'curious' }),
      () => app.client.linkBalance({ balanceId, identityId: id }),
    ]) {
      expect(await refusedWithoutTrace(app, call)).toMatchObject({ code: 'IDENTITY_ERASED' });
    }
  });

  test('takes a reason, an identity that there is, and none that is frozen', async () => {
    const id = await makePerson(app.client);
    const erase = (reason: string) => () => app.client.eraseIdentity({ id, reason });
    expect(await refusedWithoutTrace(app, erase(' '))).toMatchObject({ issues: [{ path: ['reason'] }] });
    await app.prisma.identity.update({ where: { id: id.slice(4) }, data: { status: 'FROZEN' } });
    expect(await refusedWithoutTrace(app, erase('request 45'))).toMatchObject({ code: 'IDENTITY_NOT_ACTIVE' });
    const unknown = 'idt_00000000-0000-4000-8000-000000000000';
    const call = () => app.client.eraseIdentity({ id: unknown, reason: 'request 46' });
    expect(await refusedWithoutTrace(app, call)).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('frees the external id, and an id that was deleted after its erasure begins with a key of its own', async () => {
    const id = await makePerson(app.client, { externalId: 'freed' });
    await app.client.eraseIdentity({ id, reason: 'request 47' });
    await makePerson(app.client, { externalId: 'freed' });
    await app.client.deleteIdentity({ id });
    await app.client.createIdentity({ input: { id, identityType: 'INDIVIDUAL', firstName: 'Berta' } });
    const { auditEvents } = await app.client.auditEvents({ filter: { resourceId: id } });
    const created = auditEvents.nodes.filter(({ action }) => action === 'identity.created');
    const firstNames = created.map(({ changes }) => changes.find(({ field }) => field === 'firstName')?.after);
    expect(firstNames).toEqual(['Berta', '[erased]']);
  });
});

test('before any erasure the audit log holds no personal value in clear', async () => {
  const id = await makePerson(app.client, { ...canary, externalId: 'canary-unerased' });
  await app.client.updateIdentity({ id, input: later });
  await app.client.deleteIdentity({ id });
  const events = await app.query<{ row: string }>('SELECT t::text AS row FROM audit_events t WHERE resource_id = $1', [
    id.slice(4),
  ]);
  expect(events).toHaveLength(3);
  expect(events.map(({ row }) => row).join()).not.toMatch(traces);
  const { auditEvents } = await app.client.auditEvents({ filter: { resourceId: id } });
  expect(JSON.stringify(auditEvents.nodes)).toMatch(/Kanarienvogel/);
});
