import { z } from 'zod';
import { badCharacters, mustBeLeftOut, mustNotBeEmpty, tooLong } from './broken-rules.ts';
import { badInput } from './errors.ts';
import { idProblem } from './ids.ts';
import { broken, type Issue } from './issue.ts';
import { issueOfZod, refuse, refusing } from './issue-of-zod.ts';
import type { NodeType } from './record-types.ts';
import { composed, isOneLine, isPlainToSee, isVisible } from './text.ts';

/** JSON as a caller may send it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/**
 * What a caller gives for this schema: what it takes, and null, which GraphQL lets pass for whatever may be left out. The schema
 * refuses that null where it means nothing.
 */
export type Given<Schema extends z.ZodType> = OrNull<z.input<Schema>>;

type OrNull<Value> = Value extends Date | string | number | boolean | null | undefined
  ? Value
  : Value extends readonly (infer Item)[]
    ? readonly OrNull<Item>[]
    : string extends keyof Value
      ? Value
      : { [Key in keyof Value]: undefined extends Value[Key] ? OrNull<Value[Key]> | null : OrNull<Value[Key]> };

/** An input of a bulk call in which something is not of the type that GraphQL asks for. */
export class MalformedInput {
  readonly issues: readonly Issue[];
  readonly rest: object | undefined;

  /** `rest`: the input with NaN in the place of what is malformed, as far as it could be read. */
  constructor(issues: readonly Issue[], rest?: object) {
    this.issues = issues;
    this.rest = rest;
  }
}

/**
 * The input that this schema makes of the value, or BAD_USER_INPUT with a sentence and a path for every broken rule.
 * `path` is where the value stands among the arguments, `['input']` or `['inputs', '3']`.
 */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  path: string[] = ['input'],
): z.output<Schema> {
  if (value instanceof MalformedInput)
    throw badInput(...(issuesOfMalformed(schema, value, path) as [Issue, ...Issue[]]));
  const result = schema.safeParse(value, parsing);
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => issueOfZod(issue, path));
  throw badInput(...(issues as [Issue, ...Issue[]]));
}

/** What is said of null where a schema allows none and says nothing of it itself. */
const parsing = {
  error: ({ input }: { input?: unknown }) => (input === null ? mustBeLeftOut.message : undefined),
  reportInput: true,
};

/** What is malformed, and which rules the rest breaks. */
function issuesOfMalformed(schema: z.ZodType, { issues, rest }: MalformedInput, path: string[]): Issue[] {
  const broken = (rest && schema.safeParse(rest, parsing).error?.issues) ?? [];
  const isMalformed = (field: string | undefined) => issues.some((issue) => issue.path[path.length] === field);
  const others = broken
    .map((issue) => issueOfZod(issue, path))
    .filter((issue) => !isMalformed(issue.path[path.length]));
  return [...issues, ...others];
}

const unstorable = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Whether PostgreSQL can hold the text: no U+0000 and no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !unstorable.test(text);
}

export const unstorableRule = badCharacters('must not contain U+0000 or a lone surrogate.');

/**
 * Text of 1 to `longest` characters (code points) after trimming; becomes null when it is blank, which it is when none of its
 * characters can be seen.
 */
export function text(longest = 200) {
  return textIn((value) => value, longest);
}

/** The limit is of what is stored: some characters are several in NFC. */
function textIn(form: (value: string) => string, longest: number) {
  return z
    .string()
    .refine(isStorable, refusing(unstorableRule, { abort: true }))
    .transform((value) => (isVisible(value) ? form(value.trim()) : null))
    .refine((value) => value === null || [...value].length <= longest, refusing(tooLong(longest)));
}

/** As `text`, and blank is refused. */
export function requiredText(longest = 200) {
  return required(text(longest));
}

/** This text, of which blank is refused. */
function required<Text extends z.ZodType<string | null>>(schema: Text) {
  return schema.refine((value) => value !== null, refusing(mustNotBeEmpty)).transform((value) => value as string);
}

/** A name or another text of one line: as `text`, joiners in it too, which Persian, Indic scripts and emoji need. */
export function line(longest = 200) {
  return text(longest).refine(isLineOrNull, refusing(lineRule));
}

/** As `line`, and blank is refused. */
export function requiredLine(longest = 200) {
  return required(line(longest));
}

/** As `line`, and in NFC, for filters compare it as a whole. */
export function label(longest = 200) {
  return textIn(composed, longest).refine(isLineOrNull, refusing(lineRule));
}

const lineRule = badCharacters('must not contain control characters, line breaks or direction overrides.');

function isLineOrNull(value: string | null): boolean {
  return value === null || isOneLine(value);
}

export const identifierRule = badCharacters(
  'must not contain control or invisible characters, or blanks other than spaces.',
);

/** A text by which a record is known: trimmed, null when blank, in NFC, and of characters that can be seen. */
export function identifier(longest = 200) {
  return z
    .string()
    .refine(isStorable, refusing(unstorableRule, { abort: true }))
    .transform((value) => composed(value.trim()) || null)
    .refine((value) => value === null || isPlainToSee(value), refusing(identifierRule))
    .refine(
      (value) => value === null || !isPlainToSee(value) || isVisible(value),
      refusing(badCharacters('must have a character that is visible.')),
    )
    .refine((value) => value === null || [...value].length <= longest, refusing(tooLong(longest)));
}

/** As `identifier`, and blank is refused. */
export function requiredIdentifier(longest = 200) {
  return required(identifier(longest));
}

/** A public id of this type; the result is its UUID. */
export function idOf(type: NodeType) {
  return z
    .string()
    .superRefine((id, check) => {
      const problem = idProblem(id, [type]);
      if (problem) refuse(check, problem);
    })
    .transform((id) => id.slice(id.indexOf('_') + 1).toLowerCase());
}

/** A day or time outside of the years that the database is given. */
export const outOfYears = broken(
  'OUT_OF_RANGE',
  { min: '1900-01-01', max: '9999-12-31' },
  'must lie in the years 1900 to 9999.',
);

/** A time that PostgreSQL and JavaScript both can hold. */
export const instant = z
  .date()
  .refine((time) => time.getUTCFullYear() >= 1900 && time.getUTCFullYear() <= 9999, refusing(outOfYears));

/** Text to look for. It is neither trimmed nor made null, and counted in UTF-16 units. */
export const soughtText = z
  .string()
  .max(1000, 'must have at most 1,000 characters.')
  .refine(isStorable, refusing(unstorableRule, { abort: true }));

/** An identifier to look for, in the form in which identifiers are stored. */
export const soughtIdentifier = soughtText
  .transform((value) => composed(value.trim()))
  .refine(isPlainToSee, refusing(identifierRule));

/** Several values of which one is to match. */
export function anyOfThese<Item extends z.ZodType>(item: Item) {
  return z.array(item).max(100, 'must have at most 100 elements.');
}
