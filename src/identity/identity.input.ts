import { z } from 'zod';
import { mustNotBeNull, nothingToChange, notOfFormat } from '../broken-rules.ts';
import { dateFilter, dateTimeFilter, identifierFilter, labelFilter, stringFilter } from '../filter-conditions.ts';
import { bounded, type GivenNesting, type Nesting, nesting } from '../filter-nesting.ts';
import {
  anyOfThese,
  type Given,
  identifier,
  idOf,
  label,
  line,
  parseInput,
  soughtIdentifier,
  soughtText,
  text,
} from '../input.ts';
import { type BrokenRule, broken } from '../issue.ts';
import { refuse, refusing } from '../issue-of-zod.ts';
import { metadata } from '../metadata-rules.ts';
import {
  dayAttributes,
  dayFilterAttributes,
  eachAttribute,
  filterAttributes,
  textAttributes,
} from './identity.attributes.ts';
import { readSearch, type Search } from './identity.search.ts';

/** What may be said of an identity, field by field. A person needs a name or an e-mail address, an organization its name. */
export const identityTypes = ['INDIVIDUAL', 'ORGANIZATION'] as const;
export const identityStatuses = ['ACTIVE', 'FROZEN', 'ARCHIVED', 'ERASED'] as const;

const earliestDay = Date.parse('1900-01-01');
const dayMs = 24 * 60 * 60 * 1000;

/** Text of this form, unless it is blank. */
function textLike(pattern: RegExp, rule: BrokenRule) {
  return (longest?: number) => text(longest).refine((value) => value === null || pattern.test(value), refusing(rule));
}

const textForms = {
  LINE: line,
  TEXT: text,
  LABEL: label,
  IDENTIFIER: identifier,
  EMAIL: textLike(
    z.regexes.html5Email,
    notOfFormat('EmailAddress', 'must be an e-mail address such as "alice@example.com".'),
  ),
  PHONE: textLike(
    z.regexes.e164,
    notOfFormat(
      'PhoneNumber',
      'must be a phone number with plus and country code and without spaces, such as "+1234567890".',
    ),
  ),
};

const texts = eachAttribute(textAttributes, ({ form, limit }) => textForms[form](limit).nullish());

/** Whether it has what its type needs to be told apart; if not, the field and the rule. */
export function namingProblem(identity: NamedFields): { field: string; rule: BrokenRule } | null {
  if (identity.identityType === 'ORGANIZATION') {
    if (identity.organizationName) return null;
    const rule = broken('REQUIRED', {}, 'An ORGANIZATION needs organizationName.');
    return { field: 'organizationName', rule };
  }
  const { firstName, lastName, otherNames, emailAddress } = identity;
  if (firstName || lastName || otherNames || emailAddress) return null;
  return { field: 'firstName', rule: namelessPerson };
}

const namelessPerson = broken(
  'REQUIRED',
  { oneOf: ['firstName', 'lastName', 'otherNames', 'emailAddress'] },
  'An INDIVIDUAL needs firstName, lastName, otherNames or emailAddress.',
);

interface NamedFields {
  identityType: (typeof identityTypes)[number];
  organizationName?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  otherNames?: string | null;
  emailAddress?: string | null;
}

function makeSchemas(today: number) {
  const bornOutside = broken(
    'OUT_OF_RANGE',
    { min: '1900-01-01', max: new Date(today).toISOString().slice(0, 10) },
    'must lie between 1900-01-01 and today.',
  );
  const day = z
    .date('must be a date such as "1985-05-15".')
    .refine((date) => date.getTime() >= earliestDay && date.getTime() <= today, refusing(bornOutside))
    .nullish();
  const attributes = { ...texts, metadata: metadata.nullish(), ...eachAttribute(dayAttributes, () => day) };
  const create = z
    .strictObject({ ...attributes, id: idOf('Identity').nullish(), identityType: z.enum(identityTypes) })
    .superRefine((identity, check) => {
      const problem = namingProblem(identity);
      if (problem) refuse(check, problem.rule, [problem.field]);
    });
  const update = z
    .strictObject({ ...attributes, identityType: z.enum(identityTypes, mustNotBeNull.message).optional() })
    .refine((changes) => Object.values(changes).some((value) => value !== undefined), refusing(nothingToChange));
  return { create, update };
}

type Schemas = ReturnType<typeof makeSchemas>;
export type CreateIdentity = z.output<Schemas['create']>;
export type UpdateIdentity = z.output<Schemas['update']>;

let current: { today: number; schemas: Schemas } | undefined;

/** The schemas of this day: a date of birth may be today and not tomorrow. */
export function inputSchemasOf(now: Date): Schemas {
  const today = Math.floor(now.getTime() / dayMs) * dayMs;
  if (current?.today !== today) current = { today, schemas: makeSchemas(today) };
  return current.schemas;
}

export function parseCreateIdentity(input: unknown, now: Date, path?: string[]): CreateIdentity {
  return parseInput(inputSchemasOf(now).create, input, path);
}

export function parseUpdateIdentity(input: unknown, now: Date): UpdateIdentity {
  return parseInput(inputSchemasOf(now).update, input);
}

const filterForms = { STRING: stringFilter, LABEL: labelFilter, IDENTIFIER: identifierFilter };

const identityConditions = z.strictObject({
  id: anyOfThese(idOf('Identity')).optional(),
  identityType: z.enum(identityTypes).optional(),
  status: z.array(z.enum(identityStatuses)).optional(),
  ...eachAttribute(filterAttributes, ({ filter }) => filterForms[filter.as].optional()),
  ...eachAttribute(dayFilterAttributes, () => dateFilter.optional()),
  createdAt: dateTimeFilter.optional(),
  updatedAt: dateTimeFilter.optional(),
  metadata: metadata.optional(),
});

export type IdentityConditions = z.output<typeof identityConditions>;
export type IdentityFilter = Nesting<IdentityConditions>;
export type GivenIdentityFilter = GivenNesting<Given<typeof identityConditions>>;

export const filterSchema = nesting(identityConditions);
const boundedFilter = bounded(filterSchema);

export function parseIdentityFilter(filter: GivenIdentityFilter | null | undefined): IdentityFilter | null {
  return parseInput(boundedFilter.nullish(), filter, ['filter']) ?? null;
}

const searchText = soughtText.transform((text) => (text.trim() === '' ? null : readSearch(text)));

/** What to search for; blank text searches for nothing, so the list is whole. */
export function parseSearch(search: unknown): Search | null {
  return parseInput(searchText.nullish(), search, ['search']) ?? null;
}

export function parseExternalId(externalId: unknown): string {
  return parseInput(soughtIdentifier, externalId, ['externalId']).trim();
}
