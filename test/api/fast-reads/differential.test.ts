import { beforeAll, expect, test } from 'vitest';
import type { Scope } from '../../../src/access/access.scopes.ts';
import type { App } from '../../../src/app.ts';
import { schema } from '../../../src/schema.ts';
import { makeFundedBalance, makePerson, transfer } from '../../support/fixtures.ts';
import { createRandom } from '../../support/random.ts';
import { OperationMaker, type Pools, type RandomOperation } from '../../support/random-operations.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp({ tokenizedFields: ['PHONE_NUMBER'] });
/** The same queries in every run, so that a change is compared with itself; TEST_SEED makes others. */
const seed = Number(process.env.TEST_SEED ?? 1);
const operations = Number(process.env.TEST_OPERATIONS ?? 10_000);

let pools: Pools;
let fast: App;
let slow: App;
/** Statements that fast reads sent. */
let read = 0;
const secrets: string[] = [];

beforeAll(async () => {
  pools = await makeWorld();
  slow = app.openAnother({ fastReads: false });
  fast = app.openAnother({
    query: (statement, values, name) => {
      if (statement.startsWith('SELECT concat(')) read += 1;
      return app.query(statement, values, name);
    },
  });
  const scopes: Scope[][] = [
    // Most queries are sent by the first two: with and without personal values in histories.
    ['identities:read', 'ledger:read', 'audit:read'],
    ['identities:read', 'ledger:read', 'audit:read', 'pii:read', 'admin'],
    ['identities:read', 'ledger:read'],
    ['identities:read', 'audit:read', 'pii:read'],
    ['ledger:read', 'audit:read'],
    ['ledger:read'],
  ];
  for (const each of scopes) secrets.push((await app.makeKey(each)).secret);
});

test(
  'random queries have the same answers from one statement as from the resolvers, errors too',
  async () => {
    const random = createRandom(seed);
    const otherwise = createRandom(seed + 1);
    const anything = new OperationMaker(schema, random, pools, avoided);
    const coveredAlone = new OperationMaker(schema, random, pools, [...avoided, ...uncovered]);
    const partsMade = ['history', 'insights'].map((name) => ({ name, count: 0 }));
    let [answered, whole, toldOtherwise, variedAnswers, varied] = [0, 0, 0, 0, 0];
    const compare = async (operation: RandomOperation, secret: string, repeats: boolean) => {
      const before = read;
      const got = await ask(fast, operation, secret);
      const wanted = await ask(slow, operation, secret);
      if (got !== wanted && areRefused(got, wanted)) toldOtherwise += 1;
      else expect(got, JSON.stringify({ seed, operation })).toBe(wanted);
      if (read > before) answered += 1;
      // Now that its document is known.
      if (repeats && got === wanted) {
        const again = await ask(fast, operation, secret);
        if (!areRefused(again, wanted)) expect(again, JSON.stringify({ seed, operation })).toBe(wanted);
      }
      if (!got.includes('"errors"')) whole += 1;
      for (const part of partsMade)
        if (read > before && new RegExp(`"${part.name}_\\d+":\\{`).test(got)) part.count += 1;
      return wanted;
    };
    for (let made = 0; made < operations; made += 1) {
      const maker = random() < 0.85 ? coveredAlone : anything;
      const operation = maker.make();
      const secret = secrets[Math.floor(random() * (random() < 0.7 ? 2 : secrets.length))] as string;
      const wanted = await compare(operation, secret, made % 4 === 0);
      // What is known of the document must not come from the variables that it was sent with first. Each counts as a query.
      const other = made + 1 < operations ? maker.withOtherVariables(operation, otherwise) : null;
      if (!other) continue;
      made += 1;
      varied += 1;
      if ((await compare(other, secret, made % 4 === 0)) !== wanted) variedAnswers += 1;
    }
    // What they decline is answered all the same, so nothing else would show that they answer hardly anything.
    expect(whole / operations).toBeGreaterThan(0.4);
    expect(toldOtherwise / operations).toBeLessThan(0.02);
    expect(answered / whole).toBeGreaterThan(0.8);
    for (const { name, count } of partsMade) expect(count / operations, name).toBeGreaterThan(0.01);
    // Most documents have variables, and the others that they are sent with again make a difference.
    expect(varied / operations).toBeGreaterThan(0.25);
    expect(variedAnswers / varied).toBeGreaterThan(0.5);
    // What is not covered is declined, and no failure.
    expect(app.logged()).not.toContain('could not be read in one statement');
  },
  20 * 60_000,
);

interface Refused {
  answer: { data?: unknown; errors?: unknown[] };
}

/**
 * Whether both are refused, and so answered by the resolvers. Of several wrong places in one query they tell those that they
 * meet before the answer is done, which differs from time to time.
 */
function areRefused(got: string, wanted: string): boolean {
  const [one, other] = [got, wanted].map((text) => (JSON.parse(text) as Refused).answer);
  return Boolean(one?.errors && other?.errors) && JSON.stringify(one?.data) === JSON.stringify(other?.data);
}

/** The answer, numbers of metadata in JavaScript's form and without the request's id. Fields keep their order. */
async function ask(target: App, body: RandomOperation, secret: string): Promise<string> {
  const response = await target.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}`, 'x-request-id': 'same' },
    body: JSON.stringify(body),
  });
  return JSON.stringify({ status: response.status, answer: await response.json() });
}

/** Their values depend on when they are asked for. */
const avoided = [
  ...['Query.verifyAudit', 'Query.auditCheckpoint', 'Query.apiKeys', 'ApiKey', 'ApiKey.lastUsedAt'],
  ...['AuditEvent.sequence', 'AuditEvent.hash'],
];

/** What the resolvers answer. */
const uncovered = [
  ...['Query.auditEvents', 'Query.currencies', 'Query.viewer', 'Identity.asOf', 'Identity.statement'],
  // Events are read below a record; by their own id they are the resolvers'.
  'AuditEvent',
];

/** Identities with balances, transfers and patches; and what arguments may be, right and wrong. */
async function makeWorld(): Promise<Pools> {
  const { client } = app;
  app.now = new Date('2026-02-20T22:30:00Z');
  const names = ['Zoë', 'Łukasz', 'Анна', '李雷', 'O\'Brien "x"', 'Alice', 'Bob\\n'];
  const people: string[] = [];
  for (const [at, firstName] of names.entries()) {
    const metadata = {
      tier: at % 2 ? 'gold' : 'silver',
      n: at * 1e21,
      deep: { list: [1.5, null, 'é\u2028'] },
      7: true,
    };
    const attributes = {
      lastName: 'Doe',
      dob: '1985-05-15',
      phoneNumber: `+1416555010${at}`,
      externalId: `ext-${at}`,
      country: 'Canada',
    };
    people.push(await makePerson(client, { firstName, metadata, ...(at % 3 ? attributes : {}) }));
  }
  people.push(
    (
      await client.createIdentity({
        input: { identityType: 'ORGANIZATION', organizationName: 'Harbor & Sons', category: 'vip' },
      })
    ).createIdentity.id,
  );
  const { createLedger } = await client.createLedger({ input: { name: 'Book "1"', metadata: { a: [] } } });
  const ledgerId = createLedger.id;
  const balances: string[] = [];
  for (const [at, identityId] of people.entries()) {
    for (let each = 0; each < at % 4; each += 1)
      balances.push(await makeFundedBalance(client, '1000.5', { ledgerId, identityId }));
  }
  await client.createBalance({
    input: { ledgerId, currency: 'USD', indicator: '@world', overdraftLimit: null, metadata: { x: 1 } },
  });
  const transactions: string[] = [];
  for (let made = 0; made < 40; made += 1) {
    const [source, destination] = [balances[made % balances.length], balances[(made * 5 + 1) % balances.length]];
    if (!source || !destination || source === destination) continue;
    // Two days and a bit, so that insights have intervals with and without flow, and hours.
    app.now = new Date(app.now.getTime() + 50 * 3600_000);
    transactions.push(
      await transfer(client, { source, destination, amount: `${made + 1}.${made % 10}`, reference: `pay-${made}` }),
    );
  }
  await client.updateMetadata({ id: transactions[3] as string, patch: { patched: true, tier: 'gold' } });
  await client.archiveIdentity({ id: people[2] as string });
  await makeHistories(people, balances, transactions);
  app.now = new Date('2026-05-20T09:00:00.123Z');
  return poolsOf(people, balances, transactions, ledgerId, await cursors());
}

/** Changes of every kind that a history tells of. */
async function makeHistories([first, second, third, fourth]: string[], [balance]: string[], transactions: string[]) {
  const { client } = app;
  const id = first as string;
  await client.updateIdentity({ id, input: { lastName: 'Brooks', dob: null, metadata: { 7: 'é"', big: 1e21 } } });
  await client.tokenizeIdentity({ id: second as string, fields: ['LAST_NAME'] });
  await client.detokenizeIdentity({ id: second as string, reason: 'asked "why"\n' });
  await client.freezeIdentity({ id: fourth as string, reason: 'looked at' });
  await client.linkBalance({ balanceId: balance as string, identityId: null });
  await client.linkBalance({ balanceId: balance as string, identityId: second as string });
  await client.refundTransaction({ id: transactions[0] as string, reference: 'back-0', amount: '0.1' });
  await client.eraseIdentity({ id: third as string, reason: 'asked to' });
}

async function cursors(): Promise<unknown[]> {
  const { client } = app;
  const pages = await client.request<Record<string, { edges: { cursor: string }[] }>, object>(
    `{ a: identities { edges { cursor } } b: identities(orderBy: { field: DISPLAY_NAME, direction: ASC }) { edges { cursor } }
       c: identities(search: "doe") { edges { cursor } } d: balances { edges { cursor } } e: transactions { edges { cursor } } }`,
    {},
  );
  const found = Object.values(pages).flatMap(({ edges }) => [edges[1]?.cursor, edges.at(-2)?.cursor]);
  return [...found.filter((cursor) => cursor !== undefined), 'nonsense', null];
}

/** They are of the whole log, so that each lies somewhere among the events of every record. */
const cursorsOfEvents = [9, 30, 60].map((ordinal) =>
  Buffer.from(JSON.stringify(['AUDIT', String(ordinal)])).toString('base64url'),
);

function poolsOf(
  people: string[],
  balances: string[],
  transactions: string[],
  ledgerId: string,
  cursors: unknown[],
): Pools {
  const wrong = ['idt_00000000-0000-7000-8000-000000000000', 'nonsense', 'idt_x'];
  const text = { eq: 'Doe', in: ['Doe', 'Roe'], startsWith: 'D', isNull: false };
  const createdAt = { gte: '2020-01-01T00:00:00Z' };
  return {
    id: [...people, ...people, ...wrong],
    'Query.ledger.id': [ledgerId, 'ldg_nonsense'],
    'Query.balance.id': [...balances, balances[0] as string, 'bln_00000000-0000-7000-8000-000000000000'],
    'Query.transaction.id': [...transactions, people[0] as string],
    'Query.node.id': [
      people[0],
      people[1],
      balances[0],
      transactions[0],
      ledgerId,
      'evt_00000000-0000-7000-8000-000000000000',
      'x',
    ],
    ids: [
      people.slice(0, 3),
      [...balances.slice(0, 2), ledgerId, people[0]],
      [people[0], people[0], wrong[0]],
      [],
      [wrong[1]],
    ],
    first: [1, 2, 3, 5, 20, 100, null, 1, 2, 3, 5, 20, 100, null, 0, 101],
    last: [1, 2, 7, null],
    'Query.identities.after': cursors.slice(0, 6),
    'Query.balances.after': cursors.slice(6, 8),
    'Query.transactions.before': cursors.slice(8),
    after: [null, null, null, 'nonsense', ...cursors.slice(8, 9)],
    before: [null, null, null, null, ...cursors.slice(6, 7)],
    ...forEach(['Identity', 'Balance'], 'history.after', [null, null, ...cursorsOfEvents, 'nonsense']),
    ...forEach(['Identity', 'Balance'], 'history.before', [null, null, ...cursorsOfEvents]),
    externalId: ['ext-1', 'ext-2', 'none', ' ext-1 '],
    reference: ['pay-1', 'pay-3', 'none'],
    indicator: ['@world', '@none', 'world'],
    currency: ['USD', 'EUR'],
    search: ['doe', 'zoe', 'alise', 'bob d', '416', '', null, 'Łukasz Doe'],
    'Query.identities.orderBy': ordersBy('CREATED_AT', 'UPDATED_AT', 'DISPLAY_NAME', 'COUNTRY', 'CATEGORY'),
    'Query.ledgers.orderBy': ordersBy('CREATED_AT', 'NAME'),
    ...forEach(['Query', 'Ledger', 'Identity'], 'balances.orderBy', ordersBy('CREATED_AT', 'BALANCE')),
    ...forEach(
      ['Query', 'Balance', 'Identity'],
      'transactions.orderBy',
      ordersBy('CREATED_AT', 'EFFECTIVE_AT', 'AMOUNT'),
    ),
    'Transaction.children.orderBy': ordersBy('CREATED_AT', 'EFFECTIVE_AT', 'AMOUNT'),
    time: ['2030-01-01T00:00:00Z', '2020-01-01T00:00:00.123Z'],
    'Query.identities.filter': [
      { lastName: text },
      { status: ['ARCHIVED', 'ACTIVE'] },
      { metadata: { tier: 'gold' } },
      { not: { lastName: { eq: 'Doe' } } },
      { or: [{ firstName: { eq: 'Alice' } }, { identityType: 'ORGANIZATION' }] },
      { id: people.slice(0, 2) },
      { id: ['x'] },
      { createdAt },
      { phoneNumber: { eq: '+14165550101' } },
      { or: [{ dob: { lt: '1990-01-01' } }, { city: { isNull: true } }, { lastName: { notIn: ['Doe'] } }] },
      { not: { lastName: { contains: 'O', ignoreCase: true } } },
      null,
      {},
    ],
    'Query.auditEvents.filter': [{ actor: 'local' }, { resourceId: people[0] }, null],
    'Query.ledgers.filter': [
      { name: { contains: 'book', ignoreCase: true } },
      { not: { name: { notIn: ['Book "1"'] } } },
      { metadata: { a: [] }, createdAt },
      null,
    ],
    'Query.balances.filter': [
      { balance: { gt: '100', lte: '2000.5' } },
      { or: [{ indicator: { isNull: false } }, { identityId: people[1] }] },
      { not: { isLinked: true } },
      { and: [{ ledgerId }, { indicator: { notIn: ['@world'] } }] },
      null,
    ],
    'Query.transactions.filter': [
      { identityId: people[1] },
      { balanceId: balances[0], createdAt },
      { not: { identityId: people[1] }, description: { isNull: true } },
      { or: [{ reference: { contains: 'Y-1', ignoreCase: true } }, { parentId: transactions[0] }] },
      { and: [{ effectiveAt: { gt: '2020-01-01T00:00:00Z' } }, { amount: { lt: '20' } }] },
      { identityId: 'x' },
      null,
    ],
    filter: [{ currency: 'USD' }, { createdAt }, { metadata: { tier: 'gold' } }, { metadata: { x: 1 } }, null, {}],
    'Identity.insights.from': ['2026-01-01', '2026-03-15', '2026-04-30', null, '2027-01-01', '1800-01-01'],
    'Identity.insights.to': ['2026-05-31', '2026-05-01', '2026-05-02', '2030-02-28', null, 'no day'],
    interval: ['DAY', 'WEEK', 'MONTH'],
    timeZone: ['Asia/Kolkata', 'America/New_York', 'europe/london', 'UTC', 'UTC', 'Pacific/Apia', 'Mars/Olympus'],
    'Insights.counterparties.first': [1, 2, 5, 100, 5, 0, 101],
    'Identity.statement.from': ['2020-01-01T00:00:00Z', '2029-01-01T00:00:00Z'],
    'Identity.statement.to': ['2029-01-01T00:00:00Z', '2030-01-01T00:00:00Z'],
  };
}

/** Orders by these fields, in both directions and in the one that is meant without any; and none. */
function ordersBy(...fields: string[]): unknown[] {
  return [null, ...fields.flatMap((field) => [{ field }, { field, direction: 'ASC' }, { field, direction: 'DESC' }])];
}

/** The same pool for a field of several types. */
function forEach(types: string[], argument: string, pool: unknown[]): Pools {
  return Object.fromEntries(types.map((type) => [`${type}.${argument}`, pool]));
}
