import type { CreateIdentityInput } from '@signet/client/methods';
import { beforeAll, describe, expect, test } from 'vitest';
import { createClock } from '../../../src/clock.ts';
import { createIdentities } from '../../../src/identity/identity.create.ts';
import { unique } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';
import { post, refusedWithoutTrace } from '../request/answers.ts';

const app = useTestApp();
beforeAll(() => {
  app.now = new Date('2031-03-10T12:00:00.000Z');
});

const uuid = () => crypto.randomUUID();
const person = (input: Partial<CreateIdentityInput> = {}): CreateIdentityInput => ({
  identityType: 'INDIVIDUAL',
  firstName: 'Alice',
  ...input,
});
const createAll = async (inputs: CreateIdentityInput[], onConflict: 'FAIL' | 'RETURN_EXISTING' = 'FAIL') =>
  (await app.client.createIdentities({ inputs, onConflict })).createIdentities;
const many = (count: number, make: (at: number) => Partial<CreateIdentityInput>) =>
  Array.from({ length: count }, (_, at) => person(make(at)));

describe('createIdentities', () => {
  test('1,000 rows in one go are all created, in their order', async () => {
    const batch = unique('batch');
    const results = await createAll(many(1000, (at) => ({ firstName: `P${at}`, externalId: `${batch}-${at}` })));
    expect(results.map((result) => result.identity?.externalId)).toEqual(
      Array.from({ length: 1000 }, (_, at) => `${batch}-${at}`),
    );
    expect(results.every((result) => result.error === null)).toBe(true);
    expect(await app.prisma.identity.count({ where: { externalId: { startsWith: `${batch}-` } } })).toBe(1000);
  });

  test('later rows are newer: the list shows them in reverse', async () => {
    const category = unique('order');
    const results = await createAll(many(50, (at) => ({ firstName: `P${at}`, category })));
    const { identities } = await app.client.identities({ filter: { category: { eq: category } }, first: 50 });
    expect(identities.nodes.map((node) => node.id)).toEqual(results.map((result) => result.identity?.id).reverse());
  });

  test('1,001 rows are refused, and none is stored', async () => {
    const refusal = await refusedWithoutTrace(app, () => createAll(many(1001, () => ({}))));
    expect(refusal).toMatchObject({
      code: 'BAD_USER_INPUT',
      issues: [{ path: ['inputs'], message: 'inputs must have at most 1000 elements.' }],
    });
  });

  test('a fault of the server is no refusal of a row: the call fails with it, and none is stored', async () => {
    const fault = new TypeError('the clock is broken');
    const stamp = (): never => {
      throw fault;
    };
    const { prisma, query, vault } = app;
    const deps = { prisma, query, vault, clock: { ...createClock(), stamp }, call: { actor: 'test', requestId: null } };
    const externalId = unique('fault');
    await expect(createIdentities(deps, [person({ externalId })], 'FAIL')).rejects.toBe(fault);
    expect(await app.prisma.identity.count({ where: { externalId } })).toBe(0);
  });

  test('no rows make no results', async () => {
    expect(await createAll([])).toEqual([]);
  });

  test('each row succeeds or fails independently, and a wrong one says where and what is wrong', async () => {
    const taken = await createAll([person({ externalId: unique('taken') })]);
    const holder = taken[0]?.identity;
    const results = await createAll([
      person({ firstName: 'First' }),
      person({ id: 'cust_1' }),
      person({ externalId: holder?.externalId }),
      person({ firstName: 'x'.repeat(201) }),
      person({ firstName: null }),
      { identityType: 'ORGANIZATION' },
      person({ dob: '2031-03-11' }),
      person({ dob: 'yesterday' }),
      person({ emailAddress: 'no address' }),
      person({ phoneNumber: '12' }),
      person({ metadata: { a: '\0' } }),
      person({ firstName: 'Last' }),
    ]);
    expect(results.map((result) => result.identity?.firstName ?? result.error?.path)).toEqual([
      'First',
      ['inputs', '1', 'id'],
      ['inputs', '2', 'externalId'],
      ['inputs', '3', 'firstName'],
      ['inputs', '4', 'firstName'],
      ['inputs', '5', 'organizationName'],
      ['inputs', '6', 'dob'],
      ['inputs', '7', 'dob'],
      ['inputs', '8', 'emailAddress'],
      ['inputs', '9', 'phoneNumber'],
      ['inputs', '10', 'metadata'],
      'Last',
    ]);
    expect(results.map((result) => result.error?.code ?? null)).toEqual([
      null,
      'BAD_USER_INPUT',
      'CONFLICT',
      ...Array(8).fill('BAD_USER_INPUT'),
      null,
    ]);
    expect(results[3]?.error?.message).toBe('firstName must have at most 200 characters.');
    expect(results[2]?.error?.message).toContain(holder?.id);
    expect(results.every((result) => (result.identity === null) !== (result.error === null))).toBe(true);
  });

  test('a value of another type than its field has refuses its row alone, and metadata of any size', async () => {
    const broken = [
      { emailAddress: 7 },
      { metadata: { list: Array(300_000).fill(0) } },
      { metadata: { text: '\ud800' } },
    ];
    const results = await createAll(many(5, (at) => (broken[at - 1] ?? {}) as Partial<CreateIdentityInput>));
    expect(results.map(({ error }) => error?.path.join('.') ?? null)).toEqual([
      null,
      'inputs.1.emailAddress',
      'inputs.2.metadata',
      'inputs.3.metadata',
      null,
    ]);
    expect(results[2]?.error?.message).toBe('metadata must have at most 16 kB as JSON.');
  });

  test('of two rows with one id or one external id the first wins', async () => {
    const id = `idt_${uuid()}`;
    const externalId = unique('twice');
    const results = await createAll([
      person({ id, firstName: 'One' }),
      person({ id, firstName: 'Two' }),
      person({ externalId, firstName: 'Three' }),
      person({ externalId, firstName: 'Four' }),
      person({ id, externalId, firstName: 'Five' }),
    ]);
    expect(results.map((result) => result.identity?.firstName ?? result.error?.code)).toEqual([
      'One',
      'CONFLICT',
      'Three',
      'CONFLICT',
      'CONFLICT',
    ]);
    expect(results[1]?.error).toMatchObject({ path: ['inputs', '1', 'id'] });
    expect(results[1]?.error?.message).toContain(id);
    expect(results[3]?.error).toMatchObject({ path: ['inputs', '3', 'externalId'] });
  });

  test('with RETURN_EXISTING every row of one id or external id answers with the same identity', async () => {
    const id = `idt_${uuid()}`;
    const externalId = unique('again');
    const inputs = [
      person({ id, lastName: 'A' }),
      person({ id, lastName: 'B' }),
      person({ externalId }),
      person({ externalId }),
    ];
    const first = await createAll(inputs, 'RETURN_EXISTING');
    const second = await createAll(inputs, 'RETURN_EXISTING');
    expect(first[0]).toEqual(first[1]);
    expect(first[2]).toEqual(first[3]);
    expect(second).toEqual(first);
    expect(first[0]?.identity).toMatchObject({ id, lastName: 'A', version: 1 });
  });

  test('takes the same number of SQL statements for 500 rows as for 5', async () => {
    const countFor = async (rows: number) => {
      const inputs = many(rows, (at) => ({ firstName: at % 5 === 0 ? '' : `P${at}` }));
      return (await app.countStatements(() => createAll(inputs))).length;
    };
    expect(await countFor(500)).toBe(await countFor(5));
  });

  test('takes the same number of SQL statements for 200 conflicts as for 2', async () => {
    const countFor = async (rows: number) => {
      const inputs = many(rows, () => ({ id: `idt_${uuid()}` }));
      await createAll(inputs);
      return (await app.countStatements(() => createAll(inputs, 'RETURN_EXISTING'))).length;
    };
    expect(await countFor(200)).toBe(await countFor(2));
  });

  test('balances and totals below the results take a constant number of SQL statements too', async () => {
    const document = `mutation ($inputs: [CreateIdentityInput!]!) { createIdentities(inputs: $inputs) {
      identity { id totals { currency } balances { totalCount nodes { id ledger { name } } } transactions { nodes { id } } }
    } }`;
    const countFor = async (rows: number) => {
      const inputs = many(rows, (at) => ({ firstName: `P${at}` }));
      return (await app.countStatements(() => app.client.request(document, { inputs }))).length;
    };
    expect(await countFor(50)).toBe(await countFor(1));
  });
});

describe('createIdentities at once', () => {
  test('twenty batches with the same ids leave each row once', async () => {
    const inputs = many(20, () => ({ id: `idt_${uuid()}` }));
    const batches = await Promise.all(Array.from({ length: 20 }, () => createAll(inputs)));
    const created = batches.flat().flatMap((result) => result.identity?.id ?? []);
    expect(created.sort()).toEqual(inputs.map((input) => input.id).sort());
    const codes = batches.flat().flatMap((result) => result.error?.code ?? []);
    expect(codes).toEqual(Array(380).fill('CONFLICT'));
  });

  test.each(['id', 'externalId'] as const)(
    'batches that name the same %s in opposite orders all get their answer',
    async (field) => {
      for (let round = 0; round < 3; round += 1) {
        const inputs = many(300, () => ({ [field]: `idt_${uuid()}` }));
        const reversed = [...inputs].reverse();
        const orders = [inputs, reversed, inputs, reversed];
        const batches = await Promise.all(orders.map((order) => createAll(order, 'RETURN_EXISTING')));
        const ids = batches.map((batch) => batch.map((result) => result.identity?.id).sort());
        expect(ids[0]).not.toContain(undefined);
        for (const other of ids) expect(other).toEqual(ids[0]);
      }
    },
  );

  test('one page of results may not be multiplied past the limit on complexity', async () => {
    const inputs = many(1000, () => ({}));
    const document = `mutation ($inputs: [CreateIdentityInput!]!) { createIdentities(inputs: $inputs) { identity {
      balances(first: 100) { nodes { transactions(first: 100) { nodes { id } } } } } } }`;
    const answer = await post(app, document, { inputs });
    expect(answer.errors[0]?.extensions.code).toBe('QUERY_TOO_COMPLEX');
  });
});
