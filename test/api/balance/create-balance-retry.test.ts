import type { CreateBalanceInput } from '@signet/client/methods';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeBalance, makeLedger, makePerson, transfer, unique } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';
import { refusedWithoutTrace } from '../request/answers.ts';

const app = useTestApp();
let ledgerId = '';
let identityId = '';
beforeAll(async () => {
  ledgerId = await makeLedger(app.client);
  identityId = await makePerson(app.client);
});

const newInput = (): CreateBalanceInput & { id: string } => ({
  id: `bln_${crypto.randomUUID()}`,
  ledgerId,
  identityId,
  currency: 'USD',
  indicator: unique('@retry'),
  overdraftLimit: '12.50',
  metadata: { purpose: 'savings', level: 2 },
});
const create = async (input: CreateBalanceInput) => (await app.client.createBalance({ input })).createBalance;
const eventsOf = async (resourceId: string) =>
  (await app.client.auditEvents({ filter: { resourceId } })).auditEvents.nodes.map(({ action }) => action);

describe('a balance that is created again with the same id', () => {
  test('and content is the same, however the content is written, and there is one event', async () => {
    const input = newInput();
    const first = await create(input);
    expect(await create(input)).toEqual(first);
    const otherwise = {
      overdraftLimit: '012.5',
      indicator: ` ${input.indicator} `,
      metadata: { level: 2, purpose: 'savings' },
    };
    expect(await create({ ...input, ...otherwise })).toEqual(first);
    expect(await eventsOf(input.id)).toEqual(['balance.created']);
  });

  test('and nothing but what is required is the same, with nulls and defaults too', async () => {
    const input = { id: newInput().id, ledgerId, currency: 'EUR' };
    const first = await create(input);
    const spelled = { identityId: null, indicator: null, metadata: {}, overdraftLimit: '0' };
    expect(await create({ ...input, ...spelled })).toEqual(first);
    const unlimited = { ...newInput(), overdraftLimit: null };
    expect(await create(unlimited)).toEqual(await create(unlimited));
  });

  test('is as it is now: money that moved, another link and other metadata are no other creation', async () => {
    const input = newInput();
    await create(input);
    const other = await makePerson(app.client);
    await transfer(app.client, {
      source: input.id,
      destination: await makeBalance(app.client, { ledgerId }),
      amount: '3',
    });
    await app.client.linkBalance({ balanceId: input.id, identityId: other });
    await app.client.updateMetadata({ id: input.id, patch: { level: 3 } });
    const again = await create(input);
    expect(again).toMatchObject({ balance: '-3', identity: { id: other }, metadata: { purpose: 'savings', level: 3 } });
    expect(again).toEqual((await app.client.balance({ id: input.id })).balance);
    expect(await eventsOf(input.id)).toEqual(['balance.updated', 'balance.linked', 'balance.created']);
  });

  test('is answered though its identity takes no links any more, and though it was deleted', async () => {
    const archived = { ...newInput(), identityId: await makePerson(app.client) };
    const first = await create(archived);
    await app.client.archiveIdentity({ id: archived.identityId });
    expect((await create(archived)).id).toBe(first.id);
    const left = { ...newInput(), identityId: await makePerson(app.client) };
    await create(left);
    await app.client.linkBalance({ balanceId: left.id, identityId: null });
    await app.client.deleteIdentity({ id: left.identityId });
    expect(await create(left)).toMatchObject({ id: left.id, identity: null });
  });

  test.each<[string, () => Promise<Partial<CreateBalanceInput>>]>([
    ['ledger', async () => ({ ledgerId: await makeLedger(app.client) })],
    ['ledger, which there is not', async () => ({ ledgerId: `ldg_${crypto.randomUUID()}` })],
    ['identity', async () => ({ identityId: await makePerson(app.client) })],
    ['link, to nobody', async () => ({ identityId: null })],
    ['currency', async () => ({ currency: 'EUR' })],
    ['indicator', async () => ({ indicator: unique('@other') })],
    ['overdraft limit', async () => ({ overdraftLimit: '12.51' })],
    ['overdraft limit, unlimited', async () => ({ overdraftLimit: null })],
    ['metadata', async () => ({ metadata: { purpose: 'savings', level: '2' } })],
  ])('and another %s is a conflict that names it', async (_what, other) => {
    const input = newInput();
    await create(input);
    const changed = { ...input, ...(await other()) };
    const refusal = await refusedWithoutTrace(app, () => create(changed));
    expect(refusal.errors[0]?.extensions).toMatchObject({ code: 'CONFLICT', existingId: input.id });
    expect(refusal.issues).toMatchObject([
      { path: ['input', 'id'], message: `id: the balance ${input.id} exists already.` },
    ]);
  });

  test('twenty times at once is one balance, one event and twenty equal answers', async () => {
    const input = newInput();
    const answers = await Promise.all(Array.from({ length: 20 }, () => create(input)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await app.prisma.balance.count({ where: { id: input.id.slice(4) } })).toBe(1);
    expect(await eventsOf(input.id)).toEqual(['balance.created']);
  });

  test('twenty times at once with two contents is one balance, and the others are told of it', async () => {
    const input = newInput();
    const calls = Array.from({ length: 20 }, (_, at) => create({ ...input, metadata: { at: at % 2 } }));
    const outcomes = await Promise.allSettled(calls);
    const made = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(made).toHaveLength(10);
    expect(new Set(made.map(({ metadata }) => JSON.stringify(metadata))).size).toBe(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason.errors[0].extensions.existingId).toBe(input.id);
    }
  });
});
