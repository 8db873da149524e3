import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encodePublicKey, parsePublicKey, signingKeyOf } from '../../../src/audit/audit.checkpoint.ts';
import { loadSigningKey, readSigningKey } from '../../../src/audit/signing-key.ts';

let dataDir: string;
let warnings: string[];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'signet-signing-key-'));
  warnings = [];
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const seed = Buffer.alloc(32, 7);
const folder = (databaseUrl?: string) => ({ dataDir, databaseUrl, signingKey: undefined });
const load = (databaseUrl?: string) => loadSigningKey(folder(databaseUrl), (message) => warnings.push(message));

describe('the key that signs checkpoints', () => {
  test('is the configured one, and then the folder has none', () => {
    const configured = { ...folder(), signingKey: seed };
    const key = loadSigningKey(configured, (message) => warnings.push(message));
    expect(key.publicKey).toEqual(signingKeyOf(seed).publicKey);
    expect(readSigningKey(configured)?.publicKey).toEqual(key.publicKey);
    expect(warnings).toEqual([]);
    expect(readSigningKey(folder())).toBeUndefined();
  });

  test('is made in the folder with a warning to keep it, and found there without one', () => {
    expect(readSigningKey(folder())).toBeUndefined();
    const made = load();
    expect(warnings).toEqual([
      expect.stringMatching(/^made a key .*signing-key: keep a copy, or set SIGNET_SIGNING_KEY$/),
    ]);
    expect(load().publicKey).toEqual(made.publicKey);
    expect(readSigningKey(folder())?.publicKey).toEqual(made.publicKey);
    expect(warnings).toHaveLength(1);
  });

  test('of the folder comes with a warning each time where other servers use the database too', () => {
    const url = 'postgresql://localhost/signet';
    load(url);
    load(url);
    expect(warnings).toEqual([
      expect.stringMatching(/^made a key .*: set SIGNET_SIGNING_KEY, the same for every server on this database$/),
      expect.stringMatching(
        / are signed with a key of this folder, .*: set SIGNET_SIGNING_KEY, the same for every server/,
      ),
    ]);
  });

  test('is known to who checks a checkpoint by its public half, which is 32 bytes in base64', () => {
    const key = signingKeyOf(seed);
    expect(parsePublicKey(encodePublicKey(key))?.equals(key.publicKey)).toBe(true);
    for (const none of ['', 'c2hvcnQ=', encodePublicKey(key).slice(1)]) expect(parsePublicKey(none)).toBeNull();
  });

  test('is refused when what the folder holds is none', () => {
    writeFileSync(join(dataDir, 'signing-key'), 'c2hvcnQ=');
    expect(() => load()).toThrow(/signing-key, must be 32 bytes in base64/);
    expect(() => readSigningKey(folder())).toThrow(/signing-key, must be/);
  });
});
