import { z } from 'zod';
import { badCharacters, mustBeLeftOut, mustBeObject, mustNotBeEmpty, tooLong } from './broken-rules.ts';
import { badInput } from './errors.ts';
import { idProblem } from './ids.ts';
import { type BrokenRule, broken, type Issue } from './issue.ts';
import { issueOfZod, refuse, refusing } from './issue-of-zod.ts';
import { inexactNumber } from './json.ts';
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

const unstorableRule = badCharacters('must not contain U+0000 or a lone surrogate.');

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

const identifierRule = badCharacters('must not contain control or invisible characters, or blanks other than spaces.');

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

const badNumbers = (message: string) => broken('NOT_ALLOWED', { what: 'numbers' }, message);
const inexactRule = badNumbers(
  'must hold only numbers that come back as they were sent, of about 15 digits: write a longer one as a string.',
);
const infiniteRule = badNumbers('must hold only numbers that JSON can represent.');

const metadataLimits = { bytes: 16 * 1024, depth: 32, keys: 1000 };
const metadataSizeRule = broken(
  'TOO_LONG',
  { max: metadataLimits.bytes, unit: 'bytes' },
  'must have at most 16 kB as JSON.',
);
const metadataDepthRule = broken(
  'TOO_MANY',
  { max: metadataLimits.depth, unit: 'levels' },
  `must have at most ${metadataLimits.depth} levels.`,
);
const metadataKeysRule = broken(
  'TOO_MANY',
  { max: metadataLimits.keys, unit: 'keys' },
  'must have at most 1,000 keys.',
);

/** The caller's own JSON object: at most 16 kB as JSON, 32 levels and 1,000 keys. Every key is plain, `__proto__` too. */
export const metadata = z.custom<JsonObject>().superRefine((value, check) => {
  const problem = metadataProblem(value);
  if (problem) refuse(check, problem);
});

/** Walks without recursion, so that no nesting exhausts the stack. */
export function metadataProblem(value: unknown): BrokenRule | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return mustBeObject;
  let keys = 0;
  // What it takes at least: of more than it may have, no more is read.
  let bytes = 0;
  let level: unknown[] = [value];
  for (let depth = 1; level.length > 0; depth += 1) {
    const next: unknown[] = [];
    for (const item of level) {
      bytes += typeof item === 'string' ? item.length + 2 : 1;
      if (bytes > metadataLimits.bytes) return metadataSizeRule;
      if (typeof item === 'string' && !isStorable(item)) return unstorableRule;
      if (item === inexactNumber) return inexactRule;
      if (typeof item === 'number' && !Number.isFinite(item)) return infiniteRule;
      if (typeof item !== 'object' || item === null) continue;
      if (depth > metadataLimits.depth) return metadataDepthRule;
      if (!Array.isArray(item)) {
        const names = Object.keys(item);
        keys += names.length;
        if (keys > metadataLimits.keys) return metadataKeysRule;
        if (!names.every(isStorable)) return unstorableRule;
      }
      // One by one: a call can have some ten thousands of arguments, and a list more elements.
      for (const child of Object.values(item)) next.push(child);
    }
    level = next;
  }
  if (Buffer.byteLength(JSON.stringify(value)) > metadataLimits.bytes) return metadataSizeRule;
  return null;
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

/**
 * Conditions of filters may be left out, and null is none: whoever sends it has a value that is missing, and does not mean
 * every row. What may be missing in a record is found by `isNull`.
 */
const nullRule = 'must not be null: write isNull: true to find what is missing.';
const forMissing = { error: ({ input }: { input?: unknown }) => (input === null ? nullRule : undefined) };

export const stringFilter = z.strictObject(
  {
    eq: z.string(forMissing).pipe(soughtText).optional(),
    in: z.array(soughtText, forMissing).max(100, 'must have at most 100 elements.').optional(),
    notIn: z.array(soughtText, forMissing).max(100, 'must have at most 100 elements.').optional(),
    startsWith: z.string(forMissing).pipe(soughtText).optional(),
    contains: z.string(forMissing).pipe(soughtText).optional(),
    isNull: z.boolean('must be true or false.').optional(),
    ignoreCase: z.boolean().optional(),
  },
  forMissing,
);

type StringFilter = z.output<typeof stringFilter>;

/** On a text that is stored in NFC. */
export const labelFilter = stringFilter.transform(composedFilter);

/** On an identifier. */
export const identifierFilter = stringFilter
  .superRefine((filter, check) => {
    const sought = (['eq', 'startsWith', 'contains'] as const).map((name) => [filter[name], name] as const);
    const lists = (['in', 'notIn'] as const).flatMap((name) =>
      (filter[name] ?? []).map((value, at) => [value, name, at] as const),
    );
    for (const [value, ...path] of [...sought, ...lists]) {
      if (value && !isPlainToSee(value)) refuse(check, identifierRule, path.map(String));
    }
  })
  .transform(composedFilter);

function composedFilter({ eq, in: list, notIn, startsWith, contains, ...rest }: StringFilter): StringFilter {
  return {
    ...rest,
    ...{ eq: eq && composed(eq), in: list?.map(composed), notIn: notIn?.map(composed) },
    ...{ startsWith: startsWith && composed(startsWith), contains: contains && composed(contains) },
  };
}

export const dateTimeFilter = z.strictObject({
  gt: instant.optional(),
  gte: instant.optional(),
  lt: instant.optional(),
  lte: instant.optional(),
});

export const decimalFilter = z.strictObject({
  eq: z.string().optional(),
  gt: z.string().optional(),
  gte: z.string().optional(),
  lt: z.string().optional(),
  lte: z.string().optional(),
});

const filterDay = z.date('must be a date such as "1985-05-15".').pipe(instant);

export const dateFilter = z.strictObject({
  eq: filterDay.optional(),
  gt: filterDay.optional(),
  gte: filterDay.optional(),
  lt: filterDay.optional(),
  lte: filterDay.optional(),
});
