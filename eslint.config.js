import graphql from '@graphql-eslint/eslint-plugin';

/** The rules that the schema departs from. */
const exceptions = {
  // Records have an id, as Node asks; pages, payloads and values such as sums by currency have none to be asked for.
  '@graphql-eslint/strict-id-in-types': 'off',
  // A connection offers `nodes` beside its edges, scopes or days are whole lists, which nobody pages through, and the lines of a
  // statement are pages of no records.
  '@graphql-eslint/relay-edge-types': [
    'error',
    { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
  ],
  // `Balance.balance`, `Balance.balanceAt` and `Identity.identityType` are the words of Blnk, whose users know them.
  '@graphql-eslint/no-typename-prefix': 'off',
};

// The plugin keeps the first configuration that it sees, so all files share one.
const languageOptions = {
  parser: graphql.parser,
  parserOptions: { graphQLConfig: { schema: 'schema.graphql', documents: 'packages/client/operations/*.graphql' } },
};

/** Lints what clients are written against, the schema, and what the client of this project sends, its operations. */
export default [
  {
    files: ['schema.graphql'],
    languageOptions,
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      ...exceptions,
    },
  },
  {
    files: ['packages/client/operations/*.graphql'],
    languageOptions,
    plugins: { '@graphql-eslint': graphql },
    rules: graphql.configs['flat/operations-recommended'].rules,
  },
];
