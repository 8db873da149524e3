import { readFileSync } from 'node:fs';
import type { AnswerError, SignetError } from '@signet/client/methods';
import { expect } from 'vitest';
import { issueRules } from '../../../src/issue.ts';
import { refusalOf, type TestApp } from '../../support/test-app.ts';

/** One answer as it came over HTTP. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of documents of their own.
  data: any;
  errors: AnswerError[];
}

/** Sends a document with its variables, as the client would, and returns the whole answer. */
export function post(
  app: TestApp,
  query: string,
  variables?: object,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return postBody(app, JSON.stringify({ query, variables }), { 'content-type': 'application/json', ...headers });
}

/** Sends this body, whatever it is. */
export async function postBody(app: TestApp, body: string, headers: Record<string, string>): Promise<Answer> {
  return readAnswer(await app.fetch('/graphql', { method: 'POST', headers, body }));
}

export async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const { data, errors = [] } = (text.startsWith('{') ? JSON.parse(text) : {}) as Partial<Answer>;
  return { status: response.status, headers: response.headers, text, data, errors };
}

const tables = [
  ...['identities', 'ledgers', 'balances', 'transactions', 'transaction_annotations', 'open_holds'],
  ...['audit_events', 'audit_pending', 'audit_seals', 'api_keys', 'balance_days', 'pair_days'],
];

/** Changes when anything stored does. Being used is no change of a key. */
export async function fingerprint(app: TestApp): Promise<string> {
  const row = `(to_jsonb(t) - 'last_used_at')::text`;
  const parts = tables.map(
    (table) => `(SELECT md5(coalesce(string_agg(${row}, '|' ORDER BY ${row}), '')) FROM ${table} t)`,
  );
  const [result] = await app.query<{ digest: string }>(`SELECT concat(${parts.join(', ')}) AS digest`);
  return result?.digest ?? '';
}

/** The refusal that this call met, after checking that it changed nothing and tells nothing of how Signet is made. */
export async function refusedWithoutTrace(app: TestApp, call: () => Promise<unknown>): Promise<SignetError> {
  const before = await fingerprint(app);
  const refusal = await refusalOf(call());
  expect(await fingerprint(app)).toBe(before);
  for (const error of refusal.errors) expectPublic(error);
  return refusal;
}

/** Those whose names are no words of their own: `uuid` and `pg` are part of much that is said. */
const ownDependencies = Object.keys(
  (JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object }).dependencies,
).filter((name) => /[-/]/.test(name) || name === 'zod');

const internals = new RegExp(
  [
    ...ownDependencies,
    ...tables.filter((table) => table.includes('_')),
    'prisma|pothos|yoga|postgres|pglite|sqlstate|node_modules|dataloader|\\.ts:|\\.js:',
    '\\b(select|insert|update|delete)\\b.*\\b(from|into|set)\\b',
    '\\b(relation|column|constraint|duplicate key)\\b',
    '\\bat .+\\D:\\d+:\\d+',
  ].join('|'),
  'i',
);

/** Every error carries a published code and a request id, and names no stack, statement, table or library. */
export function expectPublic(error: AnswerError): void {
  const { http: _http, ...extensions } = error.extensions;
  expect(error.extensions.code).toMatch(/^[A-Z]+(_[A-Z]+)+$|^CONFLICT$|^FORBIDDEN$|^UNAUTHENTICATED$/);
  expect(error.extensions.requestId).toMatch(/^[\w.:-]{1,64}$/);
  expect(JSON.stringify({ message: error.message, extensions })).not.toMatch(internals);
  expectIssues(error);
}

/** Bad input says where and which rule, so that a frontend can say it in any language. */
export function expectIssues({ extensions: { code, issues = [] } }: AnswerError): void {
  if (code === 'BAD_USER_INPUT') expect(issues.length).toBeGreaterThan(0);
  for (const issue of issues) {
    expect(issue).toEqual({
      path: expect.any(Array),
      message: expect.stringMatching(/^[\w$"].*[.?]$/s),
      rule: expect.any(String),
      params: expect.any(Object),
    });
    expect(Object.keys(issueRules)).toContain(issue.rule);
  }
}

/** A text that two JSON values share when they are equal, whatever the order of their keys and however odd those are. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`);
  return `{${entries.sort().join()}}`;
}

/** A JSON value as a literal of a GraphQL document. Keys must be GraphQL names. */
export function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, item]) => `${key}: ${literal(item)}`);
  return `{${fields.join(', ')}}`;
}
