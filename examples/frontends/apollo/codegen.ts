import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: '../../schema.graphql',
  documents: 'apollo/*.graphql',
  generates: {
    'apollo/generated/operations.ts': {
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        useTypeImports: true,
        // Apollo rejects a query that has errors, so a field that is null only beside an error is never seen null.
        nullability: { errorHandlingClient: true },
        scalars: {
          Decimal: 'string',
          CurrencyCode: 'string',
          Date: 'string',
          DateTime: 'string',
          EmailAddress: 'string',
          PhoneNumber: 'string',
          TimeZone: 'string',
          Long: 'number',
          JSON: 'unknown',
          JSONObject: 'Record<string, unknown>',
        },
      },
    },
    'apollo/generated/possible-types.ts': {
      plugins: ['fragment-matcher'],
      config: { useExplicitTyping: true },
    },
  },
};

export default config;
