import type { Client } from '@signet/client/methods';
import { beforeAll, expect, test } from 'vitest';
import { aliceSmith, makePerson } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();

let id = '';
let auditor: Client;
let officer: Client;
beforeAll(async () => {
  auditor = await app.as(['identities:read', 'audit:read']);
  officer = await app.as(['identities:read', 'audit:read', 'pii:read']);
  id = await makePerson(app.client, { ...aliceSmith, metadata: { tier: 'Gold' } });
  await app.client.updateIdentity({ id, input: { lastName: 'Brooks', street: null } });
  await app.client.archiveIdentity({ id, reason: 'moved' });
});

const asOf = async (client: Client) => {
  const document = 'query ($id: ID!, $time: DateTime!) { identity(id: $id) { asOf(time: $time) } }';
  const variables = { id, time: '2100-01-01T00:00:00Z' };
  return (await client.request<{ identity: { asOf: object } }, object>(document, variables)).identity.asOf;
};

test('without pii:read the history says what changed and not from what to what', async () => {
  const { identity } = await auditor.identityHistory({ id });
  const [archival, update, creation] = identity?.history.nodes.map(({ changes }) => changes) ?? [];
  expect(archival).toEqual([{ field: 'status', before: 'ACTIVE', after: 'ARCHIVED' }]);
  expect(update).toEqual([
    { field: 'street', before: '[redacted]', after: null },
    { field: 'lastName', before: '[redacted]', after: '[redacted]' },
  ]);
  expect(creation).toEqual(
    expect.arrayContaining([
      { field: 'identityType', before: null, after: 'INDIVIDUAL' },
      { field: 'emailAddress', before: null, after: '[redacted]' },
      { field: 'metadata', before: null, after: '[redacted]' },
    ]),
  );
  const { auditEvents } = await auditor.auditEvents({ filter: { resourceId: id } });
  expect(JSON.stringify([identity, auditEvents])).not.toMatch(/Smith|Brooks|Elm|Gold|1985/);
});

test('with pii:read it says it all', async () => {
  const { identity } = await officer.identityHistory({ id });
  expect(identity?.history.nodes[1]?.changes).toEqual([
    { field: 'street', before: '789 Elm St', after: null },
    { field: 'lastName', before: 'Smith', after: 'Brooks' },
  ]);
  expect(identity?.history.nodes[2]?.changes).toContainEqual({
    field: 'metadata',
    before: null,
    after: { tier: 'Gold' },
  });
});

test('asOf is redacted in the same way', async () => {
  expect(await asOf(auditor)).toMatchObject({
    ...{ identityType: 'INDIVIDUAL', status: 'ARCHIVED' },
    ...{ lastName: '[redacted]', street: null, metadata: '[redacted]' },
  });
  expect(await asOf(officer)).toMatchObject({ lastName: 'Brooks', street: null, metadata: { tier: 'Gold' } });
});

test('a page of histories takes a constant number of statements, decrypted or not', async () => {
  const read = async (first: number) => {
    const { identities } = await app.client.request<{ identities: { nodes: unknown[] } }, object>(
      'query ($first: Int) { identities(first: $first) { nodes { history { nodes { changes { after } } } } } }',
      { first },
    );
    return identities.nodes.length;
  };
  for (let count = 0; count < 5; count += 1) await makePerson(app.client, aliceSmith);
  const one = await app.countStatements(async () => expect(await read(1)).toBe(1));
  const five = await app.countStatements(async () => expect(await read(5)).toBe(5));
  expect(five).toHaveLength(one.length);
});
