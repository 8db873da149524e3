import { type OperationDefinitionNode, parse } from 'graphql';
import { allScopes } from '../../src/access/access.scopes.ts';
import { compileRead, type ReadContext } from '../../src/engine/fast-reads/compile.ts';
import { cacheRead } from '../../src/engine/fast-reads/read-cache.ts';
import { schema } from '../../src/schema.ts';
import { readBlocks } from './page.ts';

/** The one statement that answers a query without variables, broken into lines. */
export function statementOf(query: string): string {
  const document = parse(query);
  const read = cacheRead(schema, document, document.definitions[0] as OperationDefinitionNode);
  // What personal data is protected with matters to filters and searches alone.
  const context = { viewer: { scopes: allScopes } } as ReadContext;
  return printSql(compileRead(read.operation, {}, context).sql.text);
}

/** SQL for people: each clause on a line of its own, indented by its parentheses. */
function printSql(sql: string): string {
  const clauses = withoutBreaks(sql).split(/(?<=\()(?=SELECT )| (?=FROM |CROSS JOIN |WHERE |ORDER BY |UNION ALL )/);
  let depth = 0;
  return clauses
    .map((clause) => {
      const indent = '  '.repeat(depth);
      depth += countOf(clause, '(') - countOf(clause, ')');
      return indent + clause.trim();
    })
    .join('\n');
}

/** Of parentheses outside of quotes. */
function countOf(clause: string, parenthesis: string): number {
  return clause.replace(/'[^']*'/g, '').split(parenthesis).length - 1;
}

/** The same statement on one line. */
export function withoutBreaks(sql: string): string {
  return sql.replace(/\s+/g, ' ').replace(/\( /g, '(').replace(/ \)/g, ')').trim();
}

/** The page with the statement of each of its queries put in, where one is printed. */
export function printStatements(markdown: string): string {
  const parts = markdown.split(/^(```sql\n[\s\S]*?^```)$/m);
  for (let at = 1; at < parts.length; at += 2) {
    const query = readBlocks(parts[at - 1] ?? '').findLast(({ language }) => language === 'graphql');
    if (query) parts[at] = `\`\`\`sql\n${statementOf(query.code)}\n\`\`\``;
  }
  return parts.join('');
}
