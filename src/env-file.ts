import { existsSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { StartError } from './errors.ts';
import { readTextFile } from './text-file.ts';

/**
 * The variables of a file such as `.env`; none when there is no file. Throws a StartError when it cannot be read, or when a
 * comment would cut the value of one of `names`: half of a password is a wrong one, and half of an address leads elsewhere.
 */
export function readEnvFile(file: string, names: readonly string[]): NodeJS.ProcessEnv {
  if (!existsSync(file)) return {};
  const text = readOrRefuse(file);
  const lines = [...text.matchAll(line)].map(([, name = '', value = '']) => ({ name, value }));
  const cut = lines.filter(({ name, value }) => names.includes(name) && commentInValue.test(value));
  if (cut.length === 0) return parseEnv(text);
  const cutNames = cut.map(({ name }) => name).join(', ');
  throw new StartError(`In .env a # begins a comment: put the value of ${cutNames} in quotation marks.`);
}

/** A name, and all that follows its equals sign. */
const line = /^[^\S\n]*(?:export\s+)?(\w+)[^\S\n]*=(.*)$/gm;

/** The first # of a value without quotation marks, with no blank before it. */
const commentInValue = /^(?!\s*['"`])[^#]*(?<!\s)#/;

function readOrRefuse(file: string): string {
  try {
    return readTextFile(file);
  } catch (error) {
    throw new StartError(`The file .env cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
