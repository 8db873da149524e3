import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Issue as ClientIssue } from '@signet/client/methods';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { auditActions } from '../../src/audit/audit.actions.ts';
import type { Issue, IssueRule } from '../../src/issue.ts';

function sources(folder: string, end: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(end) && !name.includes('generated'))
    .map((name) => join(folder, name));
}

describe('every rule of an input', () => {
  const inputs = sources('src', '.ts').filter((file) => /parseInput/.test(readFileSync(file, 'utf8')));

  test('that zod does not know itself names the rule of its issues', () => {
    expect(inputs.length).toBeGreaterThan(5);
    const nameless = inputs.flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      const checks = [...text.matchAll(/\.refine\(/g)].map(({ index }) => argumentsAt(text, index + '.refine'.length));
      // The rule of a check is an object that `refusing` made.
      const without = checks.filter((check) => !/refusing\(|Rule\)?,?\s*\)$/.test(check));
      return [...without, ...(text.match(/addIssue\(|\.regex\(/g) ?? [])].map((check) => `${file}: ${check}`);
    });
    expect(nameless).toEqual([]);
  });
});

/** A call's arguments with their brackets, from the opening one. */
function argumentsAt(text: string, from: number): string {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return text.slice(from, at + 1);
  }
  return text.slice(from);
}

test('the client knows every rule, and every name among params', () => {
  expectTypeOf<ClientIssue['rule']>().toEqualTypeOf<IssueRule>();
  type NamesOf<Params> = Params extends Params ? keyof Params : never;
  expectTypeOf<NamesOf<Issue['params']>>().toEqualTypeOf<keyof ClientIssue['params']>();
});

test('functions of the database log only actions that are listed', () => {
  const text = sources('prisma/functions', '.sql')
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const found = [...text.matchAll(/'((?:identity|ledger|balance|transaction|api_key)\.[a-z_]+)'/g)];
  expect(found.length).toBeGreaterThan(3);
  expect(found.map(([, action]) => action).filter((action) => !Object.hasOwn(auditActions, action ?? ''))).toEqual([]);
});
