import { createPublicKey, verify } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { sealPending } from '../../../src/audit/audit.sealer.ts';
import { verifyAudit } from '../../../src/audit/audit.verification.ts';
import { createClock } from '../../../src/clock.ts';
import type { CallDeps } from '../../../src/deps.ts';
import { createIdentities } from '../../../src/identity/identity.create.ts';
import { recordTransactions } from '../../../src/transaction/transaction.ts';
import { makeBalance, makePerson } from '../../support/fixtures.ts';
import { refusalOf, signingKey, useTestApp } from '../../support/test-app.ts';
import { onPostgres } from '../../support/test-database.ts';

const app = useTestApp();

async function checkpoint() {
  await sealPending(app.query);
  const { publicKey: _publicKey, ...kept } = (await app.client.auditCheckpoint()).auditCheckpoint;
  return kept;
}

/** What the domain's functions take, for what would take too long through the API. */
let deps: CallDeps;
beforeAll(() => {
  const call = { actor: 'test', requestId: null };
  deps = { prisma: app.prisma, query: app.query, clock: createClock(), call, vault: app.vault };
});

describe('auditCheckpoint', () => {
  test('can be checked by anybody with the public key and what the documentation says', async () => {
    await makePerson(app.client);
    await sealPending(app.query);
    const { sequence, hash, at, signature, publicKey } = (await app.client.auditCheckpoint()).auditCheckpoint;

    const x = Buffer.from(publicKey, 'base64').toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    const signed = (text: string) => verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
    expect(signed(`signet audit checkpoint 1\n${sequence}\n${hash}\n${at}\n`)).toBe(true);
    expect(signed(`signet audit checkpoint 1\n${sequence + 1}\n${hash}\n${at}\n`)).toBe(false);
  });
});

describe('verifyAudit', () => {
  test('counts what it checked and what waits for its seal', async () => {
    const { sequence } = await checkpoint();
    await makePerson(app.client);
    const { verifyAudit } = await app.client.verifyAudit();
    expect(verifyAudit).toMatchObject({ ok: true, checked: sequence, pending: 1, problems: [] });
    expect(verifyAudit.checkpoint.sequence).toBe(sequence);
  });

  test('checks from a kept checkpoint on', async () => {
    const kept = await checkpoint();
    await makePerson(app.client);
    await makePerson(app.client);
    await sealPending(app.query);
    const { verifyAudit } = await app.client.verifyAudit({ from: kept });
    expect(verifyAudit).toMatchObject({ ok: true, checked: 2, pending: 0 });
  });

  test('tells how far it is, of all events after the checkpoint and all records', async () => {
    await makePerson(app.client);
    const kept = await checkpoint();
    await makePerson(app.client);
    await sealPending(app.query);
    const [count] = await app.query<{ records: number }>(
      `SELECT ((SELECT count(*) FROM identities) + (SELECT count(*) FROM ledgers) + (SELECT count(*) FROM balances)
         + (SELECT count(*) FROM transactions) + (SELECT count(*) FROM api_keys))::int AS records`,
    );
    const records = count?.records ?? 0;
    const stepsFrom = async (from?: Kept) => {
      const steps: [number, number][] = [];
      const onProgress = (done: number, all: number) => steps.push([done, all]);
      const { publicKey } = signingKey;
      const start = from && { checkpoint: { ...from, at: new Date(from.at) }, publicKey };
      await verifyAudit(app.query, { onProgress, ...(start && { from: start }) });
      return steps;
    };
    const steps = await stepsFrom();
    expect(steps.at(-1)).toEqual([kept.sequence + 1 + records, kept.sequence + 1 + records]);
    expect(steps[0]?.[0]).toBeLessThan(kept.sequence + 1 + records);
    expect(steps.map(([done]) => done)).toEqual(steps.map(([done]) => done).sort((one, other) => one - other));
    expect((await stepsFrom(kept)).at(-1)).toEqual([1 + records, 1 + records]);
  });

  test('takes a checkpoint of an empty chain for its beginning', async () => {
    const { verifyAudit } = await app.client.verifyAudit();
    expect(verifyAudit.checked).toBeGreaterThan(0);
  });

  test.each([
    ['another sequence', (kept: Kept) => ({ ...kept, sequence: kept.sequence - 1 })],
    ['another hash', (kept: Kept) => ({ ...kept, hash: 'a'.repeat(64) })],
    ['another time', (kept: Kept) => ({ ...kept, at: '2020-01-01T00:00:00.000Z' })],
    ['another signature', (kept: Kept) => ({ ...kept, signature: `${'A'.repeat(86)}==` })],
  ])('says that a checkpoint with %s was not signed by this server', async (_, change) => {
    await makePerson(app.client);
    const forged = change(await checkpoint());
    await makePerson(app.client);
    await sealPending(app.query);
    const { verifyAudit } = await app.client.verifyAudit({ from: forged });
    expect(verifyAudit.ok).toBe(false);
    expect(verifyAudit.problems).toMatchObject([{ kind: 'CHECKPOINT_INVALID', sequence: forged.sequence }]);
  });

  test.each([
    ['sequence', { sequence: -1 }, 'sequence must be 0 or more.'],
    ['hash', { hash: 'ABC' }, 'hash must be 64 hexadecimal digits.'],
    ['at', { at: '1800-01-01T00:00:00Z' }, expect.stringMatching(/^at must /)],
    ['signature', { signature: 'short' }, 'signature must be the 88 characters of a signature in base64.'],
  ])('refuses a checkpoint whose %s is malformed', async (field, change, message) => {
    const refusal = await refusalOf(app.client.verifyAudit({ from: { ...(await checkpoint()), ...change } }));
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: ['from', field], message }] });
  });

  test('runs once in a request', async () => {
    const refusal = await refusalOf(app.client.request('{ one: verifyAudit { ok } other: verifyAudit { ok } }'));
    expect(refusal.code).toBe('QUERY_TOO_COMPLEX');
  });

  test('shows at most a hundred problems, and that there are some', async () => {
    const people = Array.from({ length: 150 }, () => ({ identityType: 'INDIVIDUAL', firstName: 'Alice' }));
    await createIdentities(deps, people, 'FAIL');
    await app.query(`UPDATE identities SET city = 'Elsewhere'`);
    const { verifyAudit } = await app.client.verifyAudit();
    expect(verifyAudit.ok).toBe(false);
    expect(verifyAudit.problems).toHaveLength(100);
    await app.query('UPDATE identities SET city = NULL');
    expect((await app.client.verifyAudit()).verifyAudit.ok).toBe(true);
  });

  // The embedded database takes minutes for as many: scripts/measure-audit.ts --on embedded does, and checks the same.
  const parts = onPostgres ? 96 : 10;
  test(`holds for an untouched log of ${onPostgres ? '100,000' : '10,000'} events, chain and records`, {
    timeout: 300_000,
  }, async () => {
    const [source = '', destination = ''] = await Promise.all(
      [1, 2].map(() => makeBalance(app.client, { overdraftLimit: null })),
    );
    const people = Array.from({ length: 1000 }, (_, at) => ({ identityType: 'INDIVIDUAL', firstName: `Zoë ${at}` }));
    const inputs = (part: number) =>
      Array.from({ length: 50 }, (_, at) => ({
        ...{ reference: `many-${part}-${at}`, amount: '1.25', currency: 'USD', description: 'é' },
        ...{ source, destination },
      }));
    for (let part = 1; part <= parts; part += 1) {
      await createIdentities(deps, people, 'FAIL');
      await recordTransactions(deps, inputs(part), true);
    }
    await sealPending(app.query);

    const { verifyAudit } = await app.client.verifyAudit();
    expect(verifyAudit).toMatchObject({ ok: true, pending: 0, problems: [] });
    expect(verifyAudit.checked).toBeGreaterThan(parts * 1050);
  });
});

type Kept = Awaited<ReturnType<typeof checkpoint>>;
