import { readdirSync, statSync } from 'node:fs';

/** A part of the code whose tests are tried with mutants. Paths are files, or folders with a slash at the end. */
export interface Area {
  /** Where mutants are made. Of a folder the domain files; what declares the schema is left out. */
  mutate: string[];
  /** The tests that may see them. All pass without a mutant. */
  tests: string[];
}

/** What Stryker mutates. The faults in SQL functions are in faults/, a list that is kept by hand. */
export const areas: Record<string, Area> = {
  money: {
    mutate: ['src/money.ts', 'src/currencies.ts'],
    tests: ['test/unit/money.test.ts', 'test/unit/currencies.test.ts'],
  },
  posting: {
    mutate: [
      'src/transaction/transaction.ts',
      'src/transaction/transaction.record.ts',
      'src/transaction/transaction.refusal.ts',
      'src/transaction/transaction.input.ts',
      'src/transaction/transaction.sql.ts',
      'src/balance/balance.input.ts',
    ],
    tests: [
      'test/api/balance/create-balance.test.ts',
      'test/api/balance/link-balance.test.ts',
      'test/api/balance/balance-at.test.ts',
      'test/api/balance/balance-by-indicator.test.ts',
      'test/api/balance/balances.test.ts',
      'test/api/transaction/record-transaction.test.ts',
      'test/api/transaction/record-transactions.test.ts',
      'test/api/transaction/commit-transaction.test.ts',
      'test/api/transaction/refund-transaction.test.ts',
      'test/api/transaction/void-transaction.test.ts',
      'test/api/transaction/record-transaction-retry.test.ts',
      'test/api/transaction/transactions.test.ts',
      'test/api/transaction/identity-transactions.test.ts',
      'test/api/transaction/whole-request.test.ts',
      'test/api/transaction/batching.test.ts',
    ],
  },
  batching: {
    mutate: [
      'src/db/batcher.ts',
      'src/db/transact.ts',
      'src/db/database-code.ts',
      'src/transaction/transaction.batches.ts',
      'src/identity/identity.create.ts',
      'src/identity/identity.plan.ts',
    ],
    tests: [
      'test/unit/db/batcher.test.ts',
      'test/unit/db/transact.test.ts',
      'test/unit/db/transact-options.test.ts',
      'test/unit/db/outcome-codes.test.ts',
      'test/api/transaction/batching.test.ts',
      'test/api/identity/return-existing.test.ts',
      'test/api/identity/create-identity-batches.test.ts',
      'test/api/identity/create-identities.test.ts',
      'test/api/identity/create-identity.test.ts',
      'test/api/transaction/record-transaction-retry.test.ts',
      'test/api/transaction/record-transactions.test.ts',
      'test/api/identity/tokenize-on-create.test.ts',
      'test/api/request/unexpected-failures.test.ts',
    ],
  },
  audit: {
    mutate: ['src/audit/'],
    tests: [
      'test/unit/audit/',
      'test/api/audit/',
      'test/api/identity/history-redaction.test.ts',
      'test/api/ledger/create-ledger.test.ts',
      'test/api/balance/create-balance.test.ts',
    ],
  },
  access: {
    mutate: [
      'src/access/',
      'src/engine/mutation-scopes.ts',
      'src/graphql/node-scopes.ts',
      'src/http/authenticate.ts',
      'src/graphql/required-scopes.ts',
    ],
    tests: ['test/unit/access/', 'test/api/access/', 'test/api/fast-reads/covered.test.ts'],
  },
  'personal data': {
    mutate: [
      'src/vault/',
      'src/identity/identity.vault.ts',
      'src/identity/identity.tokenize.ts',
      'src/identity/identity.tokenize.input.ts',
      'src/identity/identity.erase.ts',
      'src/identity/identity.export.ts',
      'src/identity/identity.export.sql.ts',
    ],
    tests: [
      'test/unit/vault/',
      'test/unit/identity/identity.vault.test.ts',
      'test/api/identity/detokenize-identity.test.ts',
      'test/api/identity/erase-identity.test.ts',
      'test/api/identity/erased-name.test.ts',
      'test/api/identity/export-identity.test.ts',
      'test/api/identity/find-folded.test.ts',
      'test/api/identity/find-tokenized.test.ts',
      'test/api/identity/history-redaction.test.ts',
      'test/api/identity/rotate-master-key.test.ts',
      'test/api/identity/rotation-races.test.ts',
      'test/api/identity/swapped-keys.test.ts',
      'test/api/identity/tokenize-identity.test.ts',
      'test/api/identity/tokenize-on-create.test.ts',
      'test/api/audit/earlier-lives.test.ts',
    ],
  },
  paging: {
    mutate: [
      'src/db/keyset.ts',
      'src/db/conditions.ts',
      'src/filter-nesting.ts',
      'src/graphql/connection.ts',
      'src/engine/fast-reads/page-sql.ts',
    ],
    tests: [
      'test/unit/db/keyset.test.ts',
      'test/unit/db/conditions.test.ts',
      'test/unit/graphql/connection.test.ts',
      'test/api/request/nested-filters.test.ts',
      'test/api/request/paging.test.ts',
      'test/api/request/total-count.test.ts',
      'test/api/identity/identities.test.ts',
      'test/api/transaction/transactions.test.ts',
      'test/api/transaction/identity-transactions.test.ts',
      'test/api/fast-reads/known-documents.test.ts',
      'test/api/fast-reads/covered.test.ts',
      'test/api/fast-reads/lists.test.ts',
    ],
  },
  search: {
    mutate: [
      'src/identity/identity.search.ts',
      'src/identity/identity.search.sql.ts',
      'src/identity/identity.search.match.sql.ts',
      'src/identity/identity.search.tiers.sql.ts',
    ],
    tests: [
      'test/unit/identity/identity.search.test.ts',
      'test/api/identity/search-letters.test.ts',
      'test/api/identity/search-names.test.ts',
      'test/api/identity/search-order.test.ts',
      'test/api/identity/search.test.ts',
      'test/api/identity/name-words.test.ts',
      'test/api/identity/find-tokenized.test.ts',
    ],
  },
};

/** The tests that may see a fault in the SQL functions of an area. */
export const testsOfFaults: Record<string, string[]> = {
  posting: [
    'test/api/transaction/double-entry.test.ts',
    'test/api/transaction/commit-transaction.test.ts',
    'test/api/transaction/refund-transaction.test.ts',
    'test/api/transaction/void-transaction.test.ts',
    'test/api/transaction/record-transaction-retry.test.ts',
    'test/api/transaction/record-transaction.test.ts',
    'test/api/transaction/record-transactions.test.ts',
    'test/api/transaction/transaction.test.ts',
    'test/api/transaction/whole-request.test.ts',
    'test/api/time/two-clocks.test.ts',
    'test/api/transaction/holds-model.test.ts',
  ],
  identity: [
    'test/api/identity/create-identity.test.ts',
    'test/api/identity/create-identities.test.ts',
    'test/api/identity/create-identity-batches.test.ts',
    'test/api/identity/tokenize-on-create.test.ts',
    'test/api/identity/tokenize-identity.test.ts',
    'test/api/identity/find-tokenized.test.ts',
    'test/api/audit/every-mutation.test.ts',
    'test/api/audit/history.test.ts',
    'test/api/audit/earlier-lives.test.ts',
  ],
  insights: [
    'test/api/insight/one-day.test.ts',
    'test/api/insight/recompute.test.ts',
    'test/api/insight/insights.test.ts',
    'test/api/insight/insights-range.test.ts',
    'test/api/insight/time-zones.test.ts',
    'test/unit/insight/time-zones.test.ts',
    'test/api/statement/statement.test.ts',
  ],
  audit: ['test/api/audit/', 'test/unit/audit/', 'test/api/access/create-api-key.test.ts'],
  search: [
    'test/api/identity/search-letters.test.ts',
    'test/api/identity/name-words.test.ts',
    'test/api/identity/search-names.test.ts',
    'test/api/identity/search-typos.test.ts',
    'test/api/identity/search.test.ts',
    'test/api/identity/find-tokenized.test.ts',
    'test/api/identity/fold.test.ts',
  ],
};

/** The files that these paths mean. */
export function filesOf(paths: string[], isMeant: (name: string) => boolean): string[] {
  return paths.flatMap((path) => {
    if (!path.endsWith('/')) return statSync(path).isFile() ? [path] : [];
    return readdirSync(path)
      .filter(isMeant)
      .map((name) => path + name);
  });
}

export const isTest = (name: string): boolean => name.endsWith('.test.ts');
export const isDomain = (name: string): boolean => name.endsWith('.ts') && !name.endsWith('.graphql.ts');
