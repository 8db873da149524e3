import { z } from 'zod';
import { badInput, type Issue, nameOf } from './errors.ts';
import { idProblem, type NodeType } from './ids.ts';

/** JSON as a caller may send it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

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
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => toIssue(issue, path));
  throw badInput(...(issues as [Issue, ...Issue[]]));
}

/** What is malformed, and which rules the rest breaks. */
function issuesOfMalformed(schema: z.ZodType, { issues, rest }: MalformedInput, path: string[]): Issue[] {
  const broken = (rest && schema.safeParse(rest).error?.issues) ?? [];
  const isMalformed = (field: string | undefined) => issues.some((issue) => issue.path[path.length] === field);
  const others = broken.map((issue) => toIssue(issue, path)).filter((issue) => !isMalformed(issue.path[path.length]));
  return [...issues, ...others];
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

/** Text of 1 to `longest` characters (code points) after trimming; blank text becomes null. */
export function text(longest = 200) {
  return z
    .string()
    .refine(isStorable, unstorableRule)
    .transform((value) => value.trim() || null)
    .refine((value) => value === null || [...value].length <= longest, `must have at most ${longest} characters.`);
}

/** As `text`, and blank is refused. */
export function requiredText(longest = 200) {
  return text(longest)
    .refine((value) => value !== null, 'must not be empty.')
    .transform((value) => value as string);
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
const metadataSizeRule = 'must have at most 16 kB as JSON.';

/** The caller's own JSON object: at most 16 kB as JSON, 32 levels and 1,000 keys. Every key is plain, `__proto__` too. */
export const metadata = z.custom<JsonObject>().superRefine((value, check) => {
  const problem = metadataProblem(value);
  if (problem) check.addIssue({ code: 'custom', message: problem });
});

/** Walks without recursion, so that no nesting exhausts the stack. */
export function metadataProblem(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'must be an object.';
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
      if (typeof item === 'number' && !Number.isFinite(item)) return 'must hold only numbers that JSON can represent.';
      if (typeof item !== 'object' || item === null) continue;
      if (depth > metadataLimits.depth) return `must have at most ${metadataLimits.depth} levels.`;
      if (!Array.isArray(item)) {
        const names = Object.keys(item);
        keys += names.length;
        if (keys > metadataLimits.keys) return 'must have at most 1,000 keys.';
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

export const dateTimeFilter = z.object({ gte: instant.nullish(), lt: instant.nullish() });

export const decimalFilter = z.object({
  eq: z.string().nullish(),
  gte: z.string().nullish(),
  lte: z.string().nullish(),
});
