import { z } from 'zod';
import { broken } from './issue.ts';
import { refuse } from './issue-of-zod.ts';

const deepestFilter = 5;
const conditionsAtMost = 100;
const depthRule = broken(
  'TOO_MANY',
  { max: deepestFilter, unit: 'levels' },
  `may nest and, or and not at most ${deepestFilter} deep.`,
);
const conditionsRule = broken(
  'TOO_MANY',
  { max: conditionsAtMost, unit: 'conditions' },
  `may have at most ${conditionsAtMost} conditions.`,
);

/** Conditions of one level, and filters of the same conditions within. */
export type Nesting<Conditions> = Conditions & {
  and?: Nesting<Conditions>[];
  or?: Nesting<Conditions>[];
  not?: Nesting<Conditions>;
};

/** The same as GraphQL lets it through: the schema refuses null. */
export type GivenNesting<Conditions> = Conditions & {
  and?: readonly GivenNesting<Conditions>[] | null;
  or?: readonly GivenNesting<Conditions>[] | null;
  not?: GivenNesting<Conditions> | null;
};

type NestingShape<Shape extends z.ZodRawShape> = Shape & {
  and: z.ZodOptional<z.ZodArray<z.ZodType<Nesting<z.output<z.ZodObject<Shape>>>>>>;
  or: z.ZodOptional<z.ZodArray<z.ZodType<Nesting<z.output<z.ZodObject<Shape>>>>>>;
  not: z.ZodOptional<z.ZodType<Nesting<z.output<z.ZodObject<Shape>>>>>;
};

/** The schema of a filter with these conditions, in which and, or and not nest. It is to be read through `bounded`. */
export function nesting<Shape extends z.ZodRawShape>(conditions: z.ZodObject<Shape, z.core.$strict>) {
  const schema: z.ZodObject = conditions.extend({
    get and() {
      return z.array(schema).optional();
    },
    get or() {
      return z.array(schema).optional();
    },
    get not() {
      return schema.optional();
    },
  });
  return schema as z.ZodObject<NestingShape<Shape>, z.core.$strict>;
}

/** This filter of at most 5 levels and 100 conditions. They are counted first, for reading it follows every level. */
export function bounded<Output, Input extends object>(schema: z.ZodType<Output, Input>) {
  return z
    .custom<Input>((filter) => typeof filter === 'object' && filter !== null)
    .superRefine((filter, check) => {
      const levels = levelsOf(filter);
      if (levels.length > deepestFilter) {
        refuse(check, depthRule);
      } else if (countConditions(levels) > conditionsAtMost) {
        refuse(check, conditionsRule);
      }
    })
    .pipe(schema);
}

/** One filter without those that nest in it. */
export type FilterLevel = Record<string, unknown>;

/**
 * The filters of each level, without those that nest in them: one more level than a filter may have at most. It takes filters as they
 * arrive, and walks without recursion.
 */
export function levelsOf(filter: object | null | undefined): FilterLevel[][] {
  const levels: FilterLevel[][] = [];
  for (let level = filter ? [filter] : []; level.length > 0 && levels.length <= deepestFilter; ) {
    const nodes = level as GivenNesting<FilterLevel>[];
    levels.push(nodes.map(({ and: _and, or: _or, not: _not, ...conditions }) => conditions));
    level = nodes.flatMap(({ and, or, not }) => [...(and ?? []), ...(or ?? []), ...(not ? [not] : [])]);
  }
  return levels;
}

/** A filter without any condition still costs one. */
function countConditions(levels: FilterLevel[][]): number {
  return levels.flat().reduce((sum, conditions) => sum + Math.max(1, Object.keys(conditions).length), 0);
}

/** Whether a filter has one of these conditions on any level. */
export function hasCondition(filter: object | null | undefined, names: readonly string[]): boolean {
  return levelsOf(filter)
    .flat()
    .some((conditions) => names.some((name) => conditions[name] !== undefined));
}
