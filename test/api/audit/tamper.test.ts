import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { chainHash, genesisHash } from '../../../src/audit/audit.chain.ts';
import type { Link } from '../../../src/audit/audit.check.ts';
import { type Checkpoint, parseCheckpoint, signCheckpoint } from '../../../src/audit/audit.checkpoint.ts';
import { sealPending } from '../../../src/audit/audit.sealer.ts';
import { readLinks } from '../../../src/audit/audit.verification.sql.ts';
import { readCheckpoint, verifyAudit } from '../../../src/audit/audit.verification.ts';
import { createClock } from '../../../src/clock.ts';
import type { Query } from '../../../src/db/open-database.ts';
import { encodeId } from '../../../src/ids.ts';
import { makeFundedBalance, makePerson, transfer } from '../../support/fixtures.ts';
import { signingKey, useTestApp } from '../../support/test-app.ts';

const app = useTestApp();

interface Finding {
  kind: string;
  sequence: number | null;
  eventId: string | null;
  resourceId: string | null;
}

/** What verification finds after this work of somebody who owns the database; then everything is taken back. */
function tamper(work: (query: Query) => Promise<unknown>, from?: Checkpoint): Promise<Finding[]> {
  return app.onConnection(async (query) => {
    await query('BEGIN');
    try {
      for (const table of ['audit_events', 'audit_seals', 'transactions']) {
        await query(`ALTER TABLE ${table} DISABLE TRIGGER append_only`);
      }
      await work(query);
      const { problems } = await verifyAudit(query, {
        from: from && { checkpoint: from, publicKey: signingKey.publicKey },
      });
      for (const { message } of problems) expect(message).toMatch(/^[A-Z].*\.$/);
      return problems.map(({ message: _message, ...finding }) => finding);
    } finally {
      await query('ROLLBACK');
    }
  });
}

/** The chain and its checkpoint before anybody touched it. */
let chain: Link[];
let checkpoint: Checkpoint;

beforeAll(async () => {
  const person = await makePerson(app.client, { lastName: 'Smith', metadata: { level: 'Gold' } });
  const other = await makePerson(app.client, { firstName: 'Jason' });
  await app.client.updateIdentity({ id: person, input: { lastName: 'Brooks' } });
  const source = await makeFundedBalance(app.client, '100', { identityId: person });
  const destination = await makeFundedBalance(app.client, '5', { identityId: other });
  for (let amount = 1; amount <= 8; amount += 1) {
    await transfer(app.client, { source, destination, amount: String(amount) });
  }
  await app.client.archiveIdentity({ id: other, reason: 'left' });
  const leaver = await makePerson(app.client, { firstName: 'Ada' });
  await app.client.deleteIdentity({ id: leaver });
  await app.client.updateMetadata({ id: source, patch: { tier: 2 } });
  await sealPending(app.query);
  chain = await readLinks(app.query, 0, 1000);
  checkpoint = parseCheckpoint(await readCheckpoint(app.query, createClock(), signingKey)) as Checkpoint;
});

const anyLink = fc.nat().map((at) => chain[at % chain.length] as Link);
const linkBefore = (link: Link) => chain.find(({ sequence }) => sequence === link.sequence - 1);
const lastLink = () => chain.at(-1) as Link;

const twoLinks = fc
  .tuple(fc.nat(), fc.nat())
  .map(([one, other]) => [one % chain.length, other % chain.length].sort((a, b) => a - b))
  .filter(([one, other]) => one !== other)
  .map((places) => places.map((at) => chain[at]) as [Link, Link]);

function place(kind: string, { sequence, eventId }: { sequence: number; eventId: string | null }): Finding {
  return { kind, sequence, eventId: eventId && encodeId('AuditEvent', eventId), resourceId: null };
}

/** Each case is a transaction of its own, and there are 30 of each kind. */
function forAll<Value>(values: fc.Arbitrary<Value>, check: (value: Value) => Promise<void>): Promise<void> {
  return fc.assert(fc.asyncProperty(values, check), { numRuns: 30 });
}

/** Leaves out the records whose newest event was touched: they differ from it, too. */
const ofChain = ({ kind }: Finding) => kind !== 'RECORD_DIFFERS';

/** Moves the seals from this place on up or down by one. By way of negatives, for a sequence is unique at all times. */
async function shiftSeals(query: Query, from: number, by: 1 | -1): Promise<void> {
  await query('ALTER TABLE audit_seals DROP CONSTRAINT audit_seals_sequence_check');
  await query(`UPDATE audit_seals SET sequence = -sequence WHERE sequence >= $1`, [from]);
  await query(`UPDATE audit_seals SET sequence = -sequence + $1 WHERE sequence < 0`, [by]);
}

/** An event of its own making, or the copy of another. */
async function insertEvent(query: Query, id: string, like: Link, isCopy: boolean): Promise<void> {
  await query(
    `INSERT INTO audit_events (id, action, actor, resource_type, resource_id, changes, at, record_digest)
     SELECT $1, action, ${isCopy ? 'actor' : `'mallory'`}, resource_type, resource_id, changes, at, record_digest
     FROM audit_events WHERE id = $2`,
    [id, like.eventId],
  );
}

/** What is hashed of an event, which gets a seal for a moment to be read like any other. */
async function readText(query: Query, id: string): Promise<string> {
  const far = 1_000_000;
  await query('INSERT INTO audit_seals VALUES ($1, $2, sha256($3), sha256($3))', [far, id, Buffer.alloc(0)]);
  const [link] = await readLinks(query, far - 1, 1);
  await query('DELETE FROM audit_seals WHERE sequence = $1', [far]);
  return link?.text ?? '';
}

/** What an administrator would do: seals everything anew from this place on, so that it holds together. */
async function sealAnew(query: Query, from: number): Promise<void> {
  let hash = chain.find((link) => link.sequence === from - 1)?.hash ?? genesisHash;
  for (const link of await readLinks(query, from - 1, 1000)) {
    const text = link.text ?? '';
    hash = chainHash(hash, text);
    await query(
      `UPDATE audit_seals SET hash = decode($1, 'hex'), event_hash = sha256(convert_to($2, 'UTF8')) WHERE sequence = $3`,
      [hash, text, link.sequence],
    );
  }
}

/** Each column of an event, with an expression that gives it another value. */
const eventEdits = {
  ordinal: 'ordinal + 1000000',
  action: "action || 'x'",
  actor: "actor || 'x'",
  resource_type: "CASE resource_type WHEN 'Ledger' THEN 'Balance' ELSE 'Ledger' END",
  resource_id: 'gen_random_uuid()',
  changes: `changes || '{"x": [null, 1]}'`,
  reason: "coalesce(reason, '') || 'x'",
  request_id: "coalesce(request_id, '') || 'x'",
  at: "at + interval '1 millisecond'",
  record_digest: "sha256(coalesce(record_digest, ''))",
};

const recordEdits = [
  ['identities', 'Identity', `city = coalesce(city, '') || 'x'`],
  ['identities', 'Identity', `metadata = metadata || '{"x": null}'`],
  ['identities', 'Identity', 'version = version + 1'],
  ['identities', 'Identity', `created_at = created_at + interval '1 millisecond'`],
  ['ledgers', 'Ledger', `name = name || 'x'`],
  ['balances', 'Balance', 'identity_id = CASE WHEN identity_id IS NULL THEN (SELECT id FROM identities LIMIT 1) END'],
  ['balances', 'Balance', 'credit_balance = credit_balance + 1'],
  ['balances', 'Balance', 'debit_balance = debit_balance + 0.000000000000000001'],
  ['balances', 'Balance', 'inflight_debit_balance = inflight_debit_balance + 1'],
  ['balances', 'Balance', 'overdraft_limit = 1000000'],
  ['transactions', 'Transaction', `description = coalesce(description, '') || 'x'`],
  ['transactions', 'Transaction', `effective_at = effective_at - interval '1 day'`],
] as const;

test('what a hand puts among the waiting is found, and does not stop the sealing', async () => {
  const ids = [crypto.randomUUID(), crypto.randomUUID()];
  const findings = await tamper(async (query) => {
    const [one] = chain;
    await query('INSERT INTO audit_pending VALUES (0, $1), (-1, $2)', [one?.eventId, ids[0]]);
    await insertEvent(query, ids[1] ?? '', lastLink(), true);
    await query('INSERT INTO audit_pending SELECT ordinal, id FROM audit_events WHERE id = $1', [ids[1]]);
    expect(await sealPending(query)).toBe(1);
    expect(await sealPending(query)).toBe(0);
  });
  expect(findings.filter(ofChain).map(({ kind, eventId }) => [kind, eventId])).toEqual(
    expect.arrayContaining([
      ['EVENT_INSERTED', encodeId('AuditEvent', chain[0]?.eventId ?? '')],
      ['EVENT_MISSING', encodeId('AuditEvent', ids[0] ?? '')],
    ]),
  );
});

test('an untouched log holds, whole and from a checkpoint', async () => {
  expect(await tamper(async () => {})).toEqual([]);
  expect(await tamper(async () => {}, checkpoint)).toEqual([]);
});

describe('an edit behind the log is found, with its kind and place', () => {
  test('when any column of any event is changed', async () => {
    const edit = fc.tuple(anyLink, fc.constantFrom(...Object.entries(eventEdits)));
    await forAll(edit, async ([link, [column, expression]]) => {
      const findings = await tamper(async (query) => {
        if (column === 'ordinal') await query('ALTER TABLE audit_events ALTER COLUMN ordinal DROP IDENTITY');
        await query(`UPDATE audit_events SET ${column} = ${expression} WHERE id = $1`, [link.eventId]);
      });
      expect(findings.filter(ofChain)).toEqual([place('EVENT_CHANGED', link)]);
    });
  });

  test('when the id of any event is changed, which then is gone under its own and added under another', async () => {
    await forAll(fc.tuple(anyLink, fc.uuid()), async ([link, id]) => {
      const findings = await tamper((query) =>
        query('UPDATE audit_events SET id = $1 WHERE id = $2', [id, link.eventId]),
      );
      expect(findings[0]).toEqual(place('EVENT_MISSING', link));
      expect(findings[1]).toMatchObject({ kind: 'EVENT_INSERTED', eventId: encodeId('AuditEvent', id) });
    });
  });

  test('when either hash of any seal is changed', async () => {
    await forAll(fc.tuple(anyLink, fc.constantFrom('hash', 'event_hash')), async ([link, column]) => {
      const findings = await tamper((query) =>
        query(`UPDATE audit_seals SET ${column} = sha256(${column}) WHERE sequence = $1`, [link.sequence]),
      );
      expect(findings).toEqual([place('SEAL_CHANGED', link)]);
    });
  });

  test('when the first, a middle or the newest event is deleted', async () => {
    const first = fc.constant(null).map(() => chain[0] as Link);
    const newest = fc.constant(null).map(lastLink);
    await forAll(fc.oneof(first, newest, anyLink), async (link) => {
      const findings = await tamper((query) => query('DELETE FROM audit_events WHERE id = $1', [link.eventId]));
      expect(findings.filter(ofChain)).toEqual([place('EVENT_MISSING', link)]);
    });
  });

  test('when an event is deleted with its seal, and when the gap is closed', async () => {
    await forAll(fc.tuple(anyLink, fc.boolean()), async ([link, isClosed]) => {
      const isNewest = link === lastLink();
      const findings = await tamper(
        async (query) => {
          await query('DELETE FROM audit_events WHERE id = $1', [link.eventId]);
          await query('DELETE FROM audit_seals WHERE sequence = $1', [link.sequence]);
          if (isClosed) await shiftSeals(query, link.sequence + 1, -1);
        },
        isNewest ? checkpoint : undefined,
      );
      // Of two links the second has none behind it that would tell an event taken out from a seal changed.
      const isUncertain = isClosed && link.sequence === lastLink().sequence - 1;
      const kind = isNewest ? 'TAIL_MISSING' : isUncertain ? 'SEAL_CHANGED' : 'EVENT_MISSING';
      const eventId = isUncertain ? lastLink().eventId : null;
      expect(findings.filter(ofChain)).toEqual([place(kind, { sequence: link.sequence, eventId })]);
    });
  });

  test('when two events or two seals trade places', async () => {
    await forAll(fc.tuple(twoLinks, fc.constantFrom('events', 'seals')), async ([[one, other], what]) => {
      const findings = await tamper(async (query) => {
        await query('DELETE FROM audit_seals WHERE sequence IN ($1, $2)', [one.sequence, other.sequence]);
        const put = (sequence: number, { eventId }: Link, { hash, text }: Link) =>
          query(`INSERT INTO audit_seals VALUES ($1, $2, decode($3, 'hex'), sha256(convert_to($4, 'UTF8')))`, [
            sequence,
            eventId,
            hash,
            text,
          ]);
        await put(one.sequence, other, what === 'seals' ? other : one);
        await put(other.sequence, one, what === 'seals' ? one : other);
      });
      expect(findings).toEqual([
        place('ORDER_CHANGED', { ...other, sequence: one.sequence }),
        place('ORDER_CHANGED', { ...one, sequence: other.sequence }),
      ]);
    });
  });

  test('when an event is added, or one is copied', async () => {
    await forAll(fc.tuple(anyLink, fc.uuid(), fc.boolean()), async ([link, id, isCopy]) => {
      const findings = await tamper((query) => insertEvent(query, id, link, isCopy));
      expect(findings.filter(ofChain)).toEqual([
        expect.objectContaining({ kind: 'EVENT_INSERTED', eventId: encodeId('AuditEvent', id) }),
      ]);
    });
  });

  test('when an event is added or copied with a seal between two others', async () => {
    const inner = anyLink.filter((link) => link.sequence > 1);
    await forAll(fc.tuple(inner, fc.uuid(), fc.boolean(), fc.boolean()), async ([link, id, isCopy, isHashed]) => {
      const findings = await tamper(async (query) => {
        await insertEvent(query, id, link, isCopy);
        await shiftSeals(query, link.sequence, 1);
        const text = await readText(query, id);
        const before = isHashed ? (linkBefore(link)?.hash ?? genesisHash) : 'f'.repeat(64);
        const hash = chainHash(before, text);
        await query(`INSERT INTO audit_seals VALUES ($1, $2, decode($3, 'hex'), sha256(convert_to($4, 'UTF8')))`, [
          link.sequence,
          id,
          hash,
          text,
        ]);
      });
      expect(findings.filter(ofChain)).toEqual([place('EVENT_INSERTED', { sequence: link.sequence, eventId: id })]);
    });
  });

  test('when a record is edited', async () => {
    await forAll(fc.tuple(fc.constantFrom(...recordEdits), fc.nat()), async ([[table, type, edit], at]) => {
      const rows = await app.query<{ id: string }>(`SELECT id FROM ${table} ORDER BY id`);
      const { id } = rows[at % rows.length] as { id: string };
      const findings = await tamper((query) => query(`UPDATE ${table} SET ${edit} WHERE id = $1`, [id]));
      const resourceId = encodeId(type, id);
      expect(findings).toEqual([{ kind: 'RECORD_DIFFERS', sequence: null, eventId: null, resourceId }]);
    });
  });

  test('when a record is deleted', async () => {
    const deletable = { ledgers: 'Ledger', identities: 'Identity', transactions: 'Transaction' } as const;
    await forAll(fc.tuple(fc.constantFrom(...Object.entries(deletable)), fc.nat()), async ([[table, type], at]) => {
      const rows = await app.query<{ id: string }>(`SELECT id FROM ${table} ORDER BY id`);
      const { id } = rows[at % rows.length] as { id: string };
      const findings = await tamper(async (query) => {
        // What refers to it goes by the same hand.
        await query('SET LOCAL session_replication_role = replica');
        await query(`DELETE FROM ${table} WHERE id = $1`, [id]);
      });
      const resourceId = encodeId(type, id);
      expect(findings).toContainEqual({ kind: 'RECORD_DIFFERS', sequence: null, eventId: null, resourceId });
      expect(findings.filter(ofChain)).toEqual([]);
    });
  });

  test('when a record is added', async () => {
    await forAll(fc.uuid(), async (id) => {
      const findings = await tamper((query) =>
        query(`INSERT INTO ledgers (id, name, metadata, created_at) VALUES ($1, 'Hidden', '{}', now())`, [id]),
      );
      const resourceId = encodeId('Ledger', id);
      expect(findings).toEqual([{ kind: 'RECORD_DIFFERS', sequence: null, eventId: null, resourceId }]);
    });
  });

  test('when the tail is cut off, against a kept checkpoint', async () => {
    await forAll(anyLink, async ({ sequence }) => {
      const findings = await tamper(async (query) => {
        await query('DELETE FROM audit_events WHERE id IN (SELECT event_id FROM audit_seals WHERE sequence >= $1)', [
          sequence,
        ]);
        await query('DELETE FROM audit_seals WHERE sequence >= $1', [sequence]);
      }, checkpoint);
      expect(findings.filter(ofChain)).toEqual([place('TAIL_MISSING', { sequence, eventId: null })]);
    });
  });

  test('when the chain is rewritten from any place on, against a kept checkpoint', async () => {
    await forAll(fc.tuple(anyLink, fc.nat()), async ([link, later]) => {
      const rewrite = async (query: Query) => {
        await query(`UPDATE audit_events SET actor = 'mallory' WHERE id = $1`, [link.eventId]);
        await sealAnew(query, link.sequence);
      };
      const { sequence, hash } = chain[link.sequence - 1 + (later % (chain.length - link.sequence + 1))] as Link;
      const kept = signCheckpoint(signingKey, { sequence, hash, at: new Date() });
      expect(await tamper(rewrite, kept)).toEqual([place('SEAL_CHANGED', { sequence, eventId: null })]);
      // Without one it holds together, which is why one is kept.
      expect(await tamper(rewrite)).toEqual([]);
    });
  });
});
