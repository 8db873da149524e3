import { describe, expect, test } from 'vitest';
import { makeBalance, makeFundedBalance, makePerson, unique } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';
import { refusedWithoutTrace } from '../request/answers.ts';

const app = useTestApp();
const remove = (id: string) => app.client.deleteIdentity({ id });
const refusal = (id: string) => refusedWithoutTrace(app, () => remove(id));

describe('case 5: an unlinked identity', () => {
  test('is gone from every read once deleted, and a second delete is NOT_FOUND', async () => {
    const externalId = unique('doomed');
    const category = unique('doomed');
    const id = await makePerson(app.client, { externalId, category, lastName: category });
    expect(await remove(id)).toEqual({ deleteIdentity: { deletedIdentityId: id } });
    expect((await app.client.identity({ id })).identity).toBe(null);
    expect((await app.client.identityByExternalId({ externalId })).identityByExternalId).toBe(null);
    expect((await app.client.node({ id })).node).toBe(null);
    expect((await app.client.nodes({ ids: [id] })).nodes).toEqual([null]);
    expect((await app.client.identities({ filter: { category: { eq: category } } })).identities.nodes).toEqual([]);
    expect((await app.client.identities({ search: category })).identities.nodes).toEqual([]);
    const { code, message } = await refusal(id);
    expect({ code, message }).toEqual({ code: 'NOT_FOUND', message: `id: there is no identity ${id}.` });
  });

  test('frees its ids', async () => {
    const externalId = unique('freed');
    const id = await makePerson(app.client, { externalId });
    await remove(id);
    expect(await makePerson(app.client, { id, externalId })).toBe(id);
  });

  test('is deleted by one of twenty calls at once', async () => {
    const id = await makePerson(app.client);
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => remove(id)));
    const codes = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
    expect(codes).toEqual(Array(19).fill('NOT_FOUND'));
  });

  test('can be deleted when archived', async () => {
    const id = await makePerson(app.client);
    await app.client.archiveIdentity({ id });
    await remove(id);
    expect((await app.client.identity({ id })).identity).toBe(null);
  });
});

describe('a linked identity', () => {
  test('is refused with how many balances it has and the first of them, until they are unlinked', async () => {
    const identityId = await makePerson(app.client);
    const first = await makeFundedBalance(app.client, '5', { identityId });
    const one = await refusal(identityId);
    expect(one).toMatchObject({ code: 'IDENTITY_HAS_BALANCES', issues: [{ path: ['id'] }] });
    expect(one.message).toContain(`1 linked balance, the first of them ${first}`);
    const second = await makeBalance(app.client, { identityId });
    const two = await refusal(identityId);
    expect(two.errors[0]?.extensions).toMatchObject({ balanceCount: 2, balanceId: first });
    await app.client.linkBalance({ balanceId: first, identityId: null });
    await app.client.linkBalance({ balanceId: second, identityId: null });
    await remove(identityId);
    expect((await app.client.balance({ id: first })).balance).toMatchObject({ identity: null, balance: '5' });
  });

  test('is never left behind by a link made at the same time', async () => {
    for (let round = 0; round < 5; round += 1) {
      const identityId = await makePerson(app.client);
      const balances = await Promise.all(Array.from({ length: 5 }, () => makeBalance(app.client)));
      const links = balances.map((balanceId) => app.client.linkBalance({ balanceId, identityId }));
      const outcomes = await Promise.allSettled([...links, remove(identityId)]);
      const codes = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
      expect(codes.filter((code) => !['NOT_FOUND', 'IDENTITY_HAS_BALANCES'].includes(code))).toEqual([]);
      const { identity } = await app.client.identity({ id: identityId });
      const linked = await app.prisma.balance.count({ where: { identityId: identityId.slice(4) } });
      expect(linked > 0).toBe(identity !== null);
    }
  });
});

describe('refusals', () => {
  test.each(['', 'nope', 'idt_nope', 'bln_8cc22560-5ace-4989-8953-fcbad7947d48'])(
    '"%s" is no id of an identity',
    async (id) => {
      expect(await refusal(id)).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: ['id'] }] });
    },
  );

  test('a frozen identity is not deleted', async () => {
    const id = await makePerson(app.client);
    await app.prisma.identity.update({ where: { id: id.slice(4) }, data: { status: 'FROZEN' } });
    expect(await refusal(id)).toMatchObject({ code: 'IDENTITY_NOT_ACTIVE', issues: [{ path: ['id'] }] });
  });
});
