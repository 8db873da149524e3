import { Client, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { introspection } from './generated/graphql-env.ts';

/** What has no id belongs to what it is read from, and is no record of its own. */
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
