import { expect, test } from 'vitest';
import { hotPair, variablesAt } from '../../../bench/compare/bodies.ts';
import { signetOn } from '../../../bench/compare/contenders.ts';
import { scriptFor } from '../../../bench/compare/pgbench.ts';

const balances = Array.from({ length: 12 }, (_, at) => `balance-${at}`);

test('pgbench and the servers are given the same hot pair, of two identities', () => {
  const [source, destination] = hotPair(balances.length);
  expect(Math.floor(source / 3)).not.toBe(Math.floor(destination / 3));
  expect(scriptFor('hot', balances.length)).toContain(`\\set one ${source}\n\\set two ${destination}\n`);
  const population = { identities: [], balances, isHot: true };
  expect(variablesAt('record', 5, population, signetOn('signet', '/tree', {}))).toMatchObject({
    input: { source: `bln_balance-${source}`, destination: `bln_balance-${destination}` },
  });
});

test('a spread transaction never has one balance on both sides', () => {
  const contender = signetOn('signet', '/tree', {});
  for (let place = 0; place < 200; place += 1) {
    const { input } = variablesAt('record', place, { identities: [], balances }, contender) as {
      input: { source: string; destination: string };
    };
    expect(input.source).not.toBe(input.destination);
  }
});
