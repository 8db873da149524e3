import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Case, cases } from '../../bench/cases.ts';
import { loadWorld } from '../../bench/load.ts';
import { openSubject, type Subject } from '../../bench/subject.ts';
import { writeSizes } from '../../bench/worlds.ts';
import { onPostgres, onServer } from '../support/test-database.ts';

/**
 * What answers in a millisecond at a hundred thousand identities because of an index takes seconds at a million once the
 * index is no longer used. The queries are those that `npm run bench:read` measures.
 */
describe.skipIf(!onPostgres)(
  'at 100,000 identities (skipped on the embedded database: the planner is the same)',
  () => {
    const name = `signet_test_plans_${randomUUID().replaceAll('-', '')}`;
    const size = { identities: 100_000, transactions: 300_000 };
    let subject: Subject;

    beforeAll(async () => {
      const template = inject('template');
      if (template.kind !== 'postgres') return;
      const url = await loadWorld(template.url, name, size, () => {});
      await writeSizes(url, size);
      subject = await openSubject(url);
    }, 300_000);
    afterAll(async () => {
      const template = inject('template');
      await subject?.close();
      if (template.kind === 'postgres') await onServer(template.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    });

    test.each<[string, Case]>(cases.map((measured) => [measured.name, measured]))(
      '%s reads no table from end to end',
      async (_name, measured) => {
        const { statements } = await subject.run(measured, 1);
        const plans = await Promise.all(statements.map((statement) => subject.explain(statement)));
        const indexes = plans.flatMap((plan) => plan.indexes);
        expect(indexes).toEqual(expect.arrayContaining(measured.indexes));
        expect(plans.flatMap((plan) => plan.scanned)).toEqual([]);
      },
    );
  },
);
