import { Client, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { introspection } from './generated/graphql-env.ts';

/** Types without an id are embedded in the entity that they are read from; the cache normalizes only what has one. */
const embedded = () => null;

export function createClient(url: string) {
  const cache = cacheExchange({
    schema: introspection,
    keys: {
      AuditCheckpoint: embedded,
      AuditProblem: embedded,
      AuditVerification: embedded,
      Counterparty: embedded,
      CreateApiKeyPayload: embedded,
      CreateIdentityResult: embedded,
      CurrencyInfo: ({ code }) => String(code),
      CurrencyTotal: embedded,
      DeleteIdentityPayload: embedded,
      FieldChange: embedded,
      Flow: embedded,
      HourActivity: embedded,
      InsightPoint: embedded,
      Insights: embedded,
      Issue: embedded,
      ItemError: embedded,
      PiiValue: embedded,
      RecordTransactionResult: embedded,
      Statement: embedded,
      StatementLine: embedded,
      Trend: embedded,
      Viewer: embedded,
    },
    resolvers: { Identity: { transactions: relayPagination() } },
  });
  return new Client({ url, preferGetMethod: false, exchanges: [cache, fetchExchange] });
}
