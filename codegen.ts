import type { CodegenConfig } from '@graphql-codegen/cli';
import * as clientDocuments from './scripts/client-documents.ts';

/** Generates the typed client's operations from schema.graphql: `npm run generate`. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  pluginLoader: async (name) => (name.endsWith('/client-documents') ? clientDocuments : import(name)),
  documents: 'packages/client/operations/*.graphql',
  generates: {
    'packages/client/src/generated.ts': {
      plugins: ['typescript-operations', 'client-documents'],
      config: {
        enumType: 'string-literal',
        enumsAsTypes: true,
        skipTypename: true,
        // The client throws on errors, so what is null only beside one is never seen null.
        nullability: { errorHandlingClient: true },
        scalars: {
          ID: 'string',
          Date: 'string',
          DateTime: 'string',
          JSON: 'unknown',
          JSONObject: { input: 'Record<string, unknown>', output: 'Record<string, any>' },
          EmailAddress: 'string',
          PhoneNumber: 'string',
          Decimal: 'string',
          CurrencyCode: 'string',
          TimeZone: 'string',
          Long: 'number',
        },
      },
    },
  },
};

export default config;
