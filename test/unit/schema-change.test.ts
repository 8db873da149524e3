import { buildSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { unannouncedChanges } from '../../scripts/schema-change.ts';

const before =
  'type Query { person(id: ID!): Person, people: [Person!] } type Person { id: ID!, name: String!, dob: String }';

/** A changelog whose newest part says this under "Breaking", and whose older part says more. */
const changelog = (breaking: string) =>
  `# Changelog\n\n## [Unreleased]\n\n### Added\n\n- \`Person.name\`\n\n### Breaking\n\n${breaking}\n\n## [0.1.0]\n\n### Breaking\n\n- \`Person\`\n`;

async function unannounced(after: string, breaking = ''): Promise<string[]> {
  const changes = await unannouncedChanges(buildSchema(before), buildSchema(after), changelog(breaking));
  return changes.map(({ coordinate }) => coordinate).sort();
}

describe('a change of the schema', () => {
  test('that only adds needs no word in the changelog', async () => {
    expect(await unannounced(before.replace('dob:', '"Where." city: String, dob:'))).toEqual([]);
  });

  test.each([
    ['a field that is gone', before.replace(', dob: String', ''), 'Person.dob'],
    ['a field that may be null', before.replace('name: String!', 'name: String'), 'Person.name'],
    ['an argument that must be given', before.replace('people:', 'people(of: ID!):'), 'Query.people.of'],
    ['a type that is gone', before.replace('people: [Person!]', 'people: [ID!]'), 'Query.people'],
  ])('is refused for %s', async (_, after, coordinate) => {
    expect(await unannounced(after)).toEqual([coordinate]);
  });

  test('passes once the newest part of the changelog names the field, or what holds it', async () => {
    const after = before.replace('people:', 'people(of: ID!):').replace('name: String!', 'name: String');

    expect(await unannounced(after, '- `Query.people` takes `of`.')).toEqual(['Person.name']);
    expect(await unannounced(after, '- `Query.people.of`, and all of `Person`.')).toEqual([]);
    expect(await unannounced(after, '- Query.people, Person.name')).toEqual(['Person.name', 'Query.people.of']);
  });
});
