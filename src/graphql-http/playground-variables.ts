import { type GraphQLSchema, isInputObjectType, isNonNullType, isRequiredInputField } from 'graphql';

/**
 * Mends the JSON schema by which GraphiQL checks variables while they are typed, which underlines in red what the server takes. It allows a
 * custom scalar to be anything but an object, so that metadata is wrong, and requires fields that have a default. GraphiQL hands the
 * schema to the editor, whose global `__MONACO` is set before, so both are mended on the way.
 */
export function variablesScript(schema: GraphQLSchema): string {
  return `
(() => {
  const fieldsWithDefault = ${JSON.stringify(fieldsWithDefault(schema))};

  function mendType(property) {
    if (property.type?.includes('string') && property.type.includes('boolean')) delete property.type;
    if (property.items) mendType(property.items);
  }

  function mend({ schema, ...file }) {
    const inputs = schema.definitions ?? {};
    for (const { properties } of [schema, ...Object.values(inputs)]) Object.values(properties).forEach(mendType);
    for (const [input, fields] of Object.entries(fieldsWithDefault)) {
      const definition = inputs[input];
      if (definition) definition.required = definition.required.filter((name) => !fields.includes(name));
    }
    return { ...file, schema };
  }

  let monaco;
  Object.defineProperty(globalThis, '__MONACO', {
    get: () => monaco,
    set(loaded) {
      monaco = loaded;
      const { jsonDefaults } = loaded.languages.json;
      const set = jsonDefaults.setDiagnosticsOptions.bind(jsonDefaults);
      jsonDefaults.setDiagnosticsOptions = (options) => set({ ...options, schemas: options.schemas?.map(mend) });
    },
  });
})();`;
}

/** The fields of each input that are not null and yet may be absent, because they have a default. */
function fieldsWithDefault(schema: GraphQLSchema): Record<string, string[]> {
  const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);
  const entries = inputs.map((input): [string, string[]] => {
    const fields = Object.values(input.getFields());
    return [
      input.name,
      fields.filter((field) => isNonNullType(field.type) && !isRequiredInputField(field)).map(({ name }) => name),
    ];
  });
  return Object.fromEntries(entries.filter(([, fields]) => fields.length > 0));
}
