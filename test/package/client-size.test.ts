import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import * as client from '../../packages/client/src/index.ts';
import { root } from './root.ts';

/** What a program with this text is after bundling for browsers, and what of it goes over the wire. */
async function bundle(contents: string): Promise<{ text: string; bytes: number }> {
  const stdin = { contents, resolveDir: new URL('.', root).pathname };
  const options = { bundle: true, minify: true, format: 'esm', platform: 'browser', write: false } as const;
  const { outputFiles } = await build({ stdin, logLevel: 'silent', ...options });
  const text = outputFiles[0]?.text ?? '';
  return { text, bytes: gzipSync(text).length };
}

/** The operations whose text is in a bundle. */
function operationsIn(text: string): string[] {
  return Object.keys(client)
    .filter((name) => name.endsWith('Document'))
    .map((name) => name.slice(0, -'Document'.length))
    .filter((name) => new RegExp(`\\b(query|mutation) ${name}\\b`).test(text));
}

describe('a program with the client, bundled for a browser', () => {
  test('has less than 5 kB of JavaScript before its operations, and none of Node', async () => {
    const { text, bytes } = await bundle(`
      import { createClient, SignetError, TimeoutError, TransportError } from '@signet/client';
      globalThis.all = [createClient, SignetError, TimeoutError, TransportError];`);
    expect(operationsIn(text)).toEqual([]);
    expect(bytes).toBeLessThan(5000);
  });

  test('has of the operations only the one that it imports', async () => {
    const { text, bytes } = await bundle(`
      import { createClient, LedgersDocument } from '@signet/client';
      console.log(await createClient({ url: '/graphql' }).request(LedgersDocument));`);
    expect(operationsIn(text)).toEqual(['Ledgers']);
    expect(bytes).toBeLessThan(5000);
  });

  test('has all of them with a method for each', async () => {
    const { text } = await bundle(`
      import { createClient } from '@signet/client/methods';
      console.log(await createClient({ url: '/graphql' }).ledgers());`);
    expect(operationsIn(text).length).toBeGreaterThan(40);
  });
});
