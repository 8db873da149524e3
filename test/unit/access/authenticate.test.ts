import { expect, test } from 'vitest';
import { Authenticator } from '../../../src/access/access.authenticate.ts';
import { makeSecret, randomBytesNeeded } from '../../../src/access/access.secret.ts';
import type { KeyRow } from '../../../src/access/access.sql.ts';
import { createClock } from '../../../src/clock.ts';
import type { Query } from '../../../src/db/open-database.ts';

const { secret, hash } = makeSecret(Buffer.alloc(randomBytesNeeded, 7));
const refused = {
  code: 'UNAUTHENTICATED',
  message: expect.stringMatching(/^(The API key is not valid|An API key is needed: )/),
};

/** A database that holds one key, or none, and answers a read with what it held when that began, once it is let go on. */
function useAuthenticator({ lastUsedAt = new Date(0) }: { lastUsedAt?: Date | null } = {}) {
  const stored: { row: KeyRow | undefined } = {
    row: {
      ...{ id: 'one', name: 'a key', secretHash: hash, scopes: ['ledger:read'] },
      ...{ expiresAt: null, revokedAt: null, lastUsedAt },
    },
  };
  const state = { elapsedMs: 0, now: 0, reads: 0, noted: 0, isHeld: false };
  let release: () => void = () => {};
  const query = (async (statement: string) => {
    if (statement.startsWith('UPDATE')) {
      state.noted += 1;
      return [];
    }
    state.reads += 1;
    const seen = statement.includes('EXISTS') ? { exists: stored.row !== undefined } : stored.row && { ...stored.row };
    if (state.isHeld) await new Promise<void>((resolve) => (release = resolve));
    return seen ? [seen] : [];
  }) as Query;
  const clock = createClock(() => new Date(state.now));
  const authenticator = new Authenticator({ query, clock, elapsedMs: () => state.elapsedMs });
  const letGo = () => {
    state.isHeld = false;
    release();
  };
  return { authenticator, stored, state, letGo };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

function revoke(stored: { row: KeyRow | undefined }): void {
  if (stored.row) stored.row.revokedAt = new Date(0);
}

test('a key that was read before it was revoked here is let in that once, and not remembered', async () => {
  const { authenticator, stored, state, letGo } = useAuthenticator();
  state.isHeld = true;
  const straddling = authenticator.authenticate(secret);
  await settle();
  revoke(stored);
  authenticator.forget();
  letGo();
  expect((await straddling).name).toBe('a key');
  await expect(authenticator.authenticate(secret)).rejects.toMatchObject(refused);
});

test('a key that was known when it was revoked here is refused from then on', async () => {
  const { authenticator, stored } = useAuthenticator();
  await authenticator.authenticate(secret);
  revoke(stored);
  authenticator.forget();
  await expect(authenticator.authenticate(secret)).rejects.toMatchObject(refused);
});

test('that there is no key, read before the first was made here, is not remembered', async () => {
  const { authenticator, stored, state, letGo } = useAuthenticator();
  const first = stored.row;
  stored.row = undefined;
  state.isHeld = true;
  const straddling = authenticator.isOpen();
  await settle();
  stored.row = first;
  authenticator.forget();
  letGo();
  expect(await straddling).toBe(true);
  expect(await authenticator.isOpen()).toBe(false);
});

test('that there is no key is forgotten at once when the first is made here', async () => {
  const { authenticator, stored } = useAuthenticator();
  const first = stored.row;
  stored.row = undefined;
  expect((await authenticator.authenticate(null)).isOpen).toBe(true);
  stored.row = first;
  authenticator.forget();
  await expect(authenticator.authenticate(null)).rejects.toMatchObject(refused);
});

test('what was read is believed for half a second from when it was asked for, however long the answer took', async () => {
  const { authenticator, stored, state, letGo } = useAuthenticator();
  state.isHeld = true;
  const slow = authenticator.authenticate(secret);
  await settle();
  state.elapsedMs = 400;
  letGo();
  await slow;
  revoke(stored);
  state.elapsedMs = 499;
  await authenticator.authenticate(secret);
  expect(state.reads).toBe(1);
  state.elapsedMs = 500;
  await expect(authenticator.authenticate(secret)).rejects.toMatchObject(refused);
});

test('that there is no key is believed for half a second from when it was asked for, too', async () => {
  const { authenticator, stored, state, letGo } = useAuthenticator();
  const first = stored.row;
  stored.row = undefined;
  state.isHeld = true;
  const slow = authenticator.isOpen();
  await settle();
  state.elapsedMs = 400;
  letGo();
  expect(await slow).toBe(true);
  stored.row = first;
  state.elapsedMs = 499;
  expect(await authenticator.isOpen()).toBe(true);
  state.elapsedMs = 500;
  expect(await authenticator.isOpen()).toBe(false);
});

test('once there was a key, nothing is asked any more', async () => {
  const { authenticator, state } = useAuthenticator();
  expect(await authenticator.isOpen()).toBe(false);
  state.elapsedMs = 10_000;
  authenticator.forget();
  expect(await authenticator.isOpen()).toBe(false);
  expect(state.reads).toBe(1);
});

test('a remembered key is refused from the moment on in which it expires', async () => {
  const { authenticator, stored, state } = useAuthenticator();
  if (stored.row) stored.row.expiresAt = new Date(100);
  state.now = 99;
  await authenticator.authenticate(secret);
  state.now = 100;
  await expect(authenticator.authenticate(secret)).rejects.toMatchObject(refused);
  expect(state.reads).toBe(1);
});

test.each([
  ['never', null, 0, 1],
  ['less than a minute ago', new Date(0), 59_999, 0],
  ['a minute ago', new Date(0), 60_000, 1],
  ['in what is the future since the clock was set back', new Date(90_000), 30_000, 1],
])('a use is noted when the last was %s', async (_when, lastUsedAt, now, noted) => {
  const { authenticator, state } = useAuthenticator({ lastUsedAt });
  state.now = now;
  await authenticator.authenticate(secret);
  expect(state.noted).toBe(noted);
});

test('a refused key is not remembered, and is let in as soon as the database knows it', async () => {
  const { authenticator, stored, state } = useAuthenticator();
  const key = stored.row;
  stored.row = undefined;
  await expect(authenticator.authenticate(secret)).rejects.toMatchObject(refused);
  stored.row = key;
  expect((await authenticator.authenticate(secret)).name).toBe('a key');
  expect(state.reads).toBe(2);
});

test('of more than a thousand keys not all are remembered, and each is let in', async () => {
  let reads = 0;
  const secrets = Array.from({ length: 1001 }, (_, at) => {
    const random = Buffer.alloc(randomBytesNeeded);
    random.writeUInt32BE(at, 0);
    random[randomBytesNeeded - 1] = at % 36;
    random[randomBytesNeeded - 2] = Math.floor(at / 36);
    return makeSecret(random);
  });
  const byPrefix = new Map(secrets.map((made) => [made.prefix, made]));
  expect(byPrefix.size).toBe(1001);
  const query = (async (_statement: string, [prefix]: [string]) => {
    reads += 1;
    const dates = { expiresAt: null, revokedAt: null, lastUsedAt: new Date(0) };
    return [{ id: prefix, name: prefix, secretHash: byPrefix.get(prefix)?.hash, scopes: ['ledger:read'], ...dates }];
  }) as unknown as Query;
  const authenticator = new Authenticator({ query, clock: createClock(() => new Date(0)), elapsedMs: () => 0 });
  for (const each of secrets) expect((await authenticator.authenticate(each.secret)).name).toBe(each.prefix);
  const [first, last] = [secrets[0]?.secret ?? '', secrets[1000]?.secret ?? ''];
  await authenticator.authenticate(last);
  expect(reads).toBe(1001);
  await authenticator.authenticate(first);
  expect(reads).toBe(1002);
});
