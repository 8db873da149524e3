import { beforeAll, describe, expect, test } from 'vitest';
import { sealPending } from '../../../src/audit/audit.sealer.ts';
import { verifyAudit } from '../../../src/audit/audit.verification.ts';
import { createClock } from '../../../src/clock.ts';
import { exportIdentity } from '../../../src/identity/identity.export.ts';
import { makeBalance, makeLedger, makePerson } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();
const shown = 'Erased identity';
let person = '';
let company = '';
let balanceId = '';

beforeAll(async () => {
  person = await makePerson(app.client, { firstName: 'Ada', lastName: 'Lovelace' });
  const input = { identityType: 'ORGANIZATION', organizationName: 'Analytical Engines' } as const;
  company = (await app.client.createIdentity({ input })).createIdentity.id;
  balanceId = await makeBalance(app.client, { identityId: person });
  await app.client.tokenizeIdentity({ id: person, fields: ['LAST_NAME'] });
  await makePerson(app.client, { firstName: 'Zoe' });
  await makePerson(app.client, { firstName: 'Bob' });
});

describe('an erased identity has a name that a page can show', () => {
  test('in the answer of the erasure, of a person and of an organization', async () => {
    for (const id of [person, company]) {
      const { eraseIdentity } = await app.client.eraseIdentity({ id, reason: 'asked' });
      expect(eraseIdentity).toMatchObject({ status: 'ERASED', displayName: shown, firstName: null });
    }
  });

  test('wherever it is read, in one statement and by the resolvers', async () => {
    for (const client of [app.client, app.resolvers]) {
      expect((await client.identity({ id: person })).identity?.displayName).toBe(shown);
      expect((await client.node({ id: company })).node).toMatchObject({ displayName: shown });
      expect((await client.nodes({ ids: [company, person] })).nodes).toMatchObject([
        { displayName: shown },
        { displayName: shown },
      ]);
      expect((await client.balance({ id: balanceId })).balance?.identity?.displayName).toBe(shown);
    }
  });

  test('in the answers of mutations that show it', async () => {
    const again = { id: person, identityType: 'INDIVIDUAL', firstName: 'Eve' } as const;
    const { createIdentity } = await app.client.createIdentity({ input: again, onConflict: 'RETURN_EXISTING' });
    expect(createIdentity.displayName).toBe(shown);
    const created = await app.client.createIdentities({ inputs: [again], onConflict: 'RETURN_EXISTING' });
    expect(created.createIdentities[0]?.identity?.displayName).toBe(shown);
    const ledgerId = await makeLedger(app.client);
    const next = await makePerson(app.client, { firstName: 'Next' });
    const moved = await makeBalance(app.client, { ledgerId, identityId: next });
    await app.client.eraseIdentity({ id: next, reason: 'asked' });
    const { linkBalance } = await app.client.linkBalance({ balanceId: moved, identityId: next });
    expect(linkBalance.identity?.displayName).toBe(shown);
  });

  test('by which a list in the order of names puts it', async () => {
    const filter = { status: ['ACTIVE' as const, 'ERASED' as const] };
    const names: string[] = [];
    for (let after: string | null | undefined; ; ) {
      const { nodes, pageInfo } = (
        await app.client.identities({ filter, orderBy: { field: 'DISPLAY_NAME', direction: 'ASC' }, first: 1, after })
      ).identities;
      names.push(...nodes.map(({ displayName }) => displayName));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(names).toEqual(['Bob', shown, shown, shown, 'Zoe']);
  });

  test('that no search finds, for it says nothing of who it was', async () => {
    const { identities } = await app.client.identities({
      search: 'erased identity',
      filter: { status: ['ACTIVE', 'ERASED'] },
    });
    expect(identities.nodes).toEqual([]);
  });

  test('in an export', async () => {
    const { prisma, query, vault } = app;
    const deps = { prisma, query, vault, clock: createClock(), call: { actor: 'local', requestId: null } };
    let text = '';
    for await (const part of exportIdentity(deps, person.slice(4))) text += part;
    expect(JSON.parse(text).identity.displayName).toBe(shown);
    const unknown = exportIdentity(deps, '00000000-0000-4000-8000-000000000000');
    await expect(unknown.next()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('and stands in no column but the generated one, and the audit log verifies', async () => {
    const rows = await app.query<{ name: string; row: string }>(
      `SELECT display_name AS name, (to_jsonb(t) - 'display_name')::text AS row FROM identities t WHERE status = 'ERASED'`,
    );
    expect(new Set(rows.map(({ name }) => name))).toEqual(new Set([shown]));
    expect(rows.map(({ row }) => row).join()).not.toContain(shown);
    await sealPending(app.query);
    expect(await verifyAudit(app.query)).toMatchObject({ ok: true, problems: [] });
  });
});
