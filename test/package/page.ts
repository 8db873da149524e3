/** The pages whose queries are sent in order, each to a sample world of its own. */
export const executedPages = [
  'README.md',
  'docs/tour.md',
  'docs/api.md',
  'docs/audit.md',
  'docs/fast-reads.md',
  'docs/security.md',
];

/** An example of a page of documentation: a query, or a request by HTTP, and the answer that is printed after it. */
export interface Example {
  /** The line of the page on which the query begins. */
  line: number;
  query: string;
  /** Whether it is a request, whose answer is text. */
  isRequest?: boolean;
  /** As printed; where it reads "…", an answer may have any text. */
  answer: unknown;
}

/** A fenced block of code. */
interface Block {
  line: number;
  language: string;
  code: string;
}

/** All fenced blocks of a page. */
export function readBlocks(markdown: string): Block[] {
  return [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map((match) => ({
    line: markdown.slice(0, match.index).split('\n').length + 1,
    language: match[1] ?? '',
    code: match[2] ?? '',
  }));
}

/** The examples of a page, in order. Throws when a query has no answer printed after it. */
export function readExamples(markdown: string): Example[] {
  const blocks = readBlocks(markdown);
  return blocks.flatMap(({ language, code, line }, at) => {
    const next = blocks[at + 1];
    if (language === 'http' && next?.language === 'csv')
      return [{ line, query: code, answer: next.code, isRequest: true }];
    if (language !== 'graphql') return [];
    if (next?.language !== 'json') throw new Error(`The query of line ${line} has no answer.`);
    return [{ line, query: code, answer: JSON.parse(next.code) }];
  });
}

const changing = new Set(['requestId', 'cursor', 'prefix', 'secret']);

/** The page with the answer to each of its queries put in; what differs each time, a request's id, a row's cursor and a secret, becomes "…". */
export async function answerPage(markdown: string, send: (query: string) => Promise<unknown>): Promise<string> {
  const parts = markdown.split(/^(```json\n[\s\S]*?^```)$/m);
  for (let at = 1; at < parts.length; at += 2) {
    const query = readBlocks(parts[at - 1] ?? '').findLast(({ language }) => language === 'graphql');
    if (!query) throw new Error(`No query stands before the answer ${parts[at]}`);
    const answer = JSON.stringify(await send(query.code), (key, value) => (changing.has(key) ? '…' : value));
    parts[at] = `\`\`\`json\n${print(JSON.parse(answer))}\n\`\`\``;
  }
  return parts.join('');
}

const widthOfPage = 100;

/** JSON for people: what fits on a line stays on one. */
function print(value: unknown, indent = ''): string {
  const line = printOnOneLine(value);
  if (typeof value !== 'object' || value === null || (indent !== '' && indent.length + line.length <= widthOfPage)) {
    return line;
  }
  const deeper = `${indent}  `;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const items = Array.isArray(value)
    ? value.map((item) => deeper + print(item, deeper))
    : Object.entries(value).map(([key, item]) => `${deeper}${JSON.stringify(key)}: ${print(item, deeper)}`);
  return `${open}\n${items.join(',\n')}\n${indent}${close}`;
}

function printOnOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printOnOneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const items = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${printOnOneLine(item)}`);
  return items.length === 0 ? '{}' : `{ ${items.join(', ')} }`;
}
