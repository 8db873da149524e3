import type { CodegenConfig } from '@graphql-codegen/cli';

/** Generates the typed client's operations from schema.graphql: `npm run generate`. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: 'src/client/operations/*.graphql',
  generates: {
    'src/client/generated.ts': {
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        documentMode: 'string',
        useTypeImports: true,
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
          Long: 'number',
        },
      },
    },
  },
};

export default config;
