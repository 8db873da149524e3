import { beforeAll, describe, expect, test } from 'vitest';
import type { Scope } from '../../../src/access/access.scopes.ts';
import { makeBalance, makeLedger, makePerson, transfer, unique } from '../../support/fixtures.ts';
import { useTestApp } from '../../support/test-app.ts';

const app = useTestApp();
const ids = { ada: '', bob: '', ledger: '', adas: '', world: '' };
const count = 230;

beforeAll(async () => {
  app.now = new Date('2026-03-20T12:00:00Z');
  ids.ada = await makePerson(app.client, { firstName: 'Ada', emailAddress: 'ada@example.com' });
  ids.bob = await makePerson(app.client, { firstName: '=1+1', phoneNumber: '+49301234567' });
  ids.ledger = await makeLedger(app.client);
  const { ledger: ledgerId, ada: identityId } = ids;
  ids.adas = await makeBalance(app.client, { ledgerId, identityId, overdraftLimit: null });
  ids.world = await makeBalance(app.client, { ledgerId, overdraftLimit: null, indicator: '@world' });
  const inputs = Array.from({ length: count }, (_, at) => ({
    ...{ reference: `r-${at}`, amount: `${at}.25`, currency: 'USD', source: ids.world, destination: ids.adas },
    description: at === 0 ? 'says "one", and\r\ntwo' : null,
    metadata: { at },
  }));
  await app.client.recordTransactions({ inputs });
  await app.client.tokenizeIdentity({ id: ids.ada, fields: ['EMAIL_ADDRESS'] });
});

const get = (path: string, headers: Record<string, string> = {}) => app.fetch(path, { headers });

async function readRows(path: string): Promise<Record<string, unknown>[]> {
  const response = await get(path, { accept: 'application/x-ndjson' });
  const text = await response.text();
  expect([response.status, text.endsWith('\n') || text === '']).toEqual([200, true]);
  return text.split('\n').flatMap((line) => (line ? [JSON.parse(line)] : []));
}

const filterOf = (filter: object) => `filter=${encodeURIComponent(JSON.stringify(filter))}`;

/** The code of the refusal of a request. */
async function refusalOf(response: Response) {
  const { errors } = (await response.json()) as { errors: { message: string; extensions: Record<string, unknown> }[] };
  expect(errors).toHaveLength(1);
  return [response.status, errors[0]?.extensions.code, errors[0]?.message];
}

describe('an export of a list', () => {
  test('has every record once, as the list shows it, in the order of the list', async () => {
    const rows = await readRows('/export/transactions');
    expect(rows).toHaveLength(count);
    const { transactions } = await app.client.request<{ transactions: { nodes: { id: string }[] } }, object>(
      '{ transactions { nodes { id reference amount metadata effectiveAt source { id } } } }',
    );
    for (const [at, { source, ...node }] of (transactions.nodes as { source?: { id: string } }[]).entries()) {
      expect(rows[at]).toMatchObject({ ...node, sourceId: source?.id, destinationId: ids.adas, parentId: null });
    }
    expect(new Set(rows.map(({ reference }) => reference)).size).toBe(count);
  });

  test('is CSV unless asked for otherwise: a file with a header, and exactly the texts of GraphQL', async () => {
    const response = await get(`/export/transactions?${filterOf({ reference: { in: ['r-0', 'r-12'] } })}`);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="transactions-2026-03-20.csv"',
      'cache-control': 'no-store',
      'x-request-id': expect.any(String),
    });
    const text = await response.text();
    const [head = ''] = text.split('\r\n');
    expect(head).toBe(
      'id,amount,createdAt,currency,description,destinationId,effectiveAt,holdStatus,kind,metadata,parentId,reference,refundedAmount,remainingAmount,sourceId,status',
    );
    expect(text).toContain(',12.25,2026-03-20T12:00:00.000Z,USD,,bln_');
    expect(text).toContain(',TRANSFER,"{""at"":12}",,r-12,0,12.25,bln_');
    expect(text).toContain(',"says ""one"", and\r\ntwo",');
  });

  test('takes the filter and the order of the list', async () => {
    const filter = filterOf({
      amount: { gte: '10' },
      or: [{ reference: { eq: 'r-5' } }, { reference: { contains: '22' } }],
    });
    const order = `orderBy=${encodeURIComponent('{"field":"AMOUNT","direction":"ASC"}')}`;
    const rows = await readRows(`/export/transactions?format=ndjson&${filter}&${order}`);
    expect(rows.map(({ reference }) => reference)).toEqual([
      'r-22',
      'r-122',
      ...Array.from({ length: 10 }, (_, at) => `r-22${at}`),
    ]);
    expect(await readRows(`/export/identities?search=ada`)).toMatchObject([{ id: ids.ada }]);
    const byMetadata = filterOf({ metadata: { at: 7 }, createdAt: { lt: '2026-03-21T00:00:00Z' } });
    expect(await readRows(`/export/transactions?${byMetadata}`)).toMatchObject([
      { reference: 'r-7', metadata: { at: 7 } },
    ]);
  });

  test('leaves out what is recorded while it is read', async () => {
    app.now = new Date('2026-03-20T13:00:00Z');
    const order = `orderBy=${encodeURIComponent('{"field":"CREATED_AT","direction":"ASC"}')}`;
    const response = await get(`/export/transactions?format=ndjson&${order}`);
    app.now = new Date('2026-03-20T13:00:00.001Z');
    await transfer(app.client, { source: ids.world, destination: ids.adas, reference: 'late' });
    const text = await response.text();
    expect(text.split('\n')).toHaveLength(count + 1);
    expect(text).not.toContain('"late"');
    expect(await readRows('/export/transactions')).toHaveLength(count + 1);
  });

  test('shows a token where GraphQL does, and makes no formula of a text', async () => {
    const text = await (await get('/export/identities')).text();
    expect(text).not.toContain('ada@example.com');
    expect(text).toContain('"[""EMAIL_ADDRESS""]"');
    expect(text).toContain(`,'=1+1,`);
    expect(text).toContain(`,'+49301234567,`);
    const [ada] = await readRows('/export/identities?search=ada');
    const { identity } = await app.client.identity({ id: ids.ada });
    expect(ada).toMatchObject({ emailAddress: identity?.emailAddress, tokenizedFields: ['EMAIL_ADDRESS'] });
  });

  test('of nothing is a header and no row', async () => {
    const filter = filterOf({ name: { eq: 'no such ledger' } });
    expect(await (await get(`/export/ledgers?${filter}`)).text()).toBe('id,createdAt,metadata,name\r\n');
    expect(await (await get(`/export/ledgers?format=ndjson&${filter}`)).text()).toBe('');
  });

  test('reads each page in one statement', async () => {
    const statements = await app.countStatements(() => readRows('/export/transactions'));
    expect(statements).toHaveLength(3);
  });
});

describe('who may export', () => {
  const secretOf = async (...scopes: Scope[]) => {
    await app.as(['admin']);
    return { authorization: `Bearer ${(await app.makeKey(scopes)).secret}` };
  };

  test('needs the scopes of the list', async () => {
    const key = await secretOf('ledger:read');
    expect(await refusalOf(await get('/export/identities', key))).toEqual([
      ...[403, 'FORBIDDEN', 'This needs the scope identities:read.'],
    ]);
    const ofAda = filterOf({ identityId: ids.ada });
    expect(await refusalOf(await get(`/export/balances?${ofAda}`, key))).toEqual([
      ...[403, 'FORBIDDEN', 'This needs the scope identities:read.'],
    ]);
    expect((await get('/export/transactions', await secretOf('identities:read'))).status).toBe(403);
  });

  test('sees whose a balance is only with the scope for it', async () => {
    const idOf = async (key: Record<string, string>) => {
      const text = await (await get('/export/balances?format=ndjson', key)).text();
      return text.split('\n').flatMap((line) => (line ? [JSON.parse(line).identityId] : []));
    };
    expect(await idOf(await secretOf('ledger:read'))).toEqual([null, null]);
    expect(await idOf(await secretOf('ledger:read', 'identities:read'))).toEqual([null, ids.ada]);
  });

  test('needs a key', async () => {
    const response = await get('/export/transactions', { authorization: 'Bearer sgn_wrong' });
    expect((await refusalOf(response)).slice(0, 2)).toEqual([401, 'UNAUTHENTICATED']);
  });
});

describe('what is refused', () => {
  test.each([
    [
      'transactions?fitler=1',
      400,
      'There is no parameter fitler: there are filter, orderBy, format. Did you mean filter?',
    ],
    ['transactions?filter=%7B', 400, 'filter must be an object of JSON.'],
    ['transactions?filter=%5B1%5D', 400, /filter/],
    [`transactions?${filterOf({ amount: { gte: 'x' } })}`, 400, /^gte must be/],
    [`transactions?${filterOf({ nothing: 1 })}`, 400, /nothing/],
    [`transactions?${filterOf({ createdAt: 1 })}`, 400, /createdAt/],
    ['transactions?orderBy=AMOUNT', 400, 'orderBy must be an object of JSON.'],
    ['transactions?format=xlsx', 400, 'format must be one of csv, ndjson.'],
    ['transactions?format=csv&format=csv', 400, 'The parameter format is given twice.'],
    ['transactions?filter=%FF', 400, 'The query string must be in UTF-8, percent-encoded.'],
    ['statement?currency=USD', 400, 'identityId is required.'],
    ['statement?identityId=x&currency=USD&from=a&to=b', 400, /^identityId must start with the prefix idt_/],
  ])('%s', async (path, status, message) => {
    const [shownStatus, code, shown] = await refusalOf(await get(`/export/${path}`));
    expect([shownStatus, code]).toEqual([status, 'BAD_USER_INPUT']);
    expect(shown).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
  });

  test('another method, and a type that there is not', async () => {
    const response = await app.fetch('/export/transactions', { method: 'POST' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET']);
    expect((await get('/export/transactions', { accept: 'application/json' })).status).toBe(406);
    expect((await get('/export/nothing')).status).toBe(404);
  });
});

describe('an export of a statement', () => {
  const period = 'currency=USD&from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z';

  test('opens, tells every line with the balance after it, and closes', async () => {
    const person = await makePerson(app.client);
    const balance = await makeBalance(app.client, { identityId: person, overdraftLimit: null });
    const send = (source: string, destination: string, amount: string, effectiveAt: string) =>
      transfer(app.client, { source, destination, amount, effectiveAt, reference: unique('=r') });
    await send(ids.world, balance, '5', '2026-02-01T00:00:00Z');
    const first = await send(balance, ids.world, '7.5', '2026-03-02T00:00:00Z');
    const response = await get(`/export/statement?identityId=${person}&${period}`);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="statement-2026-03-20.csv"');
    const [head, opening, line = '', ...rest] = (await response.text()).split('\r\n');
    expect([head, opening]).toEqual([
      'type,effectiveAt,transactionId,reference,kind,description,balanceId,currency,amount,balanceAfter,credits,debits',
      'OPENING,2026-03-01T00:00:00.000Z,,,,,,USD,,5,,',
    ]);
    expect(line.replace(/'=r-\d+/, 'reference')).toBe(
      `LINE,2026-03-02T00:00:00.000Z,${first},reference,TRANSFER,,${balance},USD,-7.5,-2.5,,`,
    );
    expect(rest).toEqual(['CLOSING,2026-04-01T00:00:00.000Z,,,,,,USD,,-2.5,0,7.5', '']);
  });

  test('is of the moment at which it began, whatever is recorded, backdated or linked meanwhile', async () => {
    const person = await makePerson(app.client);
    const balance = await makeBalance(app.client, { identityId: person });
    const other = await makeBalance(app.client, { overdraftLimit: null });
    await transfer(app.client, {
      source: other,
      destination: balance,
      amount: '5',
      effectiveAt: '2026-03-02T00:00:00Z',
    });
    const response = await get(`/export/statement?identityId=${person}&${period}&format=ndjson`);
    const backdated = { source: other, destination: balance, amount: '1', effectiveAt: '2026-03-02T00:00:00Z' };
    await transfer(app.client, backdated);
    await app.client.linkBalance({ balanceId: other, identityId: person });
    const rows = (await response.text()).split('\n').flatMap((line) => (line ? [JSON.parse(line)] : []));
    expect(rows.map(({ type, amount, balanceAfter }) => [type, amount, balanceAfter])).toEqual([
      ['OPENING', null, '0'],
      ['LINE', '5', '5'],
      ['CLOSING', null, '5'],
    ]);
    const after = await readRows(`/export/statement?identityId=${person}&${period}`);
    expect(after.map(({ balanceAfter }) => balanceAfter)).toEqual(['0', '-5', '0', '-1', '0', '0']);
  });

  test('needs the scopes of the field, and an identity that the caller may see', async () => {
    const key = async (...scopes: Scope[]) => ({ authorization: `Bearer ${(await app.makeKey(scopes)).secret}` });
    const path = `/export/statement?identityId=${ids.ada}&${period}`;
    expect(await refusalOf(await get(path, await key('identities:read')))).toEqual([
      ...[403, 'FORBIDDEN', 'This needs the scope ledger:read.'],
    ]);
    const hidden = await refusalOf(await get(path, await key('ledger:read')));
    expect(hidden).toEqual([404, 'NOT_FOUND', `identityId: there is no identity ${ids.ada}.`]);
    const backwards = '&currency=USD&from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z';
    expect(await refusalOf(await get(`/export/statement?identityId=${ids.ada}${backwards}`))).toEqual([
      ...[400, 'BAD_USER_INPUT', 'from must not be after to, which is 2026-03-01T00:00:00.000Z.'],
    ]);
  });
});
