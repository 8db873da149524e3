import { builder } from './builder.ts';
import { unindexed } from './complexity.ts';

/** The filters of single values that the filters of all types are made of. */
export const StringFilter = builder.inputType('StringFilter', {
  description:
    'Conditions on a text; all that are given must hold. Upper and lower case differ, but for e-mail addresses and tokenized values. A ' +
    'value that is missing meets `notIn` and `isNull: true` alone. A tokenized value is found by the whole of it, with `eq`, `in` and ' +
    '`notIn`; `startsWith` and `contains` find no tokenized value, nor does its token.',
  fields: (t) => ({
    eq: t.string({ description: 'Equals this.' }),
    in: t.stringList({ description: 'Equals one of these, at most 100; with none nothing does.' }),
    notIn: t.stringList(
      unindexed('Equals none of these, at most 100. What is missing does so too, unless `isNull: false` is added.'),
    ),
    startsWith: t.string({ description: 'Starts with this.' }),
    contains: t.string(unindexed('Has this in it; `%` and `_` stand for themselves.')),
    isNull: t.boolean({ description: 'Is missing (true) or present (false).' }),
    ignoreCase: t.boolean({
      ...unindexed(
        'Compares the others without case, accents and points, and by the plain forms of letters, as `search` does in every language. ' +
          'It changes nothing for e-mail addresses and tokenized values, which are compared so anyway.',
      ),
      required: true,
      defaultValue: false,
    }),
  }),
});

export const DateTimeFilter = builder.inputType('DateTimeFilter', {
  description: 'Conditions on a time; all that are given must hold.',
  fields: (t) => ({
    gt: t.field({ type: 'DateTime', description: 'After this time.' }),
    gte: t.field({ type: 'DateTime', description: 'At this time or later.' }),
    lt: t.field({ type: 'DateTime', description: 'Before this time.' }),
    lte: t.field({ type: 'DateTime', description: 'At this time or earlier.' }),
  }),
});

export const DecimalFilter = builder.inputType('DecimalFilter', {
  description: 'Conditions on an amount; all that are given must hold.',
  fields: (t) => ({
    eq: t.field({ type: 'Decimal', description: 'Equals this.' }),
    gt: t.field({ type: 'Decimal', description: 'More than this.' }),
    gte: t.field({ type: 'Decimal', description: 'This or more.' }),
    lt: t.field({ type: 'Decimal', description: 'Less than this.' }),
    lte: t.field({ type: 'Decimal', description: 'This or less.' }),
  }),
});

export const DateFilter = builder.inputType('DateFilter', {
  description:
    'Conditions on a day; all that are given must hold, and none holds of a missing one. A tokenized day is found by `eq` alone.',
  fields: (t) => ({
    eq: t.field({ type: 'Date', description: 'Is this day.' }),
    gt: t.field({ type: 'Date', description: 'After this day.' }),
    gte: t.field({ type: 'Date', description: 'This day or later.' }),
    lt: t.field({ type: 'Date', description: 'Before this day.' }),
    lte: t.field({ type: 'Date', description: 'This day or earlier.' }),
  }),
});
