import { describe, expect, test } from 'vitest';
import { missingScope, scopes, withIncluded } from '../../../src/access/access.scopes.ts';

describe('scopes', () => {
  test.each([
    ['identities:write', 'identities:read'],
    ['ledger:write', 'ledger:read'],
  ])('%s includes %s', (scope, included) => {
    expect([...withIncluded([scope])]).toEqual([included, scope]);
  });

  test.each(scopes.filter((scope) => !/^(identities|ledger):write$/.test(scope)))(
    '%s includes nothing else',
    (scope) => {
      expect([...withIncluded([scope])]).toEqual([scope]);
    },
  );

  test('come in one order, each once, and without what is none', () => {
    expect([...withIncluded(['admin', 'nothing', 'ledger:read', 'ledger:write', 'admin'])]).toEqual([
      'ledger:read',
      'ledger:write',
      'admin',
    ]);
    expect(withIncluded([]).size).toBe(0);
  });

  test('that are missing are named', () => {
    expect(missingScope('pii:read')).toMatchObject({
      code: 'FORBIDDEN',
      message: 'This needs the scope pii:read.',
      details: { scope: 'pii:read' },
    });
  });
});
