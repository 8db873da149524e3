import { describe, expect, test } from 'vitest';
import { refusalOf, useTestApp } from '../../support/test-app.ts';

const app = useTestApp();
const uuid = (at: number) => `5f0c9a52-7d1e-4b86-9c47-${String(at).padStart(12, '0')}`;

const create = async (input: Parameters<typeof app.client.createLedger>[0]['input']) =>
  (await app.client.createLedger({ input })).createLedger;

describe('createLedger', () => {
  test('keeps the name, trimmed, and the metadata, and can be read again', async () => {
    app.now = new Date('2026-05-01T10:00:00.123Z');
    const created = await create({ name: '  Wallets ', metadata: { region: 'EU' } });
    expect(created).toEqual({
      id: created.id,
      name: 'Wallets',
      metadata: { region: 'EU' },
      createdAt: '2026-05-01T10:00:00.123Z',
    });
    expect(created.id).toMatch(/^ldg_[0-9a-f-]{36}$/);
    expect((await app.client.ledger({ id: created.id })).ledger).toEqual(created);
    expect((await app.client.node({ id: created.id })).node).toMatchObject({ __typename: 'Ledger', ...created });
  });

  test('has empty metadata when none is given, and may share its name', async () => {
    const [one, other] = [await create({ name: 'Same' }), await create({ name: 'Same', metadata: null })];
    expect(one.metadata).toEqual({});
    expect(other.metadata).toEqual({});
    expect(one.id).not.toBe(other.id);
  });

  test("keeps the caller's id, in small letters", async () => {
    expect((await create({ id: `ldg_${uuid(1).toUpperCase()}`, name: 'Mine' })).id).toBe(`ldg_${uuid(1)}`);
  });

  test('with an id that is taken is a conflict that names it, and changes nothing', async () => {
    const id = `ldg_${uuid(2)}`;
    await create({ id, name: 'First' });
    const refusal = await refusalOf(create({ id, name: 'Second' }));
    expect(refusal.code).toBe('CONFLICT');
    expect(refusal.message).toBe(`id: the ledger ${id} exists already.`);
    expect(refusal.issues).toMatchObject([{ path: ['input', 'id'], message: refusal.message }]);
    expect(refusal.errors[0]?.extensions.existingId).toBe(id);
    expect((await app.client.ledger({ id })).ledger?.name).toBe('First');
  });

  test('twenty times at once with one id leaves one ledger', async () => {
    const id = `ldg_${uuid(3)}`;
    const calls = Array.from({ length: 20 }, (_, at) => create({ id, name: `Ledger ${at}` }));
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const codes = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
    expect(codes).toEqual(Array.from({ length: 19 }, () => 'CONFLICT'));
    expect(await app.prisma.ledger.count({ where: { id: uuid(3) } })).toBe(1);
  });

  test.each([
    [{ name: '' }, 'name'],
    [{ name: ' \t ' }, 'name'],
    [{ name: 'x'.repeat(201) }, 'name'],
    [{ name: 'a\u0000' }, 'name'],
    [{ name: null }, 'name'],
    [{ name: 'x', id: '' }, 'id'],
    [{ name: 'x', id: 'ldg_' }, 'id'],
    [{ name: 'x', id: 'ldg_nonsense' }, 'id'],
    [{ name: 'x', id: `bln_${uuid(9)}` }, 'id'],
    [{ name: 'x', metadata: [] }, 'metadata'],
    [{ name: 'x', metadata: 'text' }, 'metadata'],
    [{ name: 'x', metadata: { a: '\ud800' } }, 'metadata'],
    [{ name: 'x', metadata: { a: 'x'.repeat(16 * 1024) } }, 'metadata'],
  ])('refuses %j and stores nothing', async (input, field) => {
    const count = await app.prisma.ledger.count();
    const refusal = await refusalOf(create(input as never));
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.issues).toMatchObject([{ path: ['input', field] }]);
    expect(refusal.message).toMatch(new RegExp(`^${field} `));
    expect(await app.prisma.ledger.count()).toBe(count);
  });

  test('without a name is refused', async () => {
    const refusal = await refusalOf(create({} as never));
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.message).toContain('name');
  });
});
