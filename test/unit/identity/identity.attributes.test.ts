import { readFileSync } from 'node:fs';
import { isInputObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { attributeFiles } from '../../../scripts/attribute-files.ts';
import { identityAttributes } from '../../../src/identity/identity.attributes.ts';
import { filterSchema, inputSchemasOf } from '../../../src/identity/identity.input.ts';
import { nameColumns } from '../../../src/identity/identity.search.columns.ts';
import { schema } from '../../../src/schema.ts';

const { create, update } = inputSchemasOf(new Date('2031-03-10'));

test.each(attributeFiles())(
  '$path is what the table of attributes says; npm run generate writes it',
  ({ path, text }) => {
    expect(readFileSync(path, 'utf8')).toBe(text);
  },
);

test.each([
  ['CreateIdentityInput', create],
  ['UpdateIdentityInput', update],
  ['IdentityFilter', filterSchema],
])('%s has the keys of its zod schema, and the schema refuses any other', (name, input) => {
  const type = schema.getType(name);
  const keys = isInputObjectType(type) ? Object.keys(type.getFields()) : [];
  expect(Object.keys(input.shape).sort()).toEqual(keys.sort());
  expect(input.safeParse({ unheardOf: 1 }).error?.issues).toContainEqual(
    expect.objectContaining({ code: 'unrecognized_keys', keys: ['unheardOf'] }),
  );
});

test('what is searched as a name is what a name is made of', () => {
  const searched = Object.values(identityAttributes).filter(({ search }) => search === 'NAME');
  expect(searched.map(({ column }) => column).sort()).toEqual(nameColumns.toSorted());
});

test('every attribute has a column of its own', () => {
  const columns = Object.values(identityAttributes).map(({ column }) => column);
  expect(new Set(columns).size).toBe(columns.length);
});
