import { SignetError } from '@signet/client/methods';
import { describe, expect, test } from 'vitest';
import type { Query } from '../../src/db/open-database.ts';
import { sampleIds } from '../../src/sample/sample-world.ts';
import { clientOf, refusalOf } from '../support/test-app.ts';
import { useSampleApp } from './sample.ts';

const app = useSampleApp();
const { alice, aliceUsd, aliceEur } = sampleIds;
const world = '@world';
const payment = { reference: 'r', amount: '1', currency: 'USD', source: aliceUsd, destination: world };
const owned = { identityType: 'INDIVIDUAL', firstName: 'A', externalId: 'twice' } as const;

describe('a SignetError', () => {
  test('has by its code the record that has an external id or a reference', async () => {
    const { createIdentity } = await app.client.createIdentity({ input: owned });
    const conflict = await refusalOf(app.client.createIdentity({ input: owned }));
    expect(conflict.code === 'CONFLICT' && conflict.existingId).toBe(createIdentity.id);

    const { recordTransaction } = await app.client.recordTransaction({ input: payment });
    const taken = await refusalOf(app.client.recordTransaction({ input: { ...payment, amount: '2' } }));
    expect(taken.code === 'DUPLICATE_REFERENCE' && taken.existingId).toBe(recordTransaction.id);
  });

  test('has by its code what is left of money', async () => {
    const funds = await refusalOf(
      app.client.recordTransaction({ input: { ...payment, reference: 'm', amount: '9999' } }),
    );
    expect(funds.code === 'INSUFFICIENT_FUNDS' && funds.availableBalance).toBe('1331.35');

    const { recordTransaction: hold } = await app.client.recordTransaction({
      input: { ...payment, reference: 'h', amount: '5', hold: true },
    });
    const state = await refusalOf(app.client.commitTransaction({ id: hold.id, amount: '6' }));
    expect(state.code === 'INVALID_TRANSACTION_STATE' && state.remainingAmount).toBe('5');
    const kind = await refusalOf(app.client.refundTransaction({ id: hold.id }));
    expect(kind.code === 'INVALID_TRANSACTION_STATE' && kind.remainingAmount).toBeUndefined();
  });

  test('has by its code what an identity is', async () => {
    const input = { city: 'Rome' };
    const version = await refusalOf(app.client.updateIdentity({ id: alice, input, expectedVersion: 99 }));
    expect(version.code === 'VERSION_MISMATCH' && version.currentVersion).toEqual(expect.any(Number));

    const balances = await refusalOf(app.client.deleteIdentity({ id: alice }));
    if (balances.code !== 'IDENTITY_HAS_BALANCES') throw balances;
    expect(balances.balanceCount).toBe(2);
    expect([aliceUsd, aliceEur]).toContain(balances.balanceId);

    const bare = await refusalOf(app.client.detokenizeIdentity({ id: alice, fields: ['DOB'], reason: 'why' }));
    expect(bare.code === 'NOT_TOKENIZED' && bare.field).toBe('DOB');
    await app.client.tokenizeIdentity({ id: alice, fields: ['DOB'] });
    const again = await refusalOf(app.client.tokenizeIdentity({ id: alice, fields: ['DOB'] }));
    expect(again.code === 'ALREADY_TOKENIZED' && again.field).toBe('DOB');
  });

  test('has the issues of bad input, and their sentences as its message', async () => {
    const bad = await refusalOf(app.client.createIdentity({ input: { identityType: 'ORGANIZATION' } }));
    expect(bad.code).toBe('BAD_USER_INPUT');
    expect(bad.issues).toMatchObject([{ path: ['input', 'organizationName'], message: bad.message }]);
  });

  test('is retryable when the database was not there, and not when the request is wrong', async () => {
    const query: Query = () => Promise.reject(Object.assign(new Error('secret'), { code: '57P03' }));
    const client = clientOf(app.openAnother({ query, fastReads: false }));
    const down = await refusalOf(client.recordTransaction({ input: { ...payment, reference: 'down' } }));
    expect(down).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', retryable: true });
    expect(await refusalOf(app.client.identity({ id: 'idt_1' }))).toMatchObject({ retryable: false });
  });

  test('is of several errors retryable only when each of them is', () => {
    const error = (retryable?: boolean) => ({
      message: 'no',
      extensions: { code: 'INTERNAL_SERVER_ERROR' as const, retryable },
    });
    expect(new SignetError([error(true), error(true)], null).retryable).toBe(true);
    expect(new SignetError([error(true), error()], null).retryable).toBe(false);
  });

  test('has by its code the scope that the key lacks', async () => {
    const reader = await app.as(['ledger:read']);
    const forbidden = await refusalOf(reader.identities());
    expect(forbidden.code === 'FORBIDDEN' && forbidden.scope).toBe('identities:read');
  });
});

describe('a part that fails', () => {
  const query = `{ good: identity(id: "${alice}") { displayName } bad: identity(id: "idt_1") { id } }`;
  interface Parts {
    good: { displayName: string };
    bad: { id: string } | null;
  }

  test('is beside the data of a partial request, as an error with its path', async () => {
    const { data, errors } = await app.client.requestPartial<Parts, object>(query);
    expect(data).toEqual({ good: { displayName: 'Alice Marie Smith' }, bad: null });
    expect(errors).toMatchObject([{ name: 'SignetError', code: 'BAD_USER_INPUT', path: ['bad'] }]);
    expect(errors[0]).toBeInstanceOf(SignetError);
  });

  test('is no error of a partial request that succeeds as a whole, and one that is refused as a whole has no part', async () => {
    const { data, errors } = await app.client.requestPartial('{ viewer { name } }');
    expect([data, errors]).toEqual([{ viewer: { name: expect.any(String) } }, []]);
    expect(await refusalOf(app.client.requestPartial('{ nothing }'))).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
