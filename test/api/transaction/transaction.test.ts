import { describe, expect, test } from 'vitest';
import { makeBalance, transfer, unique } from '../../support/fixtures.ts';
import { refusalOf, useTestApp } from '../../support/test-app.ts';

const app = useTestApp();
const nobody = '00000000-0000-7000-8000-000000000000';

async function recordOne(reference = unique('read')) {
  const source = await makeBalance(app.client, { overdraftLimit: null });
  return transfer(app.client, { source, destination: await makeBalance(app.client), reference });
}

describe('transaction', () => {
  test('is null when there is none', async () => {
    expect((await app.client.transaction({ id: `txn_${nobody}` })).transaction).toBeNull();
  });

  test.each(['', 'txn_', 'txn_1', `bln_${nobody}`, nobody])('refuses the id %j', async (id) => {
    const refusal = await refusalOf(app.client.transaction({ id }));
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.issues).toMatchObject([{ path: ['id'] }]);
  });

  test('is found by node, too', async () => {
    const id = await recordOne();
    expect((await app.client.node({ id })).node).toMatchObject({ __typename: 'Transaction', id });
  });
});

describe('transactionByReference', () => {
  test('is null when there is none, and takes every letter as it is', async () => {
    await recordOne('Exact_%');
    const find = async (reference: string) =>
      (await app.client.transactionByReference({ reference })).transactionByReference;
    expect(await find('Exact_%')).toMatchObject({ reference: 'Exact_%' });
    for (const other of ['exact_%', 'Exact_', 'Exact__', '%', '']) expect(await find(other)).toBeNull();
  });

  test.each(['a\u0000', '\udc00', 'x'.repeat(1001)])('refuses the reference %j', async (reference) => {
    const refusal = await refusalOf(app.client.transactionByReference({ reference }));
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.issues).toMatchObject([{ path: ['reference'] }]);
  });
});

describe('children', () => {
  /** No mutation makes them yet, so they are written as later work will. */
  async function addChildren(parentId: string, count: number): Promise<string[]> {
    const { id, ...parent } = await app.prisma.transaction.findUniqueOrThrow({ where: { id: parentId.slice(4) } });
    const children = Array.from(
      { length: count },
      (_, at) => `018f0000-0000-7000-8000-${String(at).padStart(12, '0')}`,
    );
    await app.prisma.transaction.createMany({
      data: children.map((childId) => ({
        ...parent,
        metadata: {},
        id: childId,
        reference: childId,
        kind: 'REFUND',
        parentId: id,
      })),
    });
    return children.map((childId) => `txn_${childId}`);
  }

  test('are listed newest first, and know their parent', async () => {
    const id = await recordOne();
    const children = await addChildren(id, 3);
    const answer = await app.client.request(
      `query ($id: ID!) { transaction(id: $id) {
        children(first: 2) { totalCount nodes { id kind parent { id } children { totalCount } } pageInfo { hasNextPage } }
      } }`,
      { id },
    );
    const child = (at: number) => ({ id: children[at], kind: 'REFUND', parent: { id }, children: { totalCount: 0 } });
    expect(answer).toEqual({
      transaction: { children: { totalCount: 3, nodes: [child(2), child(1)], pageInfo: { hasNextPage: true } } },
    });
  });
});

describe('what was recorded', () => {
  test('never changes: a patch of the metadata leaves the row as it was', async () => {
    const id = await recordOne();
    const before = await app.prisma.transaction.findUniqueOrThrow({ where: { id: id.slice(4) } });
    const { updateMetadata } = await app.client.updateMetadata({ id, patch: { reviewed: true } });
    expect(updateMetadata).toEqual({ __typename: 'Transaction', id, metadata: { reviewed: true } });
    expect(await app.prisma.transaction.findUniqueOrThrow({ where: { id: id.slice(4) } })).toEqual(before);
    expect((await app.client.transaction({ id })).transaction?.metadata).toEqual({ reviewed: true });
  });
});
