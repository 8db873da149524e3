import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './generated/graphql-env.ts';

/** Types each document as it is written, with the scalars as they come. */
export const graphql = initGraphQLTada<{
  introspection: typeof introspection;
  scalars: {
    Decimal: string;
    CurrencyCode: string;
    Date: string;
    DateTime: string;
    EmailAddress: string;
    PhoneNumber: string;
    TimeZone: string;
    Long: number;
    JSON: unknown;
    JSONObject: Record<string, unknown>;
  };
}>();
