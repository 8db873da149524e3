import { describe, expect, test } from 'vitest';
import { caseNames } from '../../../bench/compare/cases.ts';
import { readOptions } from '../../../bench/compare/options.ts';

describe('options of the benchmark', () => {
  test('are a whole run without arguments', () => {
    expect(readOptions([], '/tree')).toMatchObject({
      cases: caseNames,
      rounds: 3,
      tree: '/tree',
      keep: false,
      write: false,
    });
  });

  test('choose cases and servers in the order in which they are measured', () => {
    const { cases, servers } = readOptions(['--only', 'page, one', '--servers', 'ceiling,signet'], '/tree');
    expect(cases).toEqual(['one', 'page']);
    expect(servers).toEqual(['signet', 'ceiling']);
  });

  test.each([
    [['--only', 'two'], '--only must be of one, page,'],
    [['--rounds', '0'], '--rounds must be a whole number of 1 or more.'],
    [['--write', '--only', 'one'], '--write is for a whole run'],
    [['--fast'], "Unknown option '--fast'"],
  ])('refuse %j', (args, message) => {
    expect(() => readOptions(args, '/tree')).toThrow(message);
  });
});
