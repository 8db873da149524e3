import { z } from 'zod';
import { identifierRule, instant, soughtText } from './input.ts';
import { refuse } from './issue-of-zod.ts';
import { composed, isPlainToSee } from './text.ts';

/**
 * Conditions of filters may be left out, and null is none: whoever sends it has a value that is missing, and does not mean
 * every row. What may be missing in a record is found by `isNull`.
 */
const nullRule = 'must not be null: write isNull: true to find what is missing.';
const forMissing = { error: ({ input }: { input?: unknown }) => (input === null ? nullRule : undefined) };

export const stringFilter = z.strictObject(
  {
    eq: z.string(forMissing).pipe(soughtText).optional(),
    in: z.array(soughtText, forMissing).max(100, 'must have at most 100 elements.').optional(),
    notIn: z.array(soughtText, forMissing).max(100, 'must have at most 100 elements.').optional(),
    startsWith: z.string(forMissing).pipe(soughtText).optional(),
    contains: z.string(forMissing).pipe(soughtText).optional(),
    isNull: z.boolean('must be true or false.').optional(),
    ignoreCase: z.boolean().optional(),
  },
  forMissing,
);

type StringFilter = z.output<typeof stringFilter>;

/** On a text that is stored in NFC. */
export const labelFilter = stringFilter.transform(composedFilter);

/** On an identifier. */
export const identifierFilter = stringFilter
  .superRefine((filter, check) => {
    const sought = (['eq', 'startsWith', 'contains'] as const).map((name) => [filter[name], name] as const);
    const lists = (['in', 'notIn'] as const).flatMap((name) =>
      (filter[name] ?? []).map((value, at) => [value, name, at] as const),
    );
    for (const [value, ...path] of [...sought, ...lists]) {
      if (value && !isPlainToSee(value)) refuse(check, identifierRule, path.map(String));
    }
  })
  .transform(composedFilter);

function composedFilter({ eq, in: list, notIn, startsWith, contains, ...rest }: StringFilter): StringFilter {
  return {
    ...rest,
    ...{ eq: eq && composed(eq), in: list?.map(composed), notIn: notIn?.map(composed) },
    ...{ startsWith: startsWith && composed(startsWith), contains: contains && composed(contains) },
  };
}

export const dateTimeFilter = z.strictObject({
  gt: instant.optional(),
  gte: instant.optional(),
  lt: instant.optional(),
  lte: instant.optional(),
});

export const decimalFilter = z.strictObject({
  eq: z.string().optional(),
  gt: z.string().optional(),
  gte: z.string().optional(),
  lt: z.string().optional(),
  lte: z.string().optional(),
});

const filterDay = z.date('must be a date such as "1985-05-15".').pipe(instant);

export const dateFilter = z.strictObject({
  eq: filterDay.optional(),
  gt: filterDay.optional(),
  gte: filterDay.optional(),
  lt: filterDay.optional(),
  lte: filterDay.optional(),
});
