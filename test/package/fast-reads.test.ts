import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readBlocks } from './page.ts';
import { root } from './root.ts';
import { statementOf, withoutBreaks } from './statement.ts';

test('docs/fast-reads.md prints the statements that its queries are answered from', () => {
  const blocks = readBlocks(readFileSync(new URL('docs/fast-reads.md', root), 'utf8'));
  const printed = blocks.flatMap(({ language, code, line }, at) => {
    const query = blocks.slice(0, at).findLast((block) => block.language === 'graphql');
    return language === 'sql' && query ? [{ line, sql: withoutBreaks(code), query: query.code }] : [];
  });
  expect(printed).toHaveLength(3);
  for (const { line, sql, query } of printed) {
    expect(sql, `the statement of line ${line}`).toBe(withoutBreaks(statementOf(query)));
  }
});
