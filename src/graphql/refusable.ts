import { DirectiveLocation, GraphQLDirective, GraphQLInt, GraphQLList, GraphQLNonNull } from 'graphql';

/**
 * Marks fields that are null only beside an error, for clients that throw on errors: their generated types need no null. Source: the
 * nullability specification of Apollo, https://specs.apollo.dev/nullability/v0.4/.
 */
export const semanticNonNull = new GraphQLDirective({
  name: 'semanticNonNull',
  description: 'The field is null only when it was refused, and then an error says why.',
  locations: [DirectiveLocation.FIELD_DEFINITION],
  args: {
    levels: {
      type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(GraphQLInt))),
      defaultValue: [0],
      description: 'Which levels of a list; 0 is the field itself.',
    },
  },
});

const directives = { semanticNonNull: {} } as const;

/**
 * The options of a field that can be refused by itself: it is null then, an error says why, and the rest of the answer stays. Such are
 * fields that need a scope which their record does not, and those whose arguments can be wrong.
 */
export function refusable(description: string) {
  return {
    nullable: true,
    directives,
    description: `${description} Null when it is refused; an error says why.`,
  } as const;
}

/** The same of a mutation, so that of several in one request those that were made say so. */
export function refusableMutation(description: string) {
  return {
    nullable: true,
    directives,
    description: `${description} Null when it is refused, and nothing is changed.`,
  } as const;
}
