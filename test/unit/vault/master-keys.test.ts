import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { StartError } from '../../../src/errors.ts';
import { loadMasterKeys, masterKeysOf, parseMasterKeys, readMasterKeys } from '../../../src/vault/vault.master-keys.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'master-keys-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

/** HKDF of RFC 5869 with SHA-256, no salt and one block, in the words of the RFC. */
function hkdf(key: Buffer, info: string): Buffer {
  const extracted = createHmac('sha256', Buffer.alloc(32)).update(key).digest();
  return createHmac('sha256', extracted).update(`${info}\x01`).digest();
}

test('a master key gives a key for each use, which are the same for ever, for what is stored was encrypted with them', () => {
  const bytes = Buffer.alloc(32, 5);
  const { newest } = masterKeysOf([{ id: 'one', bytes }]);
  expect(newest.wrapping).toEqual(hkdf(bytes, 'signet wrapping 1'));
  expect(newest.lookup).toEqual(hkdf(bytes, 'signet lookup 1'));
});

test.each([
  ['', 'nothing'],
  [':', 'no name'],
  ['one:', 'no key'],
  ['one:KEY', 'a key that is no base64 of 32 bytes'],
  ['one:KEYx', 'something after the key'],
  ['x one:KEY', 'something before the name'],
  ['one two:KEY', 'a blank in the name'],
  ['one:KEY,', 'a comma at the end'],
  ['one:KEY,one:KEY', 'a name twice'],
])('%j is refused for %s', (text) => {
  const key = Buffer.alloc(32, 5).toString('base64');
  expect(parseMasterKeys(text === 'one:KEY' ? `one:${key.slice(1)}` : text.replaceAll('KEY', key))).toBeNull();
});

test('keys may have blanks around them', () => {
  const bytes = Buffer.alloc(32, 5);
  const key = bytes.toString('base64');
  expect(parseMasterKeys(` one:${key} ,\ttwo:${key}\n`)).toEqual([
    { id: 'one', bytes },
    { id: 'two', bytes },
  ]);
});

test.each(['', 'rubbish', 'local:short', ','])(
  'a file of keys that holds %j stops the start, and is kept',
  (content) => {
    const broken = mkdtempSync(join(tmpdir(), 'broken-keys-'));
    const file = join(broken, 'master-keys');
    writeFileSync(file, content);
    const config = { masterKeys: undefined, databaseUrl: undefined, dataDir: broken };
    for (const read of [
      readMasterKeys,
      (each: typeof config) => loadMasterKeys(each, () => expect.fail('made another')),
    ]) {
      expect(() => read(config)).toThrow(StartError);
    }
    expect(readFileSync(file, 'utf8')).toBe(content);
    rmSync(broken, { recursive: true });
  },
);

test('without a configured key the embedded database gets one of its own once, for its owner alone, and is told of it', () => {
  const config = { masterKeys: undefined, databaseUrl: undefined, dataDir };
  expect(readMasterKeys(config)).toBeUndefined();
  const warnings: string[] = [];
  const made = loadMasterKeys(config, (warning) => warnings.push(warning));
  const file = join(dataDir, 'master-keys');
  expect(warnings).toEqual([expect.stringContaining(`made the key that personal data is encrypted with, ${file}`)]);
  const given = parseMasterKeys(readFileSync(file, 'utf8').trim());
  expect(given).toMatchObject([{ id: 'local' }]);
  expect(masterKeysOf(given as [{ id: string; bytes: Buffer }])).toEqual(made);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(loadMasterKeys(config, () => expect.fail('made a second one'))).toEqual(made);
  expect(readMasterKeys(config)).toEqual(made);
});
