import { z } from 'zod';
import { badInput, type Issue, nameOf } from './errors.ts';
import { idProblem, type NodeType } from './ids.ts';
import { composed, isOneLine, isPlainToSee, isVisible } from './text.ts';

/** JSON as a caller may send it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/**
 * The input that this schema makes of the value, or BAD_USER_INPUT with a sentence and a path for every broken rule.
 * `path` is where the value stands among the arguments, `['input']` or `['inputs', '3']`.
 */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  path: string[] = ['input'],
): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => toIssue(issue, path));
  throw badInput(...(issues as [Issue, ...Issue[]]));
}

/** Rules are written as "must …", so that the sentence can begin with the name of the field that broke one. */
function toIssue(issue: z.core.$ZodIssue, parent: string[]): Issue {
  const path = [...parent, ...issue.path.map(String)];
  const rule = issue.message.endsWith('received undefined') ? 'is required.' : issue.message;
  return { path, message: /^(must|may|is|has)\b/.test(rule) ? `${nameOf(path)} ${rule}` : rule };
}

const unstorable = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Whether PostgreSQL can hold the text: no U+0000 and no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !unstorable.test(text);
}

export const unstorableRule = 'must not contain U+0000 or a lone surrogate.';

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
    .refine(isStorable, unstorableRule)
    .transform((value) => (isVisible(value) ? form(value.trim()) : null))
    .refine((value) => value === null || [...value].length <= longest, `must have at most ${longest} characters.`);
}

/** As `text`, and blank is refused. */
export function requiredText(longest = 200) {
  return required(text(longest));
}

/** This text, of which blank is refused. */
function required<Text extends z.ZodType<string | null>>(schema: Text) {
  return schema.refine((value) => value !== null, 'must not be empty.').transform((value) => value as string);
}

/** A name or another text of one line: as `text`, joiners in it too, which Persian, Indic scripts and emoji need. */
export function line(longest = 200) {
  return text(longest).refine(isLineOrNull, lineRule);
}

/** As `line`, and blank is refused. */
export function requiredLine(longest = 200) {
  return required(line(longest));
}

/** As `line`, and in NFC, for filters compare it as a whole. */
export function label(longest = 200) {
  return textIn(composed, longest).refine(isLineOrNull, lineRule);
}

const lineRule = 'must not contain control characters, line breaks or direction overrides.';

function isLineOrNull(value: string | null): boolean {
  return value === null || isOneLine(value);
}

const identifierRule = 'must not contain control or invisible characters, or blanks other than spaces.';

/** A text by which a record is known: trimmed, null when blank, in NFC, and of characters that can be seen. */
export function identifier(longest = 200) {
  return z
    .string()
    .refine(isStorable, unstorableRule)
    .transform((value) => composed(value.trim()) || null)
    .refine((value) => value === null || isPlainToSee(value), identifierRule)
    .refine(
      (value) => value === null || !isPlainToSee(value) || isVisible(value),
      'must have a character that is visible.',
    )
    .refine((value) => value === null || [...value].length <= longest, `must have at most ${longest} characters.`);
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
      if (problem) check.addIssue({ code: 'custom', message: problem });
    })
    .transform((id) => id.slice(id.indexOf('_') + 1).toLowerCase());
}

const metadataLimits = { bytes: 16 * 1024, depth: 32, keys: 1000 };

/** The caller's own JSON object: at most 16 kB as JSON, 32 levels and 1,000 keys. Every key is plain, `__proto__` too. */
export const metadata = z.custom<JsonObject>().superRefine((value, check) => {
  const problem = metadataProblem(value);
  if (problem) check.addIssue({ code: 'custom', message: problem });
});

/** Walks without recursion, so that no nesting exhausts the stack. */
export function metadataProblem(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'must be an object.';
  let keys = 0;
  let level: unknown[] = [value];
  for (let depth = 1; level.length > 0; depth += 1) {
    const next: unknown[] = [];
    for (const item of level) {
      if (typeof item === 'string' && !isStorable(item)) return unstorableRule;
      if (typeof item === 'number' && !Number.isFinite(item)) return 'must hold only numbers that JSON can represent.';
      if (typeof item !== 'object' || item === null) continue;
      if (depth > metadataLimits.depth) return `must have at most ${metadataLimits.depth} levels.`;
      if (!Array.isArray(item)) {
        const names = Object.keys(item);
        keys += names.length;
        if (keys > metadataLimits.keys) return 'must have at most 1,000 keys.';
        if (!names.every(isStorable)) return unstorableRule;
      }
      next.push(...Object.values(item));
    }
    level = next;
  }
  if (Buffer.byteLength(JSON.stringify(value)) > metadataLimits.bytes) return 'must have at most 16 kB as JSON.';
  return null;
}

/** A time that PostgreSQL and JavaScript both can hold. */
export const instant = z
  .date()
  .refine(
    (time) => time.getUTCFullYear() >= 1900 && time.getUTCFullYear() <= 9999,
    'must lie in the years 1900 to 9999.',
  );

/** Text to look for: as `text` but neither trimmed nor made null, and at most so many characters. */
export function soughtUpTo(longest: number) {
  return z
    .string()
    .max(longest, `must have at most ${longest.toLocaleString('en')} characters.`)
    .refine(isStorable, unstorableRule);
}

export const soughtText = soughtUpTo(1000);

/** An identifier to look for, in the form in which identifiers are stored. */
export const soughtIdentifier = soughtText.refine(isPlainToSee, identifierRule).transform(composed);

/** Several values of which one is to match. */
export function anyOfThese<Item extends z.ZodType>(item: Item) {
  return z.array(item).max(100, 'must have at most 100 elements.');
}

export const stringFilter = z.object({
  eq: soughtText.nullish(),
  in: anyOfThese(soughtText).nullish(),
  startsWith: soughtText.nullish(),
  isNull: z.boolean().nullish(),
});

type StringFilter = z.output<typeof stringFilter>;

/** On a text that is stored in NFC. */
export const labelFilter = stringFilter.transform(composedFilter);

/** On an identifier. */
export const identifierFilter = stringFilter
  .superRefine(({ eq, in: list, startsWith }, check) => {
    const sought = [['eq', eq] as const, ...(list ?? []).map((value, at) => ['in', value, at] as const)];
    for (const [name, value, ...at] of [...sought, ['startsWith', startsWith] as const]) {
      if (value && !isPlainToSee(value)) {
        check.addIssue({ code: 'custom', path: [name, ...at], message: identifierRule });
      }
    }
  })
  .transform(composedFilter);

function composedFilter({ eq, in: list, startsWith, ...rest }: StringFilter): StringFilter {
  return { ...rest, eq: eq && composed(eq), in: list?.map(composed), startsWith: startsWith && composed(startsWith) };
}

export const dateTimeFilter = z.object({ gte: instant.nullish(), lt: instant.nullish() });

export const decimalFilter = z.object({
  eq: z.string().nullish(),
  gte: z.string().nullish(),
  lte: z.string().nullish(),
});
