import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { applyMergePatch } from '../../../src/metadata/metadata.patch.ts';
import { makeBalance, makeLedger, makePerson, transfer } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';
import { canonical, literal, post, refusedWithoutTrace } from '../request/answers.ts';

const app = useTestApp();
beforeAll(() => {
  app.now = new Date('2031-03-10T12:00:00.000Z');
});

type Metadata = Record<string, unknown>;
const patch = async (id: string, change: Metadata) =>
  (await app.client.updateMetadata({ id, patch: change })).updateMetadata.metadata;
const read = async (id: string) => {
  const document = 'query ($id: ID!) { node(id: $id) { ... on HasMetadata { metadata } } }';
  return (await app.client.request<{ node: { metadata: Metadata } }, object>(document, { id })).node.metadata;
};
const refusal = (id: string, change: Metadata) => refusedWithoutTrace(app, () => patch(id, change));

const makers: Record<string, (metadata: Metadata) => Promise<string>> = {
  Identity: (metadata) => makePerson(app.client, { metadata }),
  Ledger: async (metadata) => (await app.client.createLedger({ input: { name: 'Book', metadata } })).createLedger.id,
  Balance: (metadata) => makeBalance(app.client, { metadata }),
  Transaction: async (metadata) => {
    const source = await makeBalance(app.client, { overdraftLimit: null });
    const destination = await makeBalance(app.client);
    const input = { reference: crypto.randomUUID(), amount: '1', currency: 'USD', source, destination, metadata };
    return (await app.client.recordTransaction({ input })).recordTransaction.id;
  },
};

describe.each(Object.keys(makers))('the metadata of %s', (type) => {
  const make = (metadata: Metadata) => (makers[type] as (typeof makers)[string])(metadata);

  test('case 7: a merge adds keys, changes one, and null removes one', async () => {
    const id = await make({ first_name: 'Jason' });
    expect(await patch(id, { last_name: 'Brooks', verification_status: 'Pending' })).toEqual({
      first_name: 'Jason',
      last_name: 'Brooks',
      verification_status: 'Pending',
    });
    expect(await patch(id, { verification_status: 'Approved' })).toMatchObject({ verification_status: 'Approved' });
    expect(await patch(id, { last_name: null, never_there: null })).toEqual({
      first_name: 'Jason',
      verification_status: 'Approved',
    });
    expect(await read(id)).toEqual({ first_name: 'Jason', verification_status: 'Approved' });
  });

  test('case 7: of twenty merges at once all survive', async () => {
    const id = await make({ kept: true, nested: { kept: true } });
    const keys = Array.from({ length: 20 }, (_, at) => `key${at}`);
    await Promise.all(keys.map((key) => patch(id, { [key]: key, nested: { [key]: 1 } })));
    expect(await read(id)).toEqual({
      kept: true,
      ...Object.fromEntries(keys.map((key) => [key, key])),
      nested: { kept: true, ...Object.fromEntries(keys.map((key) => [key, 1])) },
    });
  });

  test('answers with the record, named by its type and id', async () => {
    const id = await make({});
    expect((await app.client.updateMetadata({ id, patch: { a: 1 } })).updateMetadata).toEqual({
      __typename: type,
      id,
      metadata: { a: 1 },
    });
  });

  test('may not outgrow its limits by merging', async () => {
    const id = await make({ big: 'x'.repeat(9000) });
    const { code, issues } = await refusal(id, { more: 'x'.repeat(9000) });
    expect(code).toBe('BAD_USER_INPUT');
    expect(issues).toMatchObject([{ path: ['patch'], message: 'patch must have at most 16 kB as JSON.' }]);
    expect(await patch(id, { big: null, more: 'x'.repeat(9000) })).toEqual({ more: 'x'.repeat(9000) });
  });

  test('of an unknown record is NOT_FOUND', async () => {
    const prefix = (await make({})).split('_')[0];
    const unknown = `${prefix}_00000000-0000-4000-8000-000000000000`;
    const { code, message, issues } = await refusal(unknown, { a: 1 });
    expect({ code, message }).toEqual({
      code: 'NOT_FOUND',
      message: `id: there is no ${type.toLowerCase()} ${unknown}.`,
    });
    expect(issues[0]?.path).toEqual(['id']);
  });
});

describe('version and time', () => {
  const change = { a: 1, list: [{ b: [1, { c: null }] }] };

  test('of an identity move with a change and stay without one, however the patch is written', async () => {
    const id = await makePerson(app.client, { metadata: { z: 0 } });
    app.now = new Date('2031-03-10T13:00:00.000Z');
    await patch(id, change);
    const changed = (await app.client.identity({ id })).identity;
    expect(changed).toMatchObject({ version: 2, updatedAt: '2031-03-10T13:00:00.000Z' });
    app.now = new Date('2031-03-10T14:00:00.000Z');
    await patch(id, change);
    await patch(id, { unknown: null, z: -0 });
    expect((await app.client.identity({ id })).identity).toEqual(changed);
    await post(app, `mutation { updateMetadata(id: "${id}", patch: ${literal(change)}) { id } }`);
    expect((await app.client.identity({ id })).identity).toEqual(changed);
  });

  test('of a balance: the version moves with a change and stays without one', async () => {
    const id = await makeBalance(app.client);
    await patch(id, change);
    await patch(id, change);
    expect((await app.client.balance({ id })).balance?.version).toBe(2);
  });

  test('an update that expects an older version than a merge made is refused', async () => {
    const id = await makePerson(app.client);
    await patch(id, change);
    const call = () => app.client.updateIdentity({ id, input: { city: 'Ottawa' }, expectedVersion: 1 });
    expect((await refusedWithoutTrace(app, call)).code).toBe('VERSION_MISMATCH');
  });
});

describe('what a patch means', () => {
  const special = JSON.parse(
    '{"__proto__": {"__proto__": 1, "b": [{"then": 2}]}, "constructor": 3, "then": {"toJSON": 4}, "toJSON": {"a": 5}}',
  ) as Metadata;

  test('keys that JavaScript treats specially merge, come back and go like any other', async () => {
    for (const written of ['variable', 'literal']) {
      const id = await makePerson(app.client, { metadata: special });
      const send = async (change: Metadata) => {
        if (written === 'variable') return patch(id, change);
        return (await post(app, `mutation { updateMetadata(id: "${id}", patch: ${literal(change)}) { metadata } }`))
          .data.updateMetadata.metadata;
      };
      const more = await send(JSON.parse('{"__proto__": {"c": 6}, "toJSON": {"__proto__": 7}, "constructor": null}'));
      const expected =
        '{"__proto__": {"__proto__": 1, "b": [{"then": 2}], "c": 6}, "then": {"toJSON": 4}, "toJSON": {"a": 5, "__proto__": 7}}';
      expect(canonical(more)).toBe(canonical(JSON.parse(expected)));
      expect(canonical(await read(id))).toBe(canonical(JSON.parse(expected)));
      expect(canonical(await send(JSON.parse('{"__proto__": null, "then": null, "toJSON": {"a": null}}')))).toBe(
        canonical(JSON.parse('{"toJSON": {"__proto__": 7}}')),
      );
    }
  });

  test('a variable that is not given leaves its key alone', async () => {
    const id = await makePerson(app.client, { metadata: { a: 1, b: 2 } });
    const answer = await post(
      app,
      `mutation ($a: String) { updateMetadata(id: "${id}", patch: { a: $a, c: 3 }) { metadata } }`,
    );
    expect(answer.data?.updateMetadata.metadata).toEqual({ a: 1, b: 2, c: 3 });
  });

  test('a literal that is no JSON is refused, not dropped', async () => {
    const id = await makePerson(app.client, { metadata: { a: 1 } });
    const answer = await post(app, `mutation { updateMetadata(id: "${id}", patch: { b: GOLD }) { metadata } }`);
    expect(answer.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(await read(id)).toEqual({ a: 1 });
  });

  test('any sequence of patches leaves what RFC 7396 says', async () => {
    const key = fc.constantFrom('a', 'b', '__proto__', 'constructor', 'toJSON', 'then', 'ключ');
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constant(null),
        fc.integer(),
        fc.string({ unit: 'grapheme', maxLength: 5 }),
        fc.array(fc.integer(), { maxLength: 2 }),
        tie('object'),
      ),
      object: fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map(Object.fromEntries),
    }));
    const object = fc
      .array(fc.tuple(key, value), { maxLength: 4 })
      .map((entries) => Object.fromEntries(entries) as Metadata);
    await fc.assert(
      fc.asyncProperty(fc.array(object, { minLength: 1, maxLength: 4 }), async (patches) => {
        const id = await makePerson(app.client);
        let expected: Metadata = {};
        for (const change of patches) {
          expected = applyMergePatch(expected as never, change as never);
          expect(canonical(await patch(id, change))).toBe(canonical(expected));
        }
        expect(canonical(await read(id))).toBe(canonical(expected));
      }),
      { numRuns: 25 },
    );
  });
});

describe('refusals', () => {
  test.each(['', 'nope', 'idt_nope', 'usr_8cc22560-5ace-4989-8953-fcbad7947d48'])('"%s" is no id', async (id) => {
    expect(await refusal(id, { a: 1 })).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: ['id'] }] });
  });

  test('an archived identity takes none until it is restored', async () => {
    const id = await makePerson(app.client);
    await app.client.archiveIdentity({ id });
    expect(await refusal(id, { a: 1 })).toMatchObject({ code: 'IDENTITY_NOT_ACTIVE', issues: [{ path: ['id'] }] });
    await app.client.restoreIdentity({ id });
    expect(await patch(id, { a: 1 })).toEqual({ a: 1 });
  });

  test.each([[[1]], ['text'], [1], [null]])('%j is no object', async (value) => {
    const id = await makePerson(app.client);
    const call = () => app.client.updateMetadata({ id, patch: value as never });
    const { code, issues } = await refusedWithoutTrace(app, call);
    expect(code).toBe('BAD_USER_INPUT');
    expect(issues[0]?.path).toEqual(['patch']);
  });

  test('of a ledger and a transaction that never changed otherwise, the rest stays', async () => {
    const ledger = await makeLedger(app.client);
    const before = (await app.client.ledger({ id: ledger })).ledger;
    await patch(ledger, { a: 1 });
    expect((await app.client.ledger({ id: ledger })).ledger).toEqual({ ...before, metadata: { a: 1 } });
    const [source, destination] = [
      await makeBalance(app.client, { overdraftLimit: null }),
      await makeBalance(app.client),
    ];
    const id = await transfer(app.client, { source, destination });
    const recorded = (await app.client.transaction({ id })).transaction;
    await patch(id, { a: 1 });
    expect((await app.client.transaction({ id })).transaction).toEqual({ ...recorded, metadata: { a: 1 } });
  });
});
