import { existsSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { StartError } from './errors.ts';
import { readTextFile } from './text-file.ts';

/**
 * The variables of a file such as `.env`; none when there is no file. Throws a StartError when it cannot be read, when a line
 * of it is none that is understood, or when the value of one of `names` would be cut or left out: half of a password is a wrong
 * one, half of an address leads elsewhere, and without any the server would work otherwise than it was told to. No value is
 * told, nor any other name than those of `names`, for a line that is not understood may be a piece of a secret.
 */
export function readEnvFile(file: string, names: readonly string[]): NodeJS.ProcessEnv {
  if (!existsSync(file)) return {};
  const text = readOrRefuse(file).replace(/\r\n?/g, '\n');
  const parts = [...text.matchAll(part)].map(({ index, groups = {} }) => ({ index, ...groups }) as Part);
  const refusals = parts.flatMap((each) => refusalOf(each, names, text) ?? []);
  if (refusals.length > 0) throw new StartError(refusals.join(' '));
  return Object.assign({}, ...parts.map(variableOf));
}

/** A line, or several when quotation marks hold them together. */
interface Part {
  /** Where it begins in the text. */
  index: number;
  /** Absent when it is none of NAME=value. */
  name?: string;
  blanks?: string;
  /** The quotation mark around `quoted`, when there is a second one; `behind` is what follows that. */
  mark?: string;
  quoted?: string;
  behind?: string;
  /** The value when no quotation marks are around it. */
  bare?: string;
  /** The whole line when it is none of NAME=value. */
  other?: string;
}

const part = new RegExp(
  '^(?:[ \\t]*(?:export[ \\t]+)?(?<name>\\w+)[ \\t]*=(?<blanks>[ \\t]*)' +
    '(?:(?<mark>["\'`])(?<quoted>[^]*?)\\k<mark>(?<behind>[^\\n]*)|(?<bare>[^\\n]*))' +
    '|(?<other>[^\\n]*))$',
  'gm',
);

const blankOrComment = /^[ \t]*(?:#|$)/;

/** What may follow the second quotation mark; with no blank before it, a # may be one of the value. */
const nothingBehind = /^[ \t]*(?:$|(?<=[ \t])#)/;

/** The first # of a value without quotation marks, with no blank before it. */
const commentInValue = /^[^#]*(?<!\s)#/;

/** Why this part cannot be taken as it stands. */
function refusalOf(each: Part, names: readonly string[], text: string): string | undefined {
  const { index, name = '', blanks = '', mark, quoted = '', behind = '', bare = '', other } = each;
  if (other !== undefined) {
    if (blankOrComment.test(other)) return;
    const [, begin = ''] = /^\s*(?:export\s+)?(\w+)/.exec(other) ?? [];
    const reason = names.includes(begin) ? `${begin} is followed by something else than =` : 'a comment begins with #';
    return `In line ${text.slice(0, index).split('\n').length} of .env write NAME=value: ${reason}.`;
  }
  const swallowed = [...quoted.matchAll(/\n[ \t]*(?:export[ \t]+)?(\w+)[ \t]*=/g)].find(([, at = '']) =>
    names.includes(at),
  );
  if (swallowed) return `In .env ${swallowed[1]} stands within quotation marks that an earlier line opens.`;
  if (!names.includes(name)) return;
  if (mark ? !nothingBehind.test(behind) : /^["'`]/.test(bare)) {
    return `In .env the value of ${name} must end with the quotation mark that it begins with, and not hold it elsewhere.`;
  }
  if (mark || !commentInValue.test(blanks + bare)) return;
  return `In .env a # begins a comment: put the value of ${name} in quotation marks.`;
}

function variableOf({ name, mark = '', quoted = '', bare = '' }: Part): NodeJS.ProcessEnv {
  return name === undefined ? {} : parseEnv(`${name}=${mark}${quoted}${mark}${bare}\n`);
}

function readOrRefuse(file: string): string {
  try {
    return readTextFile(file);
  } catch (error) {
    throw new StartError(`The file .env cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
