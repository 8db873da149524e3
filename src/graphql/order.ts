import { builder } from './builder.ts';

export const OrderDirection = builder.enumType('OrderDirection', {
  description: 'Whether a list begins with the least or with the greatest.',
  values: {
    ASC: { description: 'The smallest, the earliest, or A first. What is missing comes last.' },
    DESC: { description: 'The largest, the latest, or Z first. What is missing comes first.' },
  } as const,
});

/** The input for the order of a list: one of these fields, and the direction that is meant when none is given. */
export function orderInput<Field extends string>(
  name: string,
  what: string,
  fields: Record<Field, { description: string }>,
  direction: 'ASC' | 'DESC',
) {
  const OrderField = builder.enumType(`${name}Field`, {
    description: `What ${what} can be ordered by.`,
    values: fields as Record<Field, { description: string }>,
  });
  return builder.inputType(name, {
    description: `The order of a list of ${what}. Of equals the id decides, in the same direction, so that the order is total.`,
    fields: (t) => ({
      field: t.field({ type: OrderField, required: true, description: 'What it is ordered by.' }),
      direction: t.field({
        type: OrderDirection,
        required: true,
        defaultValue: direction,
        description: 'From the least or from the greatest.',
      }),
    }),
  });
}
