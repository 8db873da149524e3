import { beforeAll, describe, expect, test } from 'vitest';
import { makeBalance, makeFundedBalance, makeLedger, makePerson, transfer } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';
import { refusedWithoutTrace } from '../request/answers.ts';

const app = useTestApp();
beforeAll(() => {
  app.now = new Date('2031-03-10T12:00:00.000Z');
});

const archive = async (id: string, reason?: string) =>
  (await app.client.archiveIdentity({ id, reason })).archiveIdentity;
const restore = async (id: string, reason?: string) =>
  (await app.client.restoreIdentity({ id, reason })).restoreIdentity;
const setStatus = (id: string, status: 'FROZEN' | 'ERASED') =>
  app.prisma.identity.update({ where: { id: id.slice(4) }, data: { status } });

describe('archiveIdentity', () => {
  test('closes an identity, counts as a change, and can still be read by id', async () => {
    const id = await makePerson(app.client);
    app.now = new Date('2031-03-11T12:00:00.000Z');
    const archived = await archive(id, 'moved away');
    expect(archived).toMatchObject({ status: 'ARCHIVED', version: 2, updatedAt: '2031-03-11T12:00:00.000Z' });
    expect((await app.client.identity({ id })).identity).toEqual(archived);
  });

  test('of an archived identity changes nothing', async () => {
    const id = await makePerson(app.client);
    const archived = await archive(id);
    expect(await archive(id, 'again')).toEqual(archived);
  });

  test('leaves balances moving, and takes no new links', async () => {
    const identityId = await makePerson(app.client);
    const source = await makeFundedBalance(app.client, '10', { identityId });
    const destination = await makeBalance(app.client);
    await archive(identityId);
    await transfer(app.client, { source, destination, amount: '4' });
    await transfer(app.client, { source: destination, destination: source, amount: '1' });
    expect((await app.client.balance({ id: source })).balance).toMatchObject({ balance: '7' });
    const link = () => app.client.linkBalance({ balanceId: destination, identityId });
    expect((await refusedWithoutTrace(app, link)).code).toBe('IDENTITY_NOT_ACTIVE');
    const ledgerId = await makeLedger(app.client);
    const create = () => makeBalance(app.client, { identityId, ledgerId });
    expect((await refusedWithoutTrace(app, create)).code).toBe('IDENTITY_NOT_ACTIVE');
    await app.client.linkBalance({ balanceId: source, identityId: null });
    expect((await app.client.balance({ id: source })).balance?.identity).toBe(null);
  });

  test('is never outrun by a link made at the same time', async () => {
    for (let round = 0; round < 5; round += 1) {
      const identityId = await makePerson(app.client);
      const balances = await Promise.all(Array.from({ length: 6 }, () => makeBalance(app.client)));
      const links = balances.map((balanceId) => app.client.linkBalance({ balanceId, identityId }));
      const outcomes = await Promise.allSettled([archive(identityId), ...links]);
      const codes = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
      expect(codes.filter((code) => code !== 'IDENTITY_NOT_ACTIVE')).toEqual([]);
    }
  });

  test('twenty times at once is one change', async () => {
    const id = await makePerson(app.client);
    const answers = await Promise.all(Array.from({ length: 20 }, () => archive(id)));
    expect(new Set(answers.map((answer) => answer.version))).toEqual(new Set([2]));
  });
});

describe('restoreIdentity', () => {
  test('opens an archived identity again', async () => {
    const id = await makePerson(app.client);
    await archive(id);
    expect(await restore(id, 'came back')).toMatchObject({ status: 'ACTIVE', version: 3 });
    expect((await app.client.updateIdentity({ id, input: { city: 'Ottawa' } })).updateIdentity.version).toBe(4);
  });

  test('of an active identity changes nothing', async () => {
    const id = await makePerson(app.client);
    expect(await restore(id)).toMatchObject({ status: 'ACTIVE', version: 1 });
  });
});

describe.each([
  ['archiveIdentity', archive],
  ['restoreIdentity', restore],
])('%s refuses', (_name, change) => {
  const refusal = (id: string, reason?: string) => refusedWithoutTrace(app, () => change(id, reason));

  test('an unknown id', async () => {
    const { code, issues } = await refusal('idt_00000000-0000-4000-8000-000000000000');
    expect({ code, path: issues[0]?.path }).toEqual({ code: 'NOT_FOUND', path: ['id'] });
  });

  test('a malformed id', async () => {
    expect(await refusal('idt_nope')).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: ['id'] }] });
  });

  test.each(['x'.repeat(1001), 'a\0b', '\ud800'])('a reason that is too long or cannot be stored', async (reason) => {
    const id = await makePerson(app.client);
    expect(await refusal(id, reason)).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: ['reason'] }] });
  });

  test('a frozen and an erased identity', async () => {
    const id = await makePerson(app.client);
    await setStatus(id, 'FROZEN');
    expect(await refusal(id)).toMatchObject({ code: 'IDENTITY_NOT_ACTIVE', issues: [{ path: ['id'] }] });
    await setStatus(id, 'ERASED');
    expect(await refusal(id)).toMatchObject({ code: 'IDENTITY_ERASED', issues: [{ path: ['id'] }] });
  });
});
