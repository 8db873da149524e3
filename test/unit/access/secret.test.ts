import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { presentedSecret } from '../../../src/access/access.authenticate.ts';
import { hashSecret, makeSecret, prefixOf, randomBytesNeeded } from '../../../src/access/access.secret.ts';
import { isLoopback } from '../../../src/http/loopback.ts';

const random = fc.uint8Array({ minLength: randomBytesNeeded, maxLength: randomBytesNeeded });

describe('a secret', () => {
  test('has a readable prefix, 256 bits, and the SHA-256 of all of it', () => {
    fc.assert(
      fc.property(random, (bytes) => {
        const { secret, prefix, hash } = makeSecret(Buffer.from(bytes));
        expect(secret).toMatch(/^sgn_[a-z0-9]{8}_[A-Za-z0-9_-]{43}$/);
        expect(prefixOf(secret)).toBe(prefix);
        expect(Buffer.from(secret.slice(prefix.length + 1), 'base64url')).toEqual(Buffer.from(bytes.slice(0, 32)));
        expect(hash).toEqual(createHash('sha256').update(secret).digest());
        expect(hashSecret(secret)).toEqual(hash);
      }),
    );
  });

  test.each(['', 'sgn_', 'sgn_1a2b3c4d', `sgn_1A2B3C4D_${'a'.repeat(43)}`, `sgn_1a2b3c4d_${'a'.repeat(44)}`])(
    '"%s" is none',
    (text) => {
      expect(prefixOf(text)).toBe(null);
    },
  );
});

describe('the headers', () => {
  test.each([
    [null, null, null],
    ['Bearer', null, null],
    ['Bearer ', ' ', null],
    ['bearer\t', '', null],
    ['Bearer x', null, 'x'],
    ['BEARER   x ', null, 'x'],
    [null, ' x ', 'x'],
    ['Bearer x', 'x', 'x'],
    ['Bearer ', 'x', 'x'],
    ['Basic eDp5', null, null],
    ['Basic eDp5', 'x', 'x'],
  ])('Authorization: %j and X-API-Key: %j carry %j', (authorization, apiKey, secret) => {
    expect(presentedSecret(authorization, apiKey)).toBe(secret);
  });

  test('that carry two different secrets are refused', () => {
    expect(() => presentedSecret('Bearer x', 'y')).toThrow('The API key is not valid.');
  });
});

describe('this machine', () => {
  test.each(['localhost', 'LOCALHOST:4000', '127.0.0.1', '127.8.9.1:80', '::1', '[::1]', '[::1]:4000'])(
    'is %s',
    (host) => {
      expect(isLoopback(host)).toBe(true);
    },
  );

  test.each([
    ...['', '0.0.0.0', '::', '[::]:4000', '192.168.0.1', 'example.com', 'localhost.example.com', '127.0.0.1.nip.io'],
    ...['10.127.0.1', 'a b', '[::2]'],
  ])('is not "%s"', (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});
