import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { scopeDescriptions } from '../../src/access/access.scopes.ts';
import { auditActions } from '../../src/audit/audit.actions.ts';
import { errorCodes } from '../../src/errors.ts';
import { issueRules } from '../../src/issue.ts';
import { printCommands } from './commands-page.ts';
import { executedPages, readExamples } from './page.ts';
import { root } from './root.ts';
import { useSampleApp } from './sample.ts';

const read = (file: string) => readFileSync(new URL(file, root), 'utf8');

describe.each(executedPages)('%s', (file) => {
  const app = useSampleApp();

  async function send(query: string): Promise<unknown> {
    const headers = { 'content-type': 'application/json' };
    const answer = await app.fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query }) });
    return answer.json();
  }

  async function request(text: string): Promise<string> {
    const [method, path = ''] = text.trim().split(' ');
    return (await app.fetch(path, { method: method ?? 'GET' })).text();
  }

  // One test in order, for each query meets the world that the ones before it left.
  test('prints the answers that its queries get', async () => {
    const examples = readExamples(read(file));
    expect(examples).not.toEqual([]);
    for (const { line, query, answer, isRequest } of examples) {
      if (isRequest) {
        expect(await request(query), `the request of line ${line}`).toMatch(textOf(String(answer)));
        continue;
      }
      expect(await send(query), `the query of line ${line}`).toEqual(withAnyText(answer));
    }
  });
});

/** Exactly these lines of CSV, with any text where they read "…". */
function textOf(printed: string): RegExp {
  const literal = printed.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('…', '[^,]*');
  return new RegExp(`^${literal.replaceAll('\n', '\r\n')}$`);
}

/** The printed answer, with any text allowed where it reads "…". */
function withAnyText(printed: unknown): unknown {
  if (printed === '…') return expect.any(String);
  if (Array.isArray(printed)) return printed.map(withAnyText);
  if (typeof printed !== 'object' || printed === null) return printed;
  return Object.fromEntries(Object.entries(printed).map(([key, value]) => [key, withAnyText(value)]));
}

const docs = readdirSync(new URL('docs/', root)).filter((name) => name.endsWith('.md'));

test('docs/README.md lists every page of docs/', () => {
  const index = read('docs/README.md');
  expect(docs.filter((name) => name !== 'README.md' && !index.includes(`](${name})`))).toEqual([]);
});

test('README.md has at most 200 lines', () => {
  expect(read('README.md').split('\n').length).toBeLessThanOrEqual(200);
});

describe.each([
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'examples/README.md', 'packages/client/README.md'],
  ...docs.map((name) => `docs/${name}`),
])('%s', (file) => {
  const page = read(file);

  test('names only commands that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...page.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map(
      ([, run, short]) => run ?? short ?? '',
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('links only to what exists', () => {
    const links = [...page.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = '']) => target);
    const base = new URL(file, root);
    expect(links.filter((link) => !existsSync(new URL(link, base)))).toEqual([]);
  });
});

test('docs/commands.md has every command with its help', () => {
  const page = read('docs/commands.md');
  expect(page, 'npm run generate writes it').toBe(printCommands(page));
});

/** The rows of two columns between two headings of the page on the API: what stands in backquotes, and its sentence. */
function tableOf(from: string, to: string): Record<string, string> {
  const page = read('docs/api.md');
  const part = page.slice(page.indexOf(`\n${from}\n`), page.indexOf(`\n${to}\n`));
  const rows = part.matchAll(/^\| `([\w.:]+)` \| (.*) \|$/gm);
  return Object.fromEntries([...rows].map(([, name, sentence]) => [name, sentence]));
}

test('docs/api.md has every scope with what it allows', () => {
  expect(tableOf('## Access', '## Limits')).toEqual(scopeDescriptions);
});

test('docs/audit.md has every action with what happened', () => {
  const rows = [...read('docs/audit.md').matchAll(/^\| `([a-z_]+\.[a-z_]+)` \| (.*) \|$/gm)];
  expect(Object.fromEntries(rows.map(([, action, sentence]) => [action, sentence]))).toEqual(auditActions);
});

describe('docs/api.md on errors', () => {
  test('has every code with its sentence', () => {
    expect(tableOf('## Errors', '### Issues')).toEqual(errorCodes);
  });

  test('has every rule of an issue with its sentence', () => {
    expect(tableOf('### Issues', '## Lists')).toEqual(issueRules);
  });

  test('publishes no code that nothing answers with', () => {
    const sources = ['src/', 'prisma/migrations/'].flatMap((folder) =>
      readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).map((file) => folder + file),
    );
    const text = sources
      .filter((file) => /\.(ts|sql)$/.test(file) && !/errors\.ts$|generated/.test(file))
      .map(read)
      .join('\n');
    const unused = Object.keys(errorCodes).filter((code) => !text.includes(`'${code}'`));
    expect(unused.filter((code) => code !== 'INTERNAL_SERVER_ERROR')).toEqual([]);
  });
});
