import {
  type Client,
  createClient,
  type IdentityQuery,
  type SignetError,
  TransportError,
} from '@signet/client/methods';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { sampleIds } from '../../src/sample/sample-world.ts';
import { refusalOf } from '../support/test-app.ts';
import { useSampleApp, useSampleServer } from './sample.ts';

const app = useSampleApp();

/** A client whose requests are kept, and answered with this. */
function clientOf(answer: () => Response | Promise<Response>, options: { apiKey?: string } = {}) {
  const requests: { url: string; init: RequestInit }[] = [];
  const fetch = async (url: string, init: RequestInit) => {
    requests.push({ url, init });
    return answer();
  };
  return { client: createClient({ url: 'http://signet.test/graphql', fetch, attempts: 1, ...options }), requests };
}

describe('a SignetError', () => {
  test('has the code, sentence, issues and request id of a refusal, and the data beside it', async () => {
    const refusal = await refusalOf(app.client.createIdentity({ input: { identityType: 'ORGANIZATION' } }));
    const message = 'An ORGANIZATION needs organizationName.';
    expect(refusal).toMatchObject({
      name: 'SignetError',
      code: 'BAD_USER_INPUT',
      message,
      issues: [{ path: ['input', 'organizationName'], message }],
      requestId: expect.stringMatching(/./),
      data: { createIdentity: null },
    });
    expect(refusal.errors).toMatchObject([{ message, path: ['createIdentity'] }]);
  });

  test('has no issues when the answer has none', async () => {
    const errors = [
      { message: 'The query asks for more than one request may.', extensions: { code: 'QUERY_TOO_COMPLEX' } },
    ];
    const { client } = clientOf(() => Response.json({ errors }, { status: 400 }));
    const refusal = await refusalOf(client.ledgers());
    expect(refusal).toMatchObject({ code: 'QUERY_TOO_COMPLEX', issues: [], requestId: undefined, data: undefined });
  });

  test('has what was answered all the same when one of several fields failed', async () => {
    const query = `{ good: identity(id: "${sampleIds.alice}") { displayName } bad: identity(id: "idt_1") { id } }`;
    const refusal = await refusalOf(app.client.request(query));
    expect(refusal.data).toEqual({ good: { displayName: 'Alice Marie Smith' }, bad: null });
    expect(refusal.errors).toMatchObject([{ path: ['bad'] }]);
  });
});

describe('a TransportError', () => {
  test.each([
    ['a page', '<html></html>', 502],
    ['JSON that is no answer of GraphQL', '{"status":"down"}', 503],
    ['JSON that is no object', 'null', 200],
    ['a list', '[{"data":{"ledgers":null}}]', 200],
    ['a text', '"data"', 200],
    ['nothing', '', 200],
    ['an answer without a body', null, 204],
    ['JSON that ends too early', '{"data":{"ledgers":{', 200],
    ['a redirect that was not followed', '{"data":null}', 302],
    ['data that is null without an error', '{"data":null}', 200],
    ['data that is no object', '{"data":"ok"}', 200],
    ['data that is a list', '{"data":[]}', 200],
    ['errors without extensions', '{"errors":[{"message":"upstream timed out"}]}', 504],
    ['errors without a code', '{"errors":[{"message":"rate limit","extensions":{"retry":1}}]}', 429],
    [
      'an error of several without a code',
      '{"errors":[{"message":"a","extensions":{"code":"CONFLICT"}},{"message":"b"}]}',
      200,
    ],
    ['errors without a message', '{"errors":[{"extensions":{"code":"CONFLICT"}}]}', 200],
    ['errors that are texts', '{"errors":["unauthorized"]}', 401],
    ['an error that is null', '{"errors":[null]}', 500],
    ['no errors', '{"errors":[],"data":null}', 200],
    ['errors that are an object', '{"errors":{"detail":"no route"}}', 404],
    ['errors that are null', '{"errors":null}', 502],
    ["a proxy's error", '{"error":"bad gateway"}', 502],
    ["a gateway's message", '{"message":"Forbidden"}', 403],
    ['a problem of RFC 9457', '{"type":"about:blank","title":"Not Found","status":404}', 404],
  ])('is thrown for %s, with its status', async (_name, body, status) => {
    const { client } = clientOf(() => new Response(body, { status, headers: { 'content-type': 'application/json' } }));
    const outcome = await client.ledgers().catch((error: unknown) => error);
    expect(outcome).toBeInstanceOf(TransportError);
    expect(outcome).toMatchObject({ name: 'TransportError', status });
  });
});

test('a signal that fires while the answer arrives ends the call with its reason', async () => {
  const controller = new AbortController();
  const { client } = clientOf(() => {
    const body = new ReadableStream({
      pull(stream) {
        controller.abort(new Error('changed my mind'));
        stream.error(controller.signal.reason);
      },
    });
    return new Response(body);
  });
  await expect(client.ledgers({}, { signal: controller.signal })).rejects.toThrow('changed my mind');
});

describe('a request', () => {
  const empty = () => Response.json({ data: { ledgers: { nodes: [] } } });

  test('goes to the url as a POST with the operation and its variables', async () => {
    const { client, requests } = clientOf(empty);
    await client.ledgers({ first: 3 });
    expect(requests).toMatchObject([{ url: 'http://signet.test/graphql', init: { method: 'POST' } }]);
    const { query, variables } = JSON.parse(String(requests[0]?.init.body));
    expect(query).toContain('query Ledgers');
    expect(variables).toEqual({ first: 3 });
  });

  test('carries the API key as a bearer token', async () => {
    const { client, requests } = clientOf(empty, { apiKey: 'sk_1' });
    await client.ledgers();
    expect(new Headers(requests[0]?.init.headers).get('authorization')).toBe('Bearer sk_1');
  });

  test('carries no authorization without an API key', async () => {
    const { client, requests } = clientOf(empty);
    await client.ledgers();
    expect(new Headers(requests[0]?.init.headers).has('authorization')).toBe(false);
  });

  test('passes on what fetch throws when nobody answers', async () => {
    const { client } = clientOf(() => Promise.reject(new TypeError('fetch failed')));
    await expect(client.ledgers()).rejects.toThrow(TypeError);
  });

  test('may be a document of the caller with its variables', async () => {
    const query = 'query Name($id: ID!) { identity(id: $id) { displayName } }';
    const data = await app.client.request<{ identity: { displayName: string } }, { id: string }>(query, {
      id: sampleIds.alice,
    });
    expect(data).toEqual({ identity: { displayName: 'Alice Marie Smith' } });
  });
});

describe('over HTTP', () => {
  const server = useSampleServer();

  test('is answered through the fetch of the platform', async () => {
    const { identity } = await createClient({ url: new URL(server.url) }).identity({ id: sampleIds.alice });
    expect(identity?.displayName).toBe('Alice Marie Smith');
  });

  test('ends with the reason of the signal when it is aborted', async () => {
    const signal = AbortSignal.abort(new Error('changed my mind'));
    const call = createClient({ url: server.url }).ledgers({}, { signal });
    await expect(call).rejects.toThrow('changed my mind');
  });
});

describe('the types', () => {
  test('know the variables and the result of each operation', () => {
    expectTypeOf<Client['identity']>().parameter(0).toEqualTypeOf<{ id: string }>();
    expectTypeOf<Client['identity']>().returns.resolves.toEqualTypeOf<IdentityQuery>();
    expectTypeOf<IdentityQuery['identity']>().toBeNullable();
    expectTypeOf<NonNullable<IdentityQuery['identity']>['displayName']>().toEqualTypeOf<string>();
    expectTypeOf<Client['recordTransaction']>().parameter(0).toHaveProperty('input');
  });

  test('ask for variables where an operation needs them, and only there', () => {
    // Checked by the compiler alone, so never called.
    const calls = (client: Client) => [
      client.ledgers(),
      // @ts-expect-error An identity needs an id.
      client.identity(),
      // @ts-expect-error A ledger needs a name, and a text is one.
      client.createLedger({ input: { name: 1 } }),
    ];
    expect(calls).toBeTypeOf('function');
  });

  test('know every code of an error', () => {
    expectTypeOf<SignetError['code']>().extract<'CONFLICT'>().toEqualTypeOf<'CONFLICT'>();
    expectTypeOf<SignetError['code']>().not.toEqualTypeOf<string>();
  });
});
