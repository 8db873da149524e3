import { existsSync, readFileSync } from 'node:fs';
import {
  type DefinitionNode,
  type DocumentNode,
  type InputValueDefinitionNode,
  parse,
  print,
  printSchema,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { schema } from '../../../src/schema.ts';

const contractFile = '../shared/api.graphql';

/** The blocks of the contract that the schema has whole. */
const delivered: string[] = [];

/** A document's definitions as flat lines: `Query.identity(id): ID!`, `IdentityType.INDIVIDUAL`, `Balance implements Node`. */
function linesOf({ definitions }: DocumentNode): string[] {
  return definitions.flatMap(linesOfDefinition);
}

function linesOfDefinition(definition: DefinitionNode): string[] {
  if (!('name' in definition) || !definition.name) return [];
  const name = definition.name.value;
  const lines = [name];
  if ('interfaces' in definition) {
    lines.push(...(definition.interfaces ?? []).map((face) => `${name} implements ${face.name.value}`));
  }
  if ('values' in definition) lines.push(...(definition.values ?? []).map((value) => `${name}.${value.name.value}`));
  if (!('fields' in definition)) return lines;
  for (const field of definition.fields ?? []) {
    if (field.kind === 'InputValueDefinition') lines.push(`${name}.${inputLine(field)}`);
    else {
      lines.push(`${name}.${field.name.value}: ${print(field.type)}`);
      lines.push(...(field.arguments ?? []).map((arg) => `${name}.${field.name.value}(${inputLine(arg)})`));
    }
  }
  return lines;
}

function inputLine({ name, type, defaultValue }: InputValueDefinitionNode): string {
  return `${name.value}: ${print(type)}${defaultValue ? ` = ${print(defaultValue)}` : ''}`;
}

/** The contract's blocks, each under a heading such as `# ── Events ───`. */
function readBlocks(): Map<string, string[]> {
  const [, ...parts] = readFileSync(contractFile, 'utf8').split(/^# ── /m);
  return new Map(
    parts.map((part) => {
      const [heading = '', ...rest] = part.split('\n');
      return [heading.replace(/[:─].*/, '').trim(), linesOf(parse(rest.join('\n')))] as const;
    }),
  );
}

describe('the contract', () => {
  test.skipIf(!existsSync(contractFile))(
    `names what is delivered of it, block by block (skipped without ${contractFile})`,
    () => {
      const present = new Set(linesOf(parse(printSchema(schema))));
      const blocks = readBlocks();
      expect([...blocks.values()].every((lines) => lines.length > 10)).toBe(true);
      const whole = [...blocks].filter(([, lines]) => lines.every((line) => present.has(line)));
      expect(whole.map(([name]) => name)).toEqual(delivered);
    },
  );
});
