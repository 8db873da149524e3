import {
  createClient,
  IdentitiesDocument,
  type IdentityFieldsFragment,
  IdentityTransactionsDocument,
  TransactionsDocument,
  type TypedDocument,
} from '@signet/client';
import { beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import { makePerson } from '../support/fixtures.ts';
import { useTestApp } from '../support/test-app.ts';

const app = useTestApp();
const orderBy = { field: 'DISPLAY_NAME', direction: 'ASC' } as const;
const names = ['Ada', 'Ben', 'Cleo', 'Dora', 'Eve'];
beforeAll(async () => {
  for (const firstName of names) await makePerson(app.client, { firstName });
});

/** A client that counts its requests, of which the one with this number fails. */
function clientThatFails(at?: number) {
  const sent: string[] = [];
  const client = createClient({
    url: 'http://localhost/graphql',
    attempts: 1,
    fetch: (url, init) => {
      sent.push(String(init.body));
      if (sent.length === at) throw new TypeError('fetch failed');
      return app.fetch(url, init);
    },
  });
  return { client, sent };
}

async function namesOf(nodes: AsyncIterable<{ displayName: string }>, met: string[] = []): Promise<string[]> {
  for await (const { displayName } of nodes) met.push(displayName);
  return met;
}

describe('the nodes of a list', () => {
  test('come one after the other over all pages, with their types', async () => {
    const { client, sent } = clientThatFails();
    const identities = client.pages(IdentitiesDocument, (data) => data.identities, { orderBy, first: 2 });
    for await (const node of identities) expectTypeOf(node).toEqualTypeOf<IdentityFieldsFragment>();
    expect(await namesOf(client.pages(IdentitiesDocument, (data) => data.identities, { orderBy, first: 2 }))).toEqual(
      names,
    );
    expect(sent).toHaveLength(6);
  });

  test('come backwards from the end when the last ones are asked for', async () => {
    const { client, sent } = clientThatFails();
    const identities = client.pages(IdentitiesDocument, (data) => data.identities, { orderBy, last: 2 });
    expect(await namesOf(identities)).toEqual(names.toReversed());
    expect(sent).toHaveLength(3);
  });

  test('are not asked for when the loop ended early', async () => {
    const { client, sent } = clientThatFails();
    for await (const { displayName } of client.pages(IdentitiesDocument, (data) => data.identities, {
      orderBy,
      first: 2,
    })) {
      if (displayName === 'Ben') break;
    }
    expect(sent).toHaveLength(1);
  });

  test('are none below a record that is not there, and of an empty list', async () => {
    const { client, sent } = clientThatFails();
    const id = 'idt_00000000-0000-4000-8000-000000000000';
    for await (const _ of client.pages(IdentityTransactionsDocument, (data) => data.identity?.transactions, { id })) {
      expect.unreachable();
    }
    for await (const _ of client.pages(TransactionsDocument, (data) => data.transactions)) expect.unreachable();
    expect(sent).toHaveLength(2);
  });
});

describe('a page that fails', () => {
  test('is thrown, and reading goes on from it in another loop', async () => {
    const { client } = clientThatFails(2);
    const identities = client.pages(IdentitiesDocument, (data) => data.identities, { orderBy, first: 2 });
    const met: string[] = [];
    await expect(namesOf(identities, met)).rejects.toThrow('fetch failed');
    expect(met).toEqual(['Ada', 'Ben']);
    expect(await namesOf(identities, met)).toEqual(names);
  });

  test('can be asked for by another program with the cursor', async () => {
    const { client } = clientThatFails(3);
    const failing = client.pages(IdentitiesDocument, (data) => data.identities, { orderBy, last: 2 });
    await expect(namesOf(failing)).rejects.toThrow('fetch failed');
    const before = failing.cursor;
    const others = clientThatFails().client.pages(IdentitiesDocument, (data) => data.identities, {
      orderBy,
      last: 2,
      before,
    });
    expect(await namesOf(others)).toEqual(['Ada']);
  });

  test('is read again as a whole by a loop after one that ended within it', async () => {
    const identities = clientThatFails().client.pages(IdentitiesDocument, (data) => data.identities, {
      orderBy,
      first: 2,
    });
    const met: string[] = [];
    for await (const { displayName } of identities) {
      met.push(displayName);
      if (displayName === 'Cleo') break;
    }
    expect(met).toEqual(['Ada', 'Ben', 'Cleo']);
    expect(await namesOf(identities)).toEqual(['Cleo', 'Dora', 'Eve']);
  });
});

describe('a document of the caller’s own', () => {
  type Page = {
    identities: { nodes: { displayName: string }[]; pageInfo: { hasNextPage: boolean; endCursor?: string } };
  };
  const documentOf = (text: string) =>
    text as TypedDocument<Page & { identities: { totalCount: number } }, { after?: string }>;

  test('tells how many there are when it selects that', async () => {
    const document = documentOf(
      'query ($after: String) { identities(first: 2, after: $after) { nodes { displayName } totalCount pageInfo { hasNextPage endCursor } } }',
    );
    const identities = clientThatFails().client.pages(document, (data) => data.identities);
    expect(identities.totalCount).toBeUndefined();
    expect(await namesOf(identities)).toHaveLength(5);
    expect(identities.totalCount).toBe(5);
  });

  test.each([
    [
      'does not take the cursor',
      '{ identities(first: 2) { nodes { displayName } pageInfo { hasNextPage endCursor } } }',
    ],
    [
      'does not select where the page ends',
      'query ($after: String) { identities(first: 2, after: $after) { nodes { displayName } pageInfo { hasNextPage } } }',
    ],
    [
      'does not select whether there is more',
      'query ($after: String) { identities(first: 2, after: $after) { nodes { displayName } pageInfo { endCursor } } }',
    ],
  ])('that %s is told so, instead of reading the same page for ever', async (_name, text) => {
    const identities = clientThatFails().client.pages(documentOf(text), (data) => data.identities);
    await expect(namesOf(identities)).rejects.toThrow('The operation must take $after, and select pageInfo');
  });
});
