import type { OutputType } from '@pothos/core';
import { builder, type SchemaTypes } from './builder.ts';

type BuilderTypes = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer Types> ? Types : SchemaTypes;

/** The connection type and the edge type of a node, for `t.connection`: one pair wherever it is listed, so that one fragment fits all lists. */
export function connectionTypes<Type extends OutputType<BuilderTypes>>(name: string, type: Type) {
  const edge = builder.edgeObject({ name: `${name}Edge`, type });
  return [builder.connectionObject({ name: `${name}Connection`, type }, edge), edge] as const;
}
