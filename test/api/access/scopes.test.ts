import type { AnswerError, Client } from '@signet/client/methods';
import { type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Scope, scopes, withIncluded } from '../../../src/access/access.scopes.ts';
import { schema } from '../../../src/schema.ts';
import { makeBalance, makeLedger, makePerson, transfer, unique } from '../../support/fixtures.ts';
import { clientOf, refusalOf, useTestApp } from '../../support/test-app.ts';
import { type Answer, fingerprint, post } from '../request/answers.ts';

const app = useTestApp();
const ids = {
  identity: '',
  externalId: '',
  ledger: '',
  balance: '',
  other: '',
  transaction: '',
  reference: '',
  key: '',
};
/** The secret of a caller with each scope alone, and with none. */
const secrets = new Map<Scope | 'none', string>();

beforeAll(async () => {
  await app.as(['admin']);
  ids.externalId = unique('external');
  ids.identity = await makePerson(app.client, { externalId: ids.externalId });
  ids.ledger = await makeLedger(app.client);
  const { ledger: ledgerId, identity: identityId } = ids;
  ids.balance = await makeBalance(app.client, { ledgerId, identityId, overdraftLimit: null, indicator: '@mine' });
  ids.other = await makeBalance(app.client, { ledgerId, overdraftLimit: null });
  ids.reference = unique('reference');
  const between = { source: ids.balance, destination: ids.other };
  ids.transaction = await transfer(app.client, { ...between, reference: ids.reference });
  for (const scope of scopes) secrets.set(scope, (await app.makeKey([scope])).secret);
  const none = await app.makeKey(['admin']);
  // No mutation makes such a key: it stands for whoever may do nothing at all.
  await app.query(`UPDATE api_keys SET scopes = '{nothing}' WHERE id = $1::uuid`, [none.id]);
  secrets.set('none', none.secret);
  ids.key = `key_${none.id}`;
});

interface Example {
  /** What a caller needs; empty when everybody may who is let in. */
  needs: Scope[];
  /** Whether who may not is shown null, as if there were nothing. */
  isHidden?: true;
  /** A call that is answered without an error when it is allowed. */
  call: () => string | Promise<string>;
}

const read = (scope: Scope, call: () => string): Example => ({ needs: [scope], call });
const find = (scope: Scope, call: () => string): Example => ({ needs: [scope], isHidden: true, call });
const change = (scope: Scope, call: () => string | Promise<string>): Example => ({ needs: [scope], call });
const onPerson = (name: string, rest = '') =>
  change('identities:write', async () => `${name}(id: "${await makePerson(app.client)}"${rest}) { __typename }`);

async function makeHold(): Promise<string> {
  const sides = { source: ids.other, destination: ids.balance };
  const input = { reference: unique('hold'), amount: '1', currency: 'USD', hold: true, ...sides };
  return (await app.client.recordTransaction({ input })).recordTransaction.id;
}

const queries: Record<string, Example> = {
  node: { needs: [], call: () => `node(id: "evt_${unknown}") { id }` },
  nodes: { needs: [], call: () => 'nodes(ids: []) { id }' },
  viewer: { needs: [], call: () => 'viewer { name }' },
  currencies: { needs: [], call: () => 'currencies(codes: ["USD"]) { code }' },
  identity: find('identities:read', () => `identity(id: "${ids.identity}") { id }`),
  identityByExternalId: find('identities:read', () => `identityByExternalId(externalId: "${ids.externalId}") { id }`),
  identities: read('identities:read', () => 'identities { totalCount nodes { id } }'),
  ledger: find('ledger:read', () => `ledger(id: "${ids.ledger}") { id }`),
  ledgers: read('ledger:read', () => 'ledgers { totalCount nodes { id } }'),
  balance: find('ledger:read', () => `balance(id: "${ids.balance}") { id }`),
  balanceByIndicator: find('ledger:read', () => 'balanceByIndicator(indicator: "@mine", currency: "USD") { id }'),
  balances: read('ledger:read', () => 'balances { totalCount nodes { id } }'),
  transaction: find('ledger:read', () => `transaction(id: "${ids.transaction}") { id }`),
  transactionByReference: find('ledger:read', () => `transactionByReference(reference: "${ids.reference}") { id }`),
  transactions: read('ledger:read', () => 'transactions { totalCount nodes { id } }'),
  auditEvents: read('audit:read', () => 'auditEvents { totalCount nodes { id } }'),
  auditCheckpoint: read('audit:read', () => 'auditCheckpoint { hash }'),
  verifyAudit: read('audit:read', () => 'verifyAudit { checked }'),
  apiKeys: read('admin', () => 'apiKeys { totalCount nodes { id } }'),
};

const mutations: Record<string, Example> = {
  createIdentity: change(
    'identities:write',
    () => 'createIdentity(input: { identityType: INDIVIDUAL, firstName: "A" }) { id }',
  ),
  createIdentities: change(
    'identities:write',
    () => 'createIdentities(inputs: [{ identityType: INDIVIDUAL, firstName: "A" }]) { identity { id } }',
  ),
  updateIdentity: onPerson('updateIdentity', ', input: { lastName: "B" }'),
  deleteIdentity: onPerson('deleteIdentity'),
  archiveIdentity: onPerson('archiveIdentity'),
  restoreIdentity: onPerson('restoreIdentity'),
  freezeIdentity: onPerson('freezeIdentity', ', reason: "a test"'),
  unfreezeIdentity: onPerson('unfreezeIdentity', ', reason: "a test"'),
  tokenizeIdentity: {
    needs: ['pii:write', 'identities:read'],
    call: async () => `tokenizeIdentity(id: "${await makePerson(app.client)}", fields: [FIRST_NAME]) { id }`,
  },
  detokenizeIdentity: {
    needs: ['pii:read', 'identities:read'],
    call: async () => {
      const id = await makePerson(app.client);
      await app.client.tokenizeIdentity({ id, fields: ['FIRST_NAME'] });
      return `detokenizeIdentity(id: "${id}", reason: "a test") { value }`;
    },
  },
  eraseIdentity: {
    needs: ['pii:write', 'identities:read'],
    call: async () => `eraseIdentity(id: "${await makePerson(app.client)}", reason: "a test") { id }`,
  },
  createLedger: change('ledger:write', () => 'createLedger(input: { name: "L" }) { id }'),
  createBalance: change(
    'ledger:write',
    () => `createBalance(input: { ledgerId: "${ids.ledger}", currency: "USD" }) { id }`,
  ),
  updateLedger: change(
    'ledger:write',
    () => `updateLedger(id: "${ids.ledger}", input: { name: "${unique('L')}" }) { id }`,
  ),
  updateBalance: change(
    'ledger:write',
    async () => `updateBalance(id: "${await makeBalance(app.client)}", input: { overdraftLimit: "5" }) { id }`,
  ),
  closeBalance: change(
    'ledger:write',
    async () => `closeBalance(id: "${await makeBalance(app.client)}", reason: "a test") { id }`,
  ),
  reopenBalance: change(
    'ledger:write',
    async () => `reopenBalance(id: "${await makeBalance(app.client)}", reason: "a test") { id }`,
  ),
  linkBalance: {
    needs: ['ledger:write', 'identities:read'],
    call: async () =>
      `linkBalance(balanceId: "${await makeBalance(app.client)}", identityId: "${ids.identity}") { id }`,
  },
  updateMetadata: change(
    'ledger:write',
    () => `updateMetadata(id: "${ids.ledger}", patch: { a: "${unique('a')}" }) { id }`,
  ),
  recordTransaction: change(
    'ledger:write',
    () =>
      `recordTransaction(input: { reference: "${unique('r')}", amount: "1", currency: "USD", source: "${ids.other}",
        destination: "${ids.balance}" }) { id }`,
  ),
  recordTransactions: change(
    'ledger:write',
    () =>
      `recordTransactions(inputs: [{ reference: "${unique('r')}", amount: "1", currency: "USD", source: "${ids.other}",
        destination: "${ids.balance}" }]) { transaction { id } }`,
  ),
  commitTransaction: change('ledger:write', async () => `commitTransaction(id: "${await makeHold()}") { id }`),
  voidTransaction: change('ledger:write', async () => `voidTransaction(id: "${await makeHold()}") { id }`),
  refundTransaction: change(
    'ledger:write',
    async () =>
      `refundTransaction(id: "${await transfer(app.client, { source: ids.other, destination: ids.balance })}") { id }`,
  ),
  createApiKey: change('admin', () => `createApiKey(input: { name: "${unique('k')}", scopes: ["admin"] }) { secret }`),
  revokeApiKey: change('admin', async () => `revokeApiKey(id: "key_${(await app.makeKey(['admin'])).id}") { id }`),
};

const unknown = '00000000-0000-4000-8000-000000000000';

const withSecret = (secret: string) => ({ authorization: `Bearer ${secret}` });
const ask = (document: string, secret: string): Promise<Answer> => post(app, document, undefined, withSecret(secret));

function expectForbidden(errors: AnswerError[], needs: Scope[]): void {
  expect(errors).toHaveLength(1);
  const scope = errors[0]?.extensions.scope;
  expect(needs).toContain(scope);
  expect(errors[0]).toMatchObject({ message: `This needs the scope ${scope}.`, extensions: { code: 'FORBIDDEN' } });
}

const roots: [GraphQLObjectType | null | undefined, 'query' | 'mutation', Record<string, Example>][] = [
  [schema.getQueryType(), 'query', queries],
  [schema.getMutationType(), 'mutation', mutations],
];
const fields = roots.flatMap(([type, operation, examples]) =>
  Object.values(type?.getFields() ?? {}).map((field) => ({ operation, field, example: examples[field.name] })),
);

/** What Pothos was told of a type or field. */
const optionsOf = ({ extensions }: { extensions: unknown }) =>
  (extensions as { pothosOptions?: { authScopes?: unknown } }).pothosOptions ?? {};

test('every scope guards something', () => {
  const guarding = new Set(fields.flatMap(({ example }) => example?.needs ?? []));
  expect(scopes.filter((scope) => !guarding.has(scope))).toEqual([]);
});

test('there are no other fields to subscribe to', () => {
  expect(schema.getSubscriptionType()).toBeUndefined();
});

describe.each(fields.map((each) => [`${each.operation} ${each.field.name}`, each] as const))('%s', (_, each) => {
  const { operation, field } = each;

  test('declares its scope, and has an example here', () => {
    expect(optionsOf(field).authScopes).toBeDefined();
    expect(each.example).toBeDefined();
  });

  test('is for whoever has its scope, and for nobody else', async () => {
    const { needs, isHidden, call } = each.example as Example;
    const callers = [...secrets].map(([scope, secret]) => {
      const held = withIncluded([scope]);
      return { scope, secret, mayCall: needs.every((needed) => held.has(needed)) };
    });
    const refused = `${operation} { ${await call()} }`;
    const before = await fingerprint(app);
    for (const { scope, secret } of callers.filter(({ mayCall }) => !mayCall)) {
      const { data, errors } = await ask(refused, secret);
      if (isHidden) expect({ data, errors }, scope).toEqual({ data: { [field.name]: null }, errors: [] });
      else expectForbidden(errors, needs);
    }
    expect(await fingerprint(app)).toBe(before);
    for (const { scope, secret } of callers.filter(({ mayCall }) => mayCall)) {
      const { data, errors } = await ask(`${operation} { ${await call()} }`, secret);
      expect(errors, scope).toEqual([]);
      if (isHidden) expect(data[field.name], scope).not.toBe(null);
    }
    const { secret } = await app.makeKey(needs.length > 0 ? needs : ['pii:read']);
    expect((await ask(`${operation} { ${await call()} }`, secret)).errors).toEqual([]);
  });
});

/** The scope of the records that a field shows, also behind a connection. */
function scopeShown(type: GraphQLObjectType): string | undefined {
  const node = type.name.endsWith('Connection') ? getNamedType(type.getFields().nodes?.type as never) : type;
  return JSON.stringify(optionsOf(node as GraphQLObjectType).authScopes);
}

const objectTypes = Object.values(schema.getTypeMap()).filter(isObjectType);
const nodeTypes = objectTypes.filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'));

describe('the types', () => {
  test('that are records declare their scope', () => {
    expect(nodeTypes.length).toBeGreaterThanOrEqual(6);
    expect(nodeTypes.filter((type) => !optionsOf(type).authScopes).map(({ name }) => name)).toEqual([]);
  });

  test('declare the scope of each field that leads to records of another', () => {
    const leading = nodeTypes.flatMap((type) =>
      Object.values(type.getFields()).flatMap((field) => {
        const target = getNamedType(field.type);
        const crosses = isObjectType(target) && (scopeShown(target) ?? scopeShown(type)) !== scopeShown(type);
        return crosses ? [{ name: `${type.name}.${field.name}`, field }] : [];
      }),
    );
    expect(leading.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Identity.balances', 'Identity.history', 'Balance.identity']),
    );
    expect(leading.filter(({ field }) => !optionsOf(field).authScopes).map(({ name }) => name)).toEqual([]);
  });
});

/** A client for documents of one's own, with these scopes. */
const as = async (...held: Scope[]) => {
  const client = clientOf(app.openAnother(), (await app.makeKey(held)).secret);
  return Object.assign(client, {
    // biome-ignore lint/suspicious/noExplicitAny: the documents are of many shapes.
    ask: (document: string) => client.request<any, object>(document) as Promise<any>,
  });
};

describe('what hangs below a record', () => {
  test.each([
    ['balances { totalCount }', 'ledger:read'],
    ['transactions { totalCount }', 'ledger:read'],
    ['totals { currency }', 'ledger:read'],
    ['insights(currency: "USD") { net }', 'ledger:read'],
    ['history { totalCount }', 'audit:read'],
    ['asOf(time: "2100-01-01T00:00:00Z")', 'audit:read'],
  ] as const)('of an identity, %s needs %s too', async (selection, scope) => {
    const document = `{ identity(id: "${ids.identity}") { ${selection} } }`;
    const refusal = await refusalOf((await as('identities:read')).ask(document));
    expectForbidden(refusal.errors, [scope]);
    await (await as('identities:read', scope)).ask(document);
  });

  test('of a balance: its identity is null without identities:read, as if it were linked to nobody', async () => {
    const document = `{ balance(id: "${ids.balance}") { identity { id } transactions { nodes {
      source { identity { displayName } } destination { identity { displayName } } } } } }`;
    const { balance } = await (await as('ledger:read')).ask(document);
    expect(balance.identity).toBe(null);
    expect(JSON.stringify(balance)).not.toContain('Alice');
    expect((await (await as('ledger:read', 'identities:read')).ask(document)).balance.identity.id).toBe(ids.identity);
  });

  test('of a balance: its history needs audit:read too', async () => {
    const document = `{ balance(id: "${ids.balance}") { history { nodes { action } } } }`;
    expectForbidden((await refusalOf((await as('ledger:read')).ask(document))).errors, ['audit:read']);
  });

  test('of an event: its record is null without the scope of the record', async () => {
    const resources = async (client: Awaited<ReturnType<typeof as>>) => {
      const { auditEvents } = await client.ask('{ auditEvents(first: 100) { nodes { resource { __typename } } } }');
      return new Set(
        auditEvents.nodes.flatMap(
          ({ resource }: { resource: { __typename: string } | null }) => resource?.__typename ?? [],
        ),
      );
    };
    expect(await resources(await as('audit:read'))).toEqual(new Set());
    expect(await resources(await as('audit:read', 'ledger:read'))).toEqual(
      new Set(['Ledger', 'Balance', 'Transaction']),
    );
    expect(await resources(await as('audit:read', 'admin'))).toEqual(new Set(['ApiKey']));
  });
});

describe('who may not know of identities', () => {
  test.each([
    ['{ balances(filter: { identityId: "ID" }) { totalCount } }'],
    ['{ ledger(id: "LEDGER") { balances(filter: { identityId: "ID" }) { totalCount } } }'],
    ['mutation { createBalance(input: { ledgerId: "LEDGER", identityId: "ID", currency: "USD" }) { id } }'],
    ['mutation { linkBalance(balanceId: "BALANCE", identityId: "ID") { id } }'],
    ['mutation { linkBalance(balanceId: "BALANCE", identityId: null) { id } }'],
  ])('cannot name one in %s, whether it is there or not', async (document) => {
    const client = await as('ledger:write');
    for (const id of [ids.identity, `idt_${unknown}`]) {
      const call = document.replace('ID"', `${id}"`).replace('LEDGER', ids.ledger).replace('BALANCE', ids.other);
      expectForbidden((await refusalOf(client.ask(call))).errors, ['identities:read']);
    }
  });

  test('are not told whose balance is frozen', async () => {
    const identityId = await makePerson(app.client);
    const source = await makeBalance(app.client, { identityId, overdraftLimit: null });
    await app.prisma.identity.update({ where: { id: identityId.slice(4) }, data: { status: 'FROZEN' } });
    const send = (client: Client) => refusalOf(transfer(client, { source, destination: ids.other }));
    const refusal = await send(await as('ledger:write'));
    expect(refusal).toMatchObject({
      code: 'IDENTITY_NOT_ACTIVE',
      message: 'source: its identity is frozen, and its balances neither send nor receive.',
    });
    expect(JSON.stringify(refusal.errors)).not.toContain(identityId.slice(4));
    expect((await send(await as('ledger:write', 'identities:read'))).message).toContain(identityId);
  });
});

describe('node and nodes', () => {
  test('show what the caller may see, and null for the rest, in the order asked for', async () => {
    const wanted = [ids.identity, ids.ledger, ids.key, ids.identity, ids.transaction, ids.balance];
    const typesFor = async (...held: Scope[]) => {
      const { nodes } = await (await as(...held)).nodes({ ids: wanted });
      return nodes.map((node) => node?.__typename ?? null);
    };
    expect(await typesFor('identities:read')).toEqual(['Identity', null, null, 'Identity', null, null]);
    expect(await typesFor('ledger:read')).toEqual([null, 'Ledger', null, null, 'Transaction', 'Balance']);
    expect(await typesFor('admin')).toEqual([null, null, 'ApiKey', null, null, null]);
    expect(await typesFor('audit:read')).toEqual(wanted.map(() => null));
    for (const id of wanted) expect((await (await as('audit:read')).node({ id })).node).toBe(null);
    const [event] = (await app.client.auditEvents({ first: 1 })).auditEvents.nodes;
    expect((await (await as('audit:read')).node({ id: event?.id ?? '' })).node).not.toBe(null);
    expect((await (await as('admin')).node({ id: event?.id ?? '' })).node).toBe(null);
  });
});

describe('updateMetadata', () => {
  test.each([
    ['identity', 'identities:write', 'ledger:write'],
    ['ledger', 'ledger:write', 'identities:write'],
    ['balance', 'ledger:write', 'identities:write'],
    ['transaction', 'ledger:write', 'identities:write'],
  ] as const)('of this %s needs %s, and %s is not enough', async (record, scope, other) => {
    const variables = { id: ids[record], patch: { touched: unique('touched') } };
    expectForbidden((await refusalOf((await as(other)).updateMetadata(variables))).errors, [scope]);
    await (await as(scope)).updateMetadata(variables);
  });

  test('is not for keys, which carry none', async () => {
    const refusal = await refusalOf(app.client.updateMetadata({ id: ids.key, patch: {} }));
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: ['id'] }] });
  });
});

test("one's own key is shown by viewer without admin, and nobody else's by anything", async () => {
  const client = await as('ledger:read');
  const { viewer } = await client.viewer();
  expect(viewer.apiKey).toMatchObject({ name: viewer.name, scopes: ['ledger:read'] });
  expect((await client.node({ id: viewer.apiKey?.id ?? '' })).node).toBe(null);
});
