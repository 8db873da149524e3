import { tooMany } from '../broken-rules.ts';
import { currencyNameOf, currentCurrencies } from '../currencies.ts';
import { badInputAt } from '../errors.ts';
import { builder } from '../graphql/builder.ts';
import { byResolver } from '../graphql/sql-field.ts';
import { fractionDigitsOf } from '../money.ts';

const codesAtMost = 200;

const CurrencyInfo = builder.objectRef<string>('CurrencyInfo').implement({
  description: 'What is known of a currency or asset.',
  fields: (t) => ({
    code: t.field({ type: 'CurrencyCode', description: 'Its code.', resolve: (code) => code }),
    fractionDigits: t.int({
      description: 'How many fraction digits an amount in it may have: those of ISO 4217, and 18 where it says none.',
      resolve: fractionDigitsOf,
    }),
    name: t.string({
      nullable: true,
      description:
        "Its English name in ISO 4217; null for an asset of the caller's own, and for most that were withdrawn.",
      resolve: currencyNameOf,
    }),
  }),
});

builder.queryField('currencies', (t) =>
  t.field({
    type: [CurrencyInfo],
    authScopes: { authenticated: true },
    description:
      'Currencies with their fraction digits, for a form that takes amounts. The list is the same for everybody.',
    args: {
      codes: t.arg({
        type: ['CurrencyCode'],
        description: `These, in this order, at most ${codesAtMost}; when absent, all that ISO 4217 has in use, by code.`,
      }),
    },
    complexity: ({ codes }) => ({ field: 1, multiplier: Math.max(1, (codes ?? currentCurrencies).length) }),
    extensions: byResolver('Currencies are known without the database.'),
    resolve: (_root, { codes }) => {
      if (codes && codes.length > codesAtMost) throw badInputAt(['codes'], tooMany(codesAtMost));
      return [...(codes ?? currentCurrencies)];
    },
  }),
);
