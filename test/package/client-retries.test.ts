import { type ClientOptions, createClient, TimeoutError, TransportError } from '@signet/client/methods';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { VirtualTime } from './virtual-time.ts';

const answer = () => Response.json({ data: { ledgers: { nodes: [] } } });
const busy = (headers = {}) => new Response('busy', { status: 503, headers });
const broken = () => Promise.reject(new TypeError('fetch failed'));
const hanging = () => new Promise<Response>(() => {});
const retryable = (flag?: boolean) =>
  Response.json({
    data: null,
    errors: [{ message: 'no', extensions: { code: 'INTERNAL_SERVER_ERROR', retryable: flag } }],
  });

let time = new VirtualTime();
beforeEach(() => {
  time = new VirtualTime();
});

/** A client that gets these answers one after the other, and when and what it sent. */
function clientOf(answers: (() => Response | Promise<Response>)[], options: Partial<ClientOptions> = {}) {
  const sent: { at: number; body: unknown; signal: AbortSignal | null | undefined }[] = [];
  const fetch = async (_url: string, { body, signal }: RequestInit) => {
    sent.push({ at: time.now(), body, signal });
    return (answers[sent.length - 1] ?? answer)();
  };
  const client = createClient({ url: 'http://signet.test/graphql', fetch, timing: time, ...options });
  return { client, sent, times: () => sent.map(({ at }) => at) };
}

describe('a query is sent again', () => {
  test.each([
    ['the network fails', broken],
    ['the server is too busy', busy],
    ['a proxy finds nobody', () => new Response('', { status: 502 })],
    ['Signet says that the cause is transient', () => retryable(true)],
    [
      'the connection breaks within the answer',
      () => new Response(new ReadableStream({ pull: (s) => s.error(new TypeError('terminated')) })),
    ],
  ])('when %s', async (_name, failure) => {
    const { client, sent } = clientOf([failure, answer]);
    expect(await client.ledgers()).toEqual({ ledgers: { nodes: [] } });
    expect(sent).toHaveLength(2);
    expect(sent[1]?.body).toBe(sent[0]?.body);
  });

  test('after waits that double at most and are a random share of that, four times in all', async () => {
    const { client, times } = clientOf([broken, broken, broken, broken]);
    await expect(client.ledgers()).rejects.toThrow('fetch failed');
    expect(times()).toEqual([0, 125, 375, 875]);
    time = new VirtualTime();
    time.share = 0;
    const eager = clientOf([broken, broken, broken, broken], { attempts: 2 });
    await expect(eager.client.ledgers()).rejects.toThrow('fetch failed');
    expect(eager.times()).toEqual([0, 0]);
  });

  test('not before the server wants it, by seconds or by a date', async () => {
    const date = new Date(20_000).toUTCString();
    const { client, times } = clientOf([() => busy({ 'retry-after': '7' }), () => busy({ 'retry-after': date })]);
    await client.ledgers();
    expect(times()).toEqual([0, 7125, 20_250]);
  });

  test('not when the server wants more time than there is, which the error says', async () => {
    const { client, sent } = clientOf([() => busy({ 'retry-after': '3600' })]);
    const error = await client.ledgers().catch((error: unknown) => error);
    expect(error).toBeInstanceOf(TransportError);
    expect(error).toMatchObject({ status: 503, retryAfterMs: 3_600_000 });
    expect(sent).toHaveLength(1);
  });
});

test.each([
  ['a refusal that stays', () => retryable()],
  ['a page of a proxy that knows no such address', () => new Response('', { status: 404 })],
  ['an error of the fetch that it was given', () => Promise.reject(new Error('mine'))],
])('a query is not sent again after %s', async (_name, failure) => {
  const { client, sent } = clientOf([failure]);
  await expect(client.ledgers()).rejects.toThrow();
  expect(sent).toHaveLength(1);
});

describe('a timeout', () => {
  test('of an attempt ends its request, and another is sent', async () => {
    const { client, sent, times } = clientOf([hanging, answer], { attemptTimeoutMs: 1000 });
    await client.ledgers();
    expect(times()).toEqual([0, 1125]);
    expect(sent[0]?.signal?.reason).toBeInstanceOf(TimeoutError);
  });

  test('of the call ends all of it, whatever its attempts do', async () => {
    const { client, sent } = clientOf([hanging, hanging, hanging], { attemptTimeoutMs: 1000, timeoutMs: 1500 });
    await expect(client.ledgers()).rejects.toThrow('There was no answer within 1500 ms.');
    expect(time.now()).toBe(1500);
    expect(sent.map(({ signal }) => signal?.aborted)).toEqual([true, true]);
  });

  test('may be another for one call, or none', async () => {
    const { client } = clientOf([hanging], { timeoutMs: 5 });
    await expect(client.ledgers({}, { timeoutMs: 10 })).rejects.toMatchObject({ timeoutMs: 10 });
    const patient = clientOf([() => new Promise((resolve) => time.after(10 ** 9, () => resolve(answer())))]);
    await patient.client.ledgers({}, { timeoutMs: Infinity, attemptTimeoutMs: Infinity });
    expect(time.now()).toBeGreaterThanOrEqual(10 ** 9);
  });
});

describe('the signal of the caller', () => {
  test('ends a request that hangs, with its reason', async () => {
    const controller = new AbortController();
    const { client, sent } = clientOf([hanging]);
    const call = client.ledgers({}, { signal: controller.signal });
    controller.abort(new Error('changed my mind'));
    await expect(call).rejects.toThrow('changed my mind');
    expect(sent).toHaveLength(1);
  });

  test('ends the wait before another attempt', async () => {
    const controller = new AbortController();
    const { client, sent } = clientOf([broken]);
    time.after(60, () => controller.abort(new Error('changed my mind')));
    await expect(client.ledgers({}, { signal: controller.signal })).rejects.toThrow('changed my mind');
    expect([sent.length, time.now()]).toEqual([1, 60]);
  });

  test('sends nothing when it fired before', async () => {
    const { client, sent } = clientOf([]);
    await expect(client.ledgers({}, { signal: AbortSignal.abort(new Error('no')) })).rejects.toThrow('no');
    expect(sent).toEqual([]);
  });
});

test('no timer and no listener outlives a call, however it ends', async () => {
  const { signal } = new AbortController();
  const added = vi.spyOn(signal, 'addEventListener');
  const removed = vi.spyOn(signal, 'removeEventListener');
  for (const answers of [[answer], [broken, answer], [hanging, answer], [() => retryable()], [broken, broken]]) {
    const { client } = clientOf(answers, { attempts: 2, attemptTimeoutMs: 1000 });
    await client.ledgers({}, { signal }).catch(() => undefined);
    expect(time.waiting).toBe(0);
  }
  expect(added).toHaveBeenCalledTimes(5);
  expect(removed.mock.calls).toEqual(added.mock.calls);
});
