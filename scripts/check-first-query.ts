import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

/**
 * Sends the first query of README.md to a running server and compares the answer with the one printed below it:
 * `npx tsx scripts/check-first-query.ts <url>`. Ends with an error when they differ.
 */
const [url] = process.argv.slice(2);
if (!url) throw new Error('Name the address of the server.');

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const query = firstBlock('graphql', readme);
const expected: unknown = JSON.parse(firstBlock('json', readme.slice(readme.indexOf(query))));

const response = await fetch(url, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query }),
});
assert.deepEqual(await response.json(), expected);
console.log('The first query of README.md is answered as it says.');

function firstBlock(language: string, text: string): string {
  const block = new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(text)?.[1];
  if (!block) throw new Error(`README.md has no block of ${language}.`);
  return block;
}
