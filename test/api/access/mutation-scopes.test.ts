import { beforeAll, expect, test } from 'vitest';
import type { Scope } from '../../../src/access/access.scopes.ts';
import { makeBalance, makePerson } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';
import { refusedWithoutTrace } from '../request/answers.ts';

const app = useTestApp();

let id = '';
beforeAll(async () => {
  await app.as(['admin']);
  id = await makePerson(app.client, { firstName: 'Alice' });
});

const run = async (scopes: Scope[], document: string) => (await app.as(scopes)).request(document, { id });

test.each<[string, Scope[], string, Scope]>([
  [
    'a field',
    ['identities:write'],
    'mutation ($id: ID!) { archiveIdentity(id: $id) { totals { balance } } }',
    'ledger:read',
  ],
  [
    'a field in a fragment',
    ['identities:read', 'pii:write'],
    'mutation ($id: ID!) { eraseIdentity(id: $id, reason: "x") { ...F } } fragment F on Identity { id history { totalCount } }',
    'audit:read',
  ],
  [
    'the second of two mutations',
    ['identities:write'],
    'mutation ($id: ID!) { archiveIdentity(id: $id) { id } createLedger(input: { name: "L" }) { id } }',
    'ledger:write',
  ],
  [
    'a field behind an alias and an inline fragment',
    ['identities:write'],
    'mutation ($id: ID!) { archiveIdentity(id: $id) { ... on Identity { b: balances { totalCount } } } }',
    'ledger:read',
  ],
])(
  '%s that needs another scope refuses the mutation before anything is changed',
  async (_what, scopes, document, scope) => {
    const client = await app.as(scopes);
    const refusal = await refusedWithoutTrace(app, () => client.request(document, { id }));
    expect(refusal).toMatchObject({ code: 'FORBIDDEN', message: `This needs the scope ${scope}.` });
  },
);

test('a field that is null without its scope refuses nothing', async () => {
  const balanceId = await makeBalance(app.client, { identityId: id });
  const document = `mutation { updateMetadata(id: "${balanceId}", patch: { a: 1 }) { ... on Balance { identity { displayName } } } }`;
  expect(await run(['ledger:write'], document)).toEqual({ updateMetadata: { identity: null } });
});

test('a query is answered as far as it may be', async () => {
  const refusal = await refusalOf(
    run(['identities:read'], 'query ($id: ID!) { identity(id: $id) { id totals { balance } } }'),
  );
  expect(refusal).toMatchObject({ code: 'FORBIDDEN', data: { identity: { totals: null } } });
});

test('to who may not see identities the log has no event on one, and does not say whose a balance is', async () => {
  const balanceId = await makeBalance(app.client, { identityId: id });
  const auditor = await app.as(['audit:read', 'ledger:read']);
  const { auditEvents } = await auditor.auditEvents({ first: 100 });
  expect(JSON.stringify(auditEvents)).not.toMatch(/idt_/);
  const [creation] = auditEvents.nodes.filter(({ resourceId }) => resourceId === balanceId);
  expect(creation?.changes).toContainEqual({ field: 'identityId', before: null, after: '[redacted]' });
  expect((await auditor.auditEvents({ filter: { resourceId: id } })).auditEvents.nodes).toEqual([]);
  const [event] = (await app.client.auditEvents({ filter: { resourceId: id } })).auditEvents.nodes;
  expect((await auditor.node({ id: event?.id ?? '' })).node).toBe(null);
  expect((await auditor.nodes({ ids: [event?.id ?? ''] })).nodes).toEqual([null]);
  const both = await app.as(['audit:read', 'identities:read']);
  expect((await both.node({ id: event?.id ?? '' })).node).toMatchObject({ id: event?.id });
});
