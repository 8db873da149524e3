import { builder } from './builder.ts';

/** The filters of single values that the filters of all types are made of. */
export const StringFilter = builder.inputType('StringFilter', {
  description:
    'Conditions on a text; all that are given must hold. Upper and lower case differ, but for e-mail addresses and tokenized values.',
  fields: (t) => ({
    eq: t.string({ description: 'Equals this.' }),
    in: t.stringList({ description: 'Equals one of these, at most 100.' }),
    startsWith: t.string({ description: 'Starts with this.' }),
    isNull: t.boolean({ description: 'Is missing (true) or present (false).' }),
  }),
});

export const DateTimeFilter = builder.inputType('DateTimeFilter', {
  description: 'Conditions on a time; all that are given must hold.',
  fields: (t) => ({
    gte: t.field({ type: 'DateTime', description: 'At this time or later.' }),
    lt: t.field({ type: 'DateTime', description: 'Before this time.' }),
  }),
});

export const DecimalFilter = builder.inputType('DecimalFilter', {
  description: 'Conditions on an amount; all that are given must hold.',
  fields: (t) => ({
    eq: t.field({ type: 'Decimal', description: 'Equals this.' }),
    gte: t.field({ type: 'Decimal', description: 'This or more.' }),
    lte: t.field({ type: 'Decimal', description: 'This or less.' }),
  }),
});
