import { beforeAll, expect, test } from 'vitest';
import { sealPending } from '../../../src/audit/audit.sealer.ts';
import { makeBalance, makeFundedBalance, makePerson, transfer } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';

const app = useTestApp();
const beyond = 3_000_000_000;

let identityId = '';
beforeAll(async () => {
  identityId = await makePerson(app.client);
  const destination = await makeBalance(app.client, { identityId });
  const source = await makeFundedBalance(app.client, '10');
  for (const day of ['2026-01-01', '2026-01-02']) {
    await transfer(app.client, { source, destination, effectiveAt: `${day}T10:00:00Z` });
  }
  await sealPending(app.query);
  await app.query('ALTER TABLE audit_seals DISABLE TRIGGER append_only');
  await app.query(`UPDATE audit_seals SET sequence = sequence + ${beyond}`);
  await app.query('ALTER TABLE audit_seals ENABLE TRIGGER append_only');
  await app.query('UPDATE balance_days SET in_count = 2000000000, hours[10] = 2000000000 WHERE in_count > 0');
  await app.query('UPDATE pair_days SET count = 2000000000');
});

test('places in the chain go beyond the range of Int, coming out and going in', async () => {
  const { auditEvents } = await app.client.auditEvents({ first: 1 });
  expect(auditEvents.nodes[0]?.sequence).toBeGreaterThan(beyond);
  const { publicKey: _publicKey, ...kept } = (await app.client.auditCheckpoint()).auditCheckpoint;
  expect(kept.sequence).toBeGreaterThan(beyond);
  await makePerson(app.client);
  const { verifyAudit } = await app.client.verifyAudit({ from: kept });
  expect(verifyAudit).toMatchObject({ ok: true, checked: 0, pending: 1, checkpoint: { sequence: kept.sequence } });
  const whole = (await app.client.verifyAudit()).verifyAudit;
  expect(whole.problems.at(-1)?.sequence).toBeLessThan(beyond);
});

test('numbers of transactions do too', async () => {
  const { identity } = await app.client.request<Record<string, object>, object>(
    `query ($id: ID!) { identity(id: $id) { insights(currency: "USD", from: "2026-01-01", to: "2026-01-31", interval: MONTH) {
      inflow { count } series { count } counterparties { count } byHour { hour count } } } }`,
    { id: identityId },
  );
  expect(identity).toMatchObject({
    insights: { inflow: { count: 4e9 }, series: [{ count: 4e9 }], counterparties: [{ count: 4e9 }] },
  });
  expect(JSON.stringify(identity)).toContain('"hour":10,"count":4000000000');
});

test.each([2 ** 53, -(2 ** 53), 1.5, '12', true])('a Long is not %s', async (sequence) => {
  const from = { sequence, hash: '0'.repeat(64), at: '2026-01-01T00:00:00Z', signature: 'A'.repeat(86).concat('==') };
  const document = 'query ($from: AuditCheckpointInput) { verifyAudit(from: $from) { ok } }';
  const refusal = await refusalOf(app.client.request(document, { from }));
  expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: ['from', 'sequence'] }] });
  expect(refusal.message).toBe('sequence must be a whole number from -9007199254740991 to 9007199254740991.');
});
