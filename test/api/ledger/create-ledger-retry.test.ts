import { describe, expect, test } from 'vitest';
import { refusalOf, useTestApp } from '../../support/test-app.ts';
import { refusedWithoutTrace } from '../request/answers.ts';

const app = useTestApp();
const newId = () => `ldg_${crypto.randomUUID()}`;
const create = async (input: Parameters<typeof app.client.createLedger>[0]['input']) =>
  (await app.client.createLedger({ input })).createLedger;
const eventsOf = async (resourceId: string) =>
  (await app.client.auditEvents({ filter: { resourceId } })).auditEvents.nodes.map(({ action }) => action);

describe('a ledger that is created again with the same id', () => {
  test('and content is the same, and there is one event', async () => {
    const input = { id: newId(), name: 'Wallets', metadata: { a: 1, b: { c: [1, 2] } } };
    const first = await create(input);
    // By value: neither the order of keys nor the way a number is written matters, nor blanks around the name.
    const again = {
      id: input.id.toUpperCase().replace('LDG', 'ldg'),
      name: ' Wallets ',
      metadata: { b: { c: [1.0, 2] }, a: 1 },
    };
    expect(await create(again)).toEqual(first);
    expect(await eventsOf(input.id)).toEqual(['ledger.created']);
  });

  test('and content is as it is now, though its metadata was changed since', async () => {
    const input = { id: newId(), name: 'Wallets', metadata: { a: 1 } };
    await create(input);
    await app.client.updateMetadata({ id: input.id, patch: { b: 2 } });
    expect((await create(input)).metadata).toEqual({ a: 1, b: 2 });
    expect(await eventsOf(input.id)).toEqual(['ledger.updated', 'ledger.created']);
    const changed = await refusalOf(create({ ...input, metadata: { a: 1, b: 2 } }));
    expect(changed).toMatchObject({ code: 'CONFLICT' });
  });

  test('without metadata, none and an empty one are the same', async () => {
    const input = { id: newId(), name: 'Wallets' };
    const first = await create(input);
    expect(await create({ ...input, metadata: null })).toEqual(first);
    expect(await create({ ...input, metadata: {} })).toEqual(first);
  });

  test.each([
    ['name', { name: 'Other' }],
    ['metadata', { metadata: { a: 2 } }],
    ['metadata of another type', { metadata: { a: '1' } }],
    ['no metadata', { metadata: {} }],
  ])('and another %s is a conflict that names it', async (_what, other) => {
    const input = { id: newId(), name: 'Wallets', metadata: { a: 1 } };
    await create(input);
    const refusal = await refusedWithoutTrace(app, () => create({ ...input, ...other }));
    expect(refusal.errors[0]?.extensions).toMatchObject({ code: 'CONFLICT', existingId: input.id });
    expect(refusal.issues).toMatchObject([
      { path: ['input', 'id'], message: `id: the ledger ${input.id} exists already.` },
    ]);
  });

  test('twenty times at once is one ledger, one event and twenty equal answers', async () => {
    const input = { id: newId(), name: 'Rush', metadata: { a: 1 } };
    const answers = await Promise.all(Array.from({ length: 20 }, () => create(input)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await app.prisma.ledger.count({ where: { id: input.id.slice(4) } })).toBe(1);
    expect(await eventsOf(input.id)).toEqual(['ledger.created']);
  });
});
