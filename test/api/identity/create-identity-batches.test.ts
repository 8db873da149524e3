import type { CreateIdentityInput } from '@signet/client/methods';
import { afterEach, describe, expect, test } from 'vitest';
import { sealPending } from '../../../src/audit/audit.sealer.ts';
import { verifyAudit } from '../../../src/audit/audit.verification.ts';
import type { Query } from '../../../src/db/open-database.ts';
import { makeBalance, makePerson, unique } from '../../support/fixtures.ts';
import { clientOf, useTestApp } from '../../support/test-app.ts';
import { post } from '../request/answers.ts';

const app = useTestApp();

const uuid = () => crypto.randomUUID();
const person = (input: Partial<CreateIdentityInput> = {}): CreateIdentityInput => ({
  identityType: 'INDIVIDUAL',
  firstName: 'Alice',
  ...input,
});
/** Creates each with a call of its own, all at once; what became of each is its first name or its code. */
async function createAtOnce(inputs: CreateIdentityInput[]): Promise<(string | null)[]> {
  const calls = inputs.map((input) => app.client.createIdentity({ input }));
  const outcomes = await Promise.allSettled(calls);
  return outcomes.map((outcome) =>
    outcome.status === 'fulfilled' ? (outcome.value.createIdentity.firstName ?? null) : outcome.reason.code,
  );
}

const noTwelve = 'ALTER TABLE identities ADD CONSTRAINT no_twelve CHECK (city <> $$Twelve$$)';
afterEach(async () => {
  await app.query('ALTER TABLE identities DROP CONSTRAINT IF EXISTS no_twelve');
  await sealPending(app.query);
  expect(await verifyAudit(app.query)).toMatchObject({ problems: [] });
});

describe('calls of createIdentity at once', () => {
  test('an id and an external id twice among them: one of each, and their neighbours, are created', async () => {
    const [id, externalId] = [`idt_${uuid()}`, unique('twice')];
    const outcomes = await createAtOnce([
      person({ firstName: 'Head' }),
      person({ firstName: 'One', id }),
      person({ firstName: 'One', id }),
      person({ firstName: 'Two', externalId }),
      person({ firstName: 'Two', externalId }),
      person({ firstName: 'Tail' }),
    ]);
    expect(outcomes.toSorted()).toEqual(['CONFLICT', 'CONFLICT', 'Head', 'One', 'Tail', 'Two']);
    expect(await app.prisma.auditEvent.count({ where: { resourceId: id.slice(4) } })).toBe(1);
  });

  test('an id that is free again once another was refused for its external id is taken by the next', async () => {
    const [id, externalId] = [`idt_${uuid()}`, unique('held')];
    await makePerson(app.client, { externalId });
    const outcomes = await createAtOnce([
      person(),
      person({ firstName: 'One', id, externalId }),
      person({ firstName: 'Two', id }),
    ]);
    expect(outcomes.toSorted()).toEqual(['Alice', 'CONFLICT', 'Two']);
  });

  test('one that the database refuses fails alone', async () => {
    await app.query(noTwelve);
    const inputs = Array.from({ length: 20 }, (_, at) =>
      person({ firstName: `P${at}`, city: at === 12 ? 'Twelve' : 'X' }),
    );
    const outcomes = await createAtOnce(inputs);
    expect(outcomes).toEqual(inputs.map(({ firstName }, at) => (at === 12 ? 'INTERNAL_SERVER_ERROR' : firstName)));
  });

  test('each keeps its own actor and request id', async () => {
    const clients = [
      await app.as(['identities:write', 'identities:read']),
      await app.as(['admin', 'identities:write', 'identities:read']),
    ];
    const create = 'mutation ($input: CreateIdentityInput!) { createIdentity(input: $input) { id } }';
    await Promise.all([0, 1, 0, 1].map((which) => clients[which]?.request(create, { input: person() })));
    const events = await app.prisma.auditEvent.findMany({ orderBy: { ordinal: 'desc' }, take: 4 });
    expect(new Set(events.map(({ actor }) => actor)).size).toBe(2);
    expect(new Set(events.map(({ requestId }) => requestId)).size).toBe(4);
  });
});

describe('ids that were used before', () => {
  test('go on under their key, whether they come alone or among others', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => makePerson(app.client, { firstName: 'Before' })));
    for (const id of ids) await app.client.deleteIdentity({ id });
    const inputs = ids.flatMap((id, at) => [
      person({ id, firstName: `After ${at}` }),
      person({ firstName: `New ${at}` }),
    ]);
    expect(await createAtOnce(inputs)).toEqual(inputs.map(({ firstName }) => firstName));
    for (const [at, id] of ids.entries()) {
      const { auditEvents } = await app.client.auditEvents({ filter: { resourceId: id } });
      const names = auditEvents.nodes.map(({ changes }) => changes.find(({ field }) => field === 'firstName'));
      expect(names).toMatchObject([{ after: `After ${at}` }, { before: 'Before', after: null }, { after: 'Before' }]);
      expect(await app.prisma.identityKey.count({ where: { identityId: id.slice(4) } })).toBe(1);
    }
  });

  test('whose key is destroyed meanwhile get a new one, with which the event of the creation can be read', async () => {
    const id = await makePerson(app.client, { firstName: 'Before' });
    await app.client.deleteIdentity({ id });
    const query: Query = async (text, values, name) => {
      if (text.includes('create_identities') && JSON.stringify(values).includes('\\"is_known\\":true')) {
        await app.query(`UPDATE identity_keys SET wrapped_key = NULL, master_key_id = NULL, destroyed_at = created_at
          WHERE identity_id = '${id.slice(4)}'`);
      }
      return app.query(text, values, name);
    };
    // From the first key on, everybody needs one.
    await app.as(['admin']);
    const { secret } = await app.makeKey(['identities:write']);
    const input = person({ id, firstName: 'After' });
    const { createIdentity } = await clientOf(app.openAnother({ query }), secret).createIdentity({ input });
    expect(createIdentity.firstName).toBe('After');
    const { auditEvents } = await app.client.auditEvents({ filter: { resourceId: id }, first: 1 });
    expect(auditEvents.nodes[0]?.changes).toContainEqual(
      expect.objectContaining({ field: 'firstName', after: 'After' }),
    );
  });

  test('whose key cannot be read are refused alone', async () => {
    const id = await makePerson(app.client);
    await app.client.deleteIdentity({ id });
    await app.query(`UPDATE identity_keys SET wrapped_key = '\\x00' WHERE identity_id = '${id.slice(4)}'`);
    const outcomes = await createAtOnce([person({ firstName: 'One' }), person({ id }), person({ firstName: 'Two' })]);
    expect(outcomes).toEqual(['One', 'VALUE_UNREADABLE', 'Two']);
    // So that the log can be verified for the other tests.
    await app.query(`DELETE FROM identity_keys WHERE identity_id = '${id.slice(4)}'`);
  });
});

test('each row has a salt of its own, so that its digest tells nothing of its values', async () => {
  const [row] = await app.query<{ all: number; salts: number }>(
    'SELECT count(*)::int AS "all", count(DISTINCT salt)::int AS salts FROM identities',
  );
  expect(row?.all).toBeGreaterThan(10);
  expect(row?.salts).toBe(row?.all);
});

describe('createIdentities', () => {
  test('a row that the database refuses is an error of its own, and all others are created', async () => {
    await app.query(noTwelve);
    const inputs = Array.from({ length: 30 }, (_, at) =>
      person({ firstName: `P${at}`, city: at === 12 ? 'Twelve' : 'X' }),
    );
    const { data, errors } = (await post(
      app,
      'mutation ($inputs: [CreateIdentityInput!]!) { createIdentities(inputs: $inputs) { identity { firstName } error { code path } } }',
      { inputs },
    )) as { data?: unknown; errors: { path?: unknown; extensions: object }[] };
    const results = (data as { createIdentities: { identity: object | null; error: object | null }[] })
      .createIdentities;
    expect(results).toEqual(
      inputs.map(({ firstName }, at) =>
        at === 12
          ? { identity: null, error: { code: 'INTERNAL_SERVER_ERROR', path: ['inputs', '12'] } }
          : { identity: { firstName }, error: null },
      ),
    );
    // It is told and logged as every fault is.
    expect(errors).toMatchObject([
      { path: ['createIdentities', 12, 'identity'], extensions: { code: 'INTERNAL_SERVER_ERROR' } },
    ]);
  });
});

describe('the answer', () => {
  test('is made without reading back, and is what reading gives', async () => {
    const metadata = { zebra: 1, a: { 'long key': [1, 2.5, null], b: 1e21 }, ab: '' };
    const input = person({ emailAddress: 'a@example.com', dob: '1985-05-15', metadata, lastName: 'Smith' });
    let created: unknown;
    const statements = await app.countStatements(async () => {
      created = (await app.client.createIdentity({ input })).createIdentity;
    });
    expect(statements).toEqual([expect.stringContaining('create_identities(')]);
    const { identity } = await app.client.identity({ id: (created as { id: string }).id });
    expect(JSON.stringify(created)).toBe(JSON.stringify(identity));
  });

  test('under aliases and with nested lists reads what is selected', async () => {
    const document = `mutation ($input: CreateIdentityInput!) {
      one: createIdentity(input: $input) { name: firstName balances { nodes { id } } totals { currency } history { nodes { action } } }
      two: createIdentity(input: $input) { uuid: id displayName }
    }`;
    const answer = await app.client.request<Record<'one' | 'two', object>, object>(document, { input: person() });
    expect(answer).toEqual({
      one: { name: 'Alice', balances: { nodes: [] }, totals: [], history: { nodes: [{ action: 'identity.created' }] } },
      two: { uuid: expect.stringMatching(/^idt_/), displayName: 'Alice' },
    });
  });

  test('of RETURN_EXISTING has the balances that the identity has', async () => {
    const externalId = unique('owner');
    const identityId = await makePerson(app.client, { externalId });
    const balanceId = await makeBalance(app.client, { identityId });
    const document = `mutation ($input: CreateIdentityInput!, $inputs: [CreateIdentityInput!]!) {
      createIdentity(input: $input, onConflict: RETURN_EXISTING) { balances { nodes { id ledger { id } } } }
      createIdentities(inputs: $inputs, onConflict: RETURN_EXISTING) { identity { balances { nodes { id } } } }
    }`;
    const variables = { input: person({ externalId }), inputs: [person(), person({ externalId })] };
    expect(await app.client.request(document, variables)).toMatchObject({
      createIdentity: { balances: { nodes: [{ id: balanceId }] } },
      createIdentities: [
        { identity: { balances: { nodes: [] } } },
        { identity: { balances: { nodes: [{ id: balanceId }] } } },
      ],
    });
  });
});
