import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { sampleIds } from '../../src/sample/sample-world.ts';
import { root } from './root.ts';
import { useSampleServer } from './sample.ts';

const execute = promisify(execFile);

describe('examples/identity-with-balances.ts', () => {
  const server = useSampleServer();

  /** Runs the program as its first lines say. */
  function run(url: string, ...ids: string[]): Promise<{ stdout: string; stderr: string }> {
    const program = ['--import', 'tsx', 'examples/identity-with-balances.ts', ...ids];
    return execute(process.execPath, program, { cwd: root, env: { ...process.env, SIGNET_URL: url } });
  }

  test('prints who Alice is, what she holds and what moved, newest first', async () => {
    const { stdout } = await run(server.url);
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toBe('Alice Marie Smith (INDIVIDUAL)');
    expect(lines).toContain(`USD       1232.35  1332.35    ${sampleIds.aliceUsd}`);
    expect(lines).toContain(`EUR       150      150        ${sampleIds.aliceEur}`);
    const moves = lines.slice(lines.findIndex((line) => line.startsWith('Day')) + 1).map((line) => line.slice(12));
    expect(moves).toEqual([
      '150 EUR      @world               Alice Marie Smith    Gift from Lisbon',
      '18.4 USD     Alice Marie Smith    Maple Street Bakery  Bread and cake',
      '1200 USD     Alice Marie Smith    @world               Rent',
      '2450.75 USD  Maple Street Bakery  Alice Marie Smith    Salary',
    ]);
  });

  test('prints another identity when it is given an id', async () => {
    const { stdout } = await run(server.url, sampleIds.organization);
    expect(stdout).toMatch(/^Maple Street Bakery \(ORGANIZATION\)\n/);
  });

  test('says that there is no such identity', async () => {
    const { stdout } = await run(server.url, 'idt_00000000-0000-4000-8000-000000000000');
    expect(stdout).toBe('There is no identity idt_00000000-0000-4000-8000-000000000000.\n');
  });

  test('ends with the sentence of the refusal when the id is malformed', async () => {
    await expect(run(server.url, 'idt_1')).rejects.toMatchObject({
      code: 1,
      stderr: 'SignetError: id must have a UUID after the prefix idt_.\n',
    });
  });

  test('says so when nobody answers', async () => {
    const url = 'http://127.0.0.1:1/graphql';
    await expect(run(url)).rejects.toMatchObject({
      code: 1,
      stderr: `Nobody answers at ${url}. Is Signet running there?\n`,
    });
  });
});
