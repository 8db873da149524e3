import * as operations from '@signet/client';
import { createClient } from '@signet/client/methods';
import { describe, expect, test } from 'vitest';
import { isIdempotent } from '../../packages/client/src/idempotent.ts';
import { sampleIds } from '../../src/sample/sample-world.ts';
import { unique } from '../support/fixtures.ts';
import { useSampleApp } from './sample.ts';

const app = useSampleApp();
const { aliceUsd } = sampleIds;
const payment = () => ({
  reference: unique('paid'),
  amount: '1',
  currency: 'USD',
  source: aliceUsd,
  destination: '@world',
});

/** A client whose first answer is lost on its way: the server has done what it asked for. */
function clientThatLosesAnAnswer() {
  const bodies: unknown[] = [];
  const client = createClient({
    url: 'http://localhost/graphql',
    fetch: async (url, init) => {
      bodies.push(init.body);
      const answer = await app.fetch(url, init);
      if (bodies.length === 1) throw new TypeError('fetch failed');
      return answer;
    },
    timing: { now: () => 0, random: () => 0, after: skipWaits },
  });
  return { client, bodies };
}

/** Waits of retries are over at once, and time limits never. */
function skipWaits(ms: number, run: () => void): () => void {
  if (ms < 1000) queueMicrotask(run);
  return () => {};
}

async function available(): Promise<number> {
  return Number((await app.client.balance({ id: aliceUsd })).balance?.availableBalance);
}

describe('when an answer is lost', () => {
  test('a payment is sent again with the same bytes, and made once', async () => {
    const before = await available();
    const { client, bodies } = clientThatLosesAnAnswer();
    const input = payment();
    const { recordTransaction } = await client.recordTransaction({ input });
    expect(recordTransaction?.reference).toBe(input.reference);
    expect(bodies).toHaveLength(2);
    expect(bodies[1]).toBe(bodies[0]);
    expect(await available()).toBe(before - 1);
  });

  test('many payments are made once each', async () => {
    const before = await available();
    const { client, bodies } = clientThatLosesAnAnswer();
    const { recordTransactions } = await client.recordTransactions({ inputs: [payment(), payment()] });
    expect(recordTransactions?.map(({ error }) => error)).toEqual([null, null]);
    expect([bodies.length, await available()]).toEqual([2, before - 2]);
  });

  test('a refund without a reference is not sent again, for it would be a second one', async () => {
    const { recordTransaction } = await app.client.recordTransaction({ input: payment() });
    const id = String(recordTransaction?.id);
    const lost = clientThatLosesAnAnswer();
    await expect(lost.client.refundTransaction({ id, amount: '0.4' })).rejects.toThrow('fetch failed');
    expect(lost.bodies).toHaveLength(1);

    const before = await available();
    const { client, bodies } = clientThatLosesAnAnswer();
    await client.refundTransaction({ id, amount: '0.4', reference: unique('refund') });
    expect(bodies).toHaveLength(2);
    expect(await available()).toBeCloseTo(before + 0.4);
  });

  test('an identity of an external id is created once, and answered when what exists is asked for', async () => {
    const externalId = unique('customer');
    const input = { identityType: 'INDIVIDUAL', firstName: 'Ada', externalId } as const;
    const { client, bodies } = clientThatLosesAnAnswer();
    const { createIdentity } = await client.createIdentity({ input, onConflict: 'RETURN_EXISTING' });
    expect([createIdentity?.externalId, bodies.length]).toEqual([externalId, 2]);
    // Without it a second call would be refused for what the first one made.
    const strict = clientThatLosesAnAnswer();
    await expect(strict.client.createIdentity({ input: { ...input, externalId: unique('c') } })).rejects.toThrow();
    expect(strict.bodies).toHaveLength(1);
  });

  test('what the caller says is idempotent is sent again, and what they say is not is not', async () => {
    const { ledgers } = await app.client.ledgers();
    const id = String(ledgers.nodes[0]?.id);
    const said = clientThatLosesAnAnswer();
    await said.client.updateLedger({ id, input: { name: 'Wallets' } }, { idempotent: true });
    expect(said.bodies).toHaveLength(2);
    const denied = clientThatLosesAnAnswer();
    await expect(denied.client.ledgers({}, { idempotent: false })).rejects.toThrow('fetch failed');
  });
});

/** For each mutation of the package, variables by which Signet knows it again; null where there are none, so that it is never sent again. */
const knownAgain: Record<string, object | null> = {
  RecordTransaction: { input: { reference: 'r' } },
  RecordTransactions: { inputs: [{ reference: 'r' }, { reference: 's' }] },
  CommitTransaction: { id: 't', reference: 'r' },
  VoidTransaction: { id: 't', reference: 'r' },
  RefundTransaction: { id: 't', reference: 'r' },
  CreateIdentity: { input: { externalId: 'e' }, onConflict: 'RETURN_EXISTING' },
  CreateIdentities: { inputs: [{ externalId: 'e' }, { id: 'i' }], onConflict: 'RETURN_EXISTING' },
  CreateLedger: { input: { id: 'l' } },
  CreateBalance: { input: { id: 'b' } },
  ...Object.fromEntries(
    ['UpdateIdentity', 'DeleteIdentity', 'ArchiveIdentity', 'RestoreIdentity', 'FreezeIdentity', 'UnfreezeIdentity']
      .concat(['TokenizeIdentity', 'DetokenizeIdentity', 'EraseIdentity', 'LinkBalance', 'UpdateLedger'])
      .concat(['UpdateMetadata', 'CreateApiKey', 'RevokeApiKey', 'UpdateBalance', 'CloseBalance', 'ReopenBalance'])
      .map((name) => [name, null]),
  ),
};

describe('whether an operation may be sent again', () => {
  const documents = Object.entries(operations).flatMap(([name, document]) =>
    name.endsWith('Document') ? [[name.slice(0, -'Document'.length), String(document)] as const] : [],
  );
  const mutations = documents.filter(([, document]) => document.startsWith('mutation'));
  const all = { id: 'x', reference: undefined, input: { id: '', name: 'n' }, inputs: [{ reference: 'r' }, {}] };

  test('is known of every mutation of the package', () => {
    expect(mutations.map(([name]) => name).sort()).toEqual(Object.keys(knownAgain).sort());
  });

  test.each(mutations)('%s only with a reference or an id of the caller’s own', (name, document) => {
    expect(isIdempotent(document, all)).toBe(false);
    expect(isIdempotent(document, undefined)).toBe(false);
    const variables = knownAgain[name];
    if (variables) expect(isIdempotent(document, variables)).toBe(true);
  });

  test('is so of every query', () => {
    for (const [, document] of documents) {
      if (document.startsWith('query')) expect(isIdempotent(document, all)).toBe(true);
    }
  });

  const variables = { input: { reference: 'r' }, id: 't', reference: 'r' };
  test.each([
    [
      'one mutation',
      'mutation Pay($input: In!) {\n  recordTransaction(input: $input) {\n    id, source { id }\n  }\n}\n',
      true,
    ],
    [
      'a fragment after it',
      'mutation ($input: In!) { recordTransaction(input: $input) { ...T } } fragment T on Transaction { id }',
      true,
    ],
    [
      'two mutations',
      'mutation ($input: In!) { recordTransaction(input: $input) { id } refundTransaction(id: $id) { id } }',
      false,
    ],
    [
      'another before it',
      'mutation ($input: In!) { refundTransaction(id: $id) { id } recordTransaction(input: $input) { id } }',
      false,
    ],
    [
      'a reference that is not used',
      'mutation ($id: ID!, $reference: String) { refundTransaction(id: $id) { id } }',
      false,
    ],
    ['an argument in the document', 'mutation { refundTransaction(id: "t") { id } }', false],
    [
      'a comment',
      'mutation ($input: In!) { recordTransaction(input: $input) { id } # } fragment\n refundTransaction { id } }',
      false,
    ],
    [
      'a fragment before it',
      'fragment T on Transaction { id } mutation ($input: In!) { recordTransaction(input: $input) { ...T } }',
      false,
    ],
    [
      'fields in a fragment',
      'mutation ($input: In!) { ...M } fragment M on Mutation { recordTransaction(input: $input) { id } }',
      false,
    ],
  ])('is told for certain of a document of the caller’s own with %s', (_name, document, expected) => {
    expect(isIdempotent(document, variables)).toBe(expected);
  });
});
