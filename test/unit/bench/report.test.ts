import { describe, expect, test } from 'vitest';
import { chartOf } from '../../../bench/compare/chart.ts';
import { goalsOf } from '../../../bench/compare/goals.ts';
import { withTables } from '../../../bench/compare/pages.ts';
import { markdownOf } from '../../../bench/compare/report.ts';
import type { Visit } from '../../../bench/compare/statistics.ts';

const visitOf = (server: string, requests: number, foreignShare = 0): Visit => ({
  case: 'one',
  server,
  round: 1,
  memoryMb: 200,
  windows: [{ requests, seconds: 1, p50Ms: 1, p99Ms: 2, serverCpu: 0.5, databaseCpu: 0.25, foreignShare }],
});
const visits = [visitOf('signet', 3000), visitOf('ceiling', 3600), visitOf('postgraphile', 2100)];

describe('goals', () => {
  test('are ratios of one run, and told only of what it measured', () => {
    expect(goalsOf(visits)).toEqual([
      { what: 'one, against PostGraphile', goal: '≥ 1.5 ×', measured: '1.43 ×', isMet: false },
      { what: 'one, against node:http + pg, one statement', goal: '≥ 0.8 ×', measured: '0.83 ×', isMet: true },
      { what: 'memory of Signet at its most', goal: '< 250 MB', measured: '200 MB (one)', isMet: true },
    ]);
  });
});

describe('the table', () => {
  const results = {
    at: '2026-01-02T03:04:05.678Z',
    machine: '2 cores',
    rounds: 1,
    identities: 5,
    transactions: 9,
    minutes: 2,
  };

  test('has a row for each server', () => {
    expect(markdownOf({ ...results, visits })).toContain('| Signet | 3,000 | 0.17 | 0.08 | 1.00 | 2.00 | 200 |');
  });

  test('says when others disturbed it', () => {
    const disturbed = markdownOf({ ...results, visits: [visitOf('signet', 10, 0.25)] });
    expect(disturbed).toContain('in 1 they took more than 3.0 %, up to 25.0 %.');
  });

  test('is put between the marks of the page alone', () => {
    const page =
      'before\n<!-- bench: what stands here is written by npm run bench -- --write -->\nold\n<!-- bench: end -->\nafter';
    const written = withTables(page, 'new');
    expect(written).toMatch(/^before\n<!--[^>]+-->\n\nnew\n\n<!-- bench: end -->\nafter$/);
    expect(withTables(written, 'new')).toBe(written);
    expect(() => withTables('no marks', 'new')).toThrow('marks');
  });
});

describe('the chart', () => {
  test('is an SVG with a bar for each server, the longest of a case at its whole width', () => {
    const svg = chartOf(visits);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 760 \d+"/);
    const lengths = [...svg.matchAll(/<rect [^>]*width="(\d+)"/g)].map((match) => Number(match[1]));
    expect(lengths).toEqual([338, 405, 236]);
    const opened = [...svg.matchAll(/<([a-z]+)[^>]*?(\/?)>/g)]
      .filter((match) => match[2] === '')
      .map((match) => match[1]);
    const closed = [...svg.matchAll(/<\/([a-z]+)>/g)].map((match) => match[1]);
    expect(opened.sort()).toEqual(closed.sort());
  });

  test('is well-formed when nothing was measured', () => {
    expect(chartOf([])).toContain('</svg>');
  });
});
