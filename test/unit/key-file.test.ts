import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StartError } from '../../src/errors.ts';
import { makeKeyFile, readKeyFile } from '../../src/key-file.ts';

let parent: string;
let file: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'signet-keys-'));
  file = join(parent, 'data', 'key');
});
afterEach(() => rmSync(parent, { recursive: true }));

const make = (text: string) => makeKeyFile(file, 'The key', text, 'THE_VARIABLE');

describe('a file that holds a key', () => {
  test('is made for its owner alone, in a folder for its owner alone, and nothing stays beside it', () => {
    expect(make('first')).toBe('first');
    expect(readFileSync(file, 'utf8')).toBe('first\n');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(parent, 'data')).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(parent, 'data'))).toEqual(['key']);
  });

  test('is never replaced: who comes second gets what the first made', () => {
    make('first');
    expect(make('second')).toBe('first');
    expect(readKeyFile(file, 'The key')).toBe('first');
    expect(readdirSync(join(parent, 'data'))).toEqual(['key']);
  });

  test.each([
    ['UTF-8', Buffer.from('k:A+/=\r\n')],
    ['UTF-8 with a byte order mark', Buffer.from('\ufeffk:A+/=\n')],
    ['UTF-16 LE, as a shell writes it', Buffer.from('\ufeffk:A+/=\r\n', 'utf16le')],
    ['UTF-16 BE', Buffer.from('\ufeffk:A+/=', 'utf16le').swap16()],
  ])('is read in %s', (_, bytes) => {
    mkdirSync(join(parent, 'data'));
    writeFileSync(file, bytes);
    expect(readKeyFile(file, 'The key')).toBe('k:A+/=');
  });

  test('is none when there is no file', () => {
    expect(readKeyFile(file, 'The key')).toBeUndefined();
  });

  test('is refused when it cannot be read, or is no text', () => {
    mkdirSync(file, { recursive: true });
    expect(() => readKeyFile(file, 'The key')).toThrow(new StartError(`The key, ${file}, cannot be read (EISDIR).`));
    rmSync(file, { recursive: true });
    writeFileSync(file, Buffer.from([0x6b, 0xff, 0xfe]));
    expect(() => readKeyFile(file, 'The key')).toThrow(
      new StartError(`The key, ${file}, cannot be read (it is no text in UTF-8 or UTF-16).`),
    );
  });

  test('says what to set when it cannot be made', () => {
    writeFileSync(join(parent, 'data'), '');
    expect(() => make('first')).toThrow(/^The key, .*, cannot be made \((EEXIST|ENOTDIR)\): set THE_VARIABLE\.$/);
  });

  test.skipIf(process.getuid?.() === 0)('says what to set when the folder cannot be written', () => {
    mkdirSync(join(parent, 'data'), { mode: 0o500 });
    expect(() => make('first')).toThrow(new StartError(`The key, ${file}, cannot be made (EACCES): set THE_VARIABLE.`));
    chmodSync(join(parent, 'data'), 0o700);
  });
});
