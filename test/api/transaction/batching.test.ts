import { describe, expect, test } from 'vitest';
import { makeBalance, unique } from '../../support/fixtures.ts';
import { clientOf, useTestApp } from '../../support/test-app.ts';

const app = useTestApp();

const isCall = (name: string) => (sql: string) => sql.includes(`${name}(`);
const person = { identityType: 'INDIVIDUAL', firstName: 'Alice' } as const;

async function makeSides() {
  const source = await makeBalance(app.client, { overdraftLimit: null });
  return { source, destination: await makeBalance(app.client) };
}
const inputOf = (sides: { source: string; destination: string }) => ({
  ...{ reference: unique('batch'), amount: '1', currency: 'USD' },
  ...sides,
});

describe('fifty calls at once', () => {
  test('of recordTransaction are two or three calls of the database', async () => {
    const sides = await makeSides();
    const statements = await app.countStatements(() =>
      Promise.all(Array.from({ length: 50 }, () => app.client.recordTransaction({ input: inputOf(sides) }))),
    );
    const calls = statements.filter(isCall('record_transactions')).length;
    expect(calls).toBeGreaterThanOrEqual(2);
    expect(calls).toBeLessThanOrEqual(3);
    expect((await app.client.balance({ id: sides.destination })).balance?.balance).toBe('50');
  });

  test('of recordTransactions share calls of the database too', async () => {
    const sides = await makeSides();
    const statements = await app.countStatements(() =>
      Promise.all(
        Array.from({ length: 50 }, () => app.client.recordTransactions({ inputs: [inputOf(sides), inputOf(sides)] })),
      ),
    );
    expect(statements.filter(isCall('record_transactions')).length).toBeLessThanOrEqual(3);
    expect((await app.client.balance({ id: sides.destination })).balance?.balance).toBe('100');
  });

  test('of commitTransaction, of voidTransaction and of refundTransaction do as well', async () => {
    const sides = await makeSides();
    const record = async (hold: boolean) =>
      (await app.client.recordTransaction({ input: { ...inputOf(sides), amount: '50', hold } })).recordTransaction.id;
    const [hold, sent] = [await record(true), await record(false)];
    const statements = await app.countStatements(() =>
      Promise.all(
        Array.from({ length: 50 }, (_, at) =>
          at % 2
            ? app.client.commitTransaction({ id: hold, amount: '1' })
            : app.client.refundTransaction({ id: sent, amount: '1' }),
        ),
      ),
    );
    expect(statements.filter(isCall('record_transactions')).length).toBeLessThanOrEqual(3);
    const holds = await Promise.all(Array.from({ length: 50 }, () => record(true)));
    const voids = await app.countStatements(() => Promise.all(holds.map((id) => app.client.voidTransaction({ id }))));
    expect(voids.filter(isCall('record_transactions')).length).toBeLessThanOrEqual(3);
  });

  test('of createIdentity are two or three calls of the database', async () => {
    const statements = await app.countStatements(() =>
      Promise.all(Array.from({ length: 50 }, () => app.client.createIdentity({ input: person }))),
    );
    const calls = statements.filter(isCall('create_identities')).length;
    expect(calls).toBeGreaterThanOrEqual(2);
    expect(calls).toBeLessThanOrEqual(3);
  });
});

describe('one reference twice in a call', () => {
  test.each([false, true])('is recorded once in one call of the database (atomic: %s)', async (atomic) => {
    const sides = await makeSides();
    const [first, again, other] = [inputOf(sides), inputOf(sides), inputOf(sides)];
    again.reference = first.reference;
    const inputs = [other, first, again];
    let answers: { transaction: { id: string } | null }[] = [];
    const statements = await app.countStatements(async () => {
      answers = (await app.client.recordTransactions({ inputs, atomic })).recordTransactions;
    });
    expect(statements.filter(isCall('record_transactions'))).toHaveLength(1);
    expect(answers[2]?.transaction?.id).toBe(answers[1]?.transaction?.id);
    expect(answers[1]?.transaction?.id).toMatch(/^txn_/);
    expect((await app.client.balance({ id: sides.destination })).balance?.balance).toBe('2');
  });
});

describe('a statement that the database took back for the sake of another', () => {
  /** A client of another application on the same database, whose next statement of this kind fails with this code. */
  function failingOnce(name: string, code: string, constraint?: string) {
    const failed: string[] = [];
    const client = clientOf(
      app.openAnother({
        query: async (statement, values, preparedName) => {
          if (failed.length === 0 && isCall(name)(statement)) {
            failed.push(statement);
            throw Object.assign(new Error('taken back'), { code, constraint });
          }
          return app.query(statement, values, preparedName);
        },
      }),
    );
    return { client, failed };
  }

  test.each(['40P01', '40001'])('with %s is sent again, and no caller hears of it', async (code) => {
    const sides = await makeSides();
    const recording = failingOnce('record_transactions', code);
    const input = inputOf(sides);
    const { recordTransaction } = await recording.client.recordTransaction({ input });
    expect(recordTransaction.reference).toBe(input.reference);
    expect(recording.failed).toHaveLength(1);
    const bulk = failingOnce('record_transactions', code);
    const { recordTransactions } = await bulk.client.recordTransactions({ inputs: [inputOf(sides)], atomic: true });
    expect(recordTransactions[0]?.error).toBeNull();
    const creating = failingOnce('create_identities', code);
    expect((await creating.client.createIdentity({ input: person })).createIdentity.firstName).toBe('Alice');
    const many = failingOnce('create_identities', code);
    expect((await many.client.createIdentities({ inputs: [person] })).createIdentities[0]?.error).toBeNull();
    expect((await app.client.balance({ id: sides.destination })).balance?.balance).toBe('2');
  });

  test('is sent again when another process took the reference in the last moment, and not for another constraint', async () => {
    const sides = await makeSides();
    const constraint = 'transactions_reference_key';
    const taken = failingOnce('record_transactions', '23505', constraint);
    const input = inputOf(sides);
    expect((await taken.client.recordTransaction({ input })).recordTransaction.reference).toBe(input.reference);
    expect(taken.failed).toHaveLength(1);
    const other = failingOnce('record_transactions', '23505', 'transactions_pkey');
    const refused = other.client.recordTransaction({ input: inputOf(sides) });
    await expect(refused).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
    const unnamed = failingOnce('record_transactions', '23514', constraint);
    const violated = unnamed.client.recordTransaction({ input: inputOf(sides) });
    await expect(violated).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
    expect((await app.client.balance({ id: sides.destination })).balance?.balance).toBe('1');
  });

  test('is not sent again when the connection broke: the whole call fails, and nothing is said of single items', async () => {
    const sides = await makeSides();
    for (const code of ['57P01', '57014', '08006']) {
      const { client } = failingOnce('record_transactions', code);
      const call = client.recordTransactions({ inputs: [inputOf(sides), inputOf(sides)] });
      await expect(call).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR', data: { recordTransactions: null } });
    }
    expect((await app.client.balance({ id: sides.destination })).balance?.balance).toBe('0');
  });
});

test('a creation that the database never settles ends with an error, and not never', async () => {
  let calls = 0;
  const client = clientOf(
    app.openAnother({
      query: async (statement, values, preparedName) => {
        if (!isCall('create_identities')(statement)) return app.query(statement, values, preparedName);
        calls += 1;
        const detail = { sameId: null, sameExternalId: null };
        return [{ identityId: null, place: 0, outcome: 'TAKEN', displayName: '', metadata: null, detail }] as never;
      },
    }),
  );
  await expect(client.createIdentity({ input: person })).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
  expect(calls).toBe(100);
});
