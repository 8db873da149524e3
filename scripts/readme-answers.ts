import { readFileSync, writeFileSync } from 'node:fs';
import { answerPage, executedPages } from '../test/package/page.ts';
import { printStatements } from '../test/package/statement.ts';
import { startSampleServer } from './sample-server.ts';

/**
 * Writes the real answers, and the statements that they come from, into the pages whose queries a test executes: `npx tsx scripts/readme-answers.ts`. Each page
 * starts from a sample world of its own. Look at the difference before it is committed.
 */
for (const page of executedPages) {
  const file = new URL(`../${page}`, import.meta.url);
  const server = await startSampleServer();
  const send = async (query: string): Promise<unknown> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(server.url, { method: 'POST', headers, body: JSON.stringify({ query }) });
    return response.json();
  };
  const answered = await answerPage(readFileSync(file, 'utf8'), send);
  writeFileSync(file, page === 'docs/fast-reads.md' ? printStatements(answered) : answered);
  await server.close();
}
