import type { ValueKind } from '../vault/vault.setup.ts';

/** What is said of an identity, beside its type, its status and its metadata. */
export interface Attribute {
  /** Its column in the table identities; in capitals it is the name in PiiField. */
  column: string;
  /** The rule for its values: `line`, `text`, `label` or `identifier` of src/input.ts, an e-mail address, a phone number, or a day. */
  form: 'LINE' | 'TEXT' | 'LABEL' | 'IDENTIFIER' | 'EMAIL' | 'PHONE' | 'DAY';
  /** The most characters of a text: 200 unless it says otherwise. */
  limit?: number;
  /** The description of the field of Identity. */
  output: string;
  /** The description of the field of both inputs. */
  input: string;
  /** Whether it says who somebody is, and so can be tokenized; if so, how its values are compared and which shape a token has. */
  personal?: ValueKind;
  /** How lists are filtered by it; a label and an identifier are compared in NFC. `on` ends the description. */
  filter?: {
    as: 'STRING' | 'LABEL' | 'IDENTIFIER' | 'DAY';
    on: string;
    /** Whether no index begins with it, which makes every condition on it cost more. */
    isUnindexed?: true;
  };
  /** By which of its parts a search finds it: words, the domain, the last digits, or the pieces between marks. */
  search?: 'NAME' | 'EMAIL' | 'PHONE' | 'IDENTIFIER';
}

const attributes = {
  externalId: {
    column: 'external_id',
    form: 'IDENTIFIER',
    search: 'IDENTIFIER',
    output: "The holder's id in the caller's own system; unique. Null when it has none.",
    input: "The holder's id in the caller's own system; unique. Kept in NFC, without invisible characters.",
    filter: { as: 'IDENTIFIER', on: "the caller's own id" },
  },
  organizationName: {
    column: 'organization_name',
    form: 'LINE',
    search: 'NAME',
    output: 'Name of the organization; null when missing.',
    input: 'Name of the organization; an ORGANIZATION needs it.',
    filter: { as: 'STRING', on: 'the name of the organization' },
  },
  firstName: {
    column: 'first_name',
    form: 'LINE',
    personal: 'WORDS',
    search: 'NAME',
    output: 'First name; null when missing.',
    input: 'First name; an INDIVIDUAL needs a name or an e-mail address.',
    filter: { as: 'STRING', on: 'the first name' },
  },
  lastName: {
    column: 'last_name',
    form: 'LINE',
    personal: 'WORDS',
    search: 'NAME',
    output: 'Last name; null when missing.',
    input: 'Last name.',
    filter: { as: 'STRING', on: 'the last name' },
  },
  otherNames: {
    column: 'other_names',
    form: 'LINE',
    personal: 'WORDS',
    search: 'NAME',
    output: 'Any other names; null when missing.',
    input: 'Any other names.',
  },
  gender: {
    column: 'gender',
    form: 'LINE',
    output: 'Gender, in the words of the caller; null when missing.',
    input: 'Gender, in the words of the caller.',
    filter: { as: 'STRING', on: 'the gender', isUnindexed: true },
  },
  emailAddress: {
    column: 'email_address',
    form: 'EMAIL',
    personal: 'EMAIL',
    search: 'EMAIL',
    output: 'E-mail address; null when missing.',
    input: 'E-mail address.',
    filter: { as: 'STRING', on: 'the e-mail address, without case' },
  },
  phoneNumber: {
    column: 'phone_number',
    form: 'PHONE',
    personal: 'PHONE',
    search: 'PHONE',
    output: 'Phone number; null when missing.',
    input: 'Phone number.',
    filter: { as: 'STRING', on: 'the phone number' },
  },
  nationality: {
    column: 'nationality',
    form: 'LABEL',
    output: 'Nationality; null when missing.',
    input: 'Nationality.',
    filter: { as: 'LABEL', on: 'the nationality' },
  },
  category: {
    column: 'category',
    form: 'LABEL',
    output: 'Kind of customer, in the words of the caller; null when missing.',
    input: 'Kind of customer, in the words of the caller.',
    filter: { as: 'LABEL', on: 'the kind of customer' },
  },
  street: {
    column: 'street',
    form: 'TEXT',
    limit: 400,
    personal: 'WORDS',
    output: 'Street of the address; null when missing.',
    input: 'Street of the address; at most 400 characters, every other text 200.',
  },
  city: {
    column: 'city',
    form: 'LINE',
    output: 'City of the address; null when missing.',
    input: 'City of the address.',
    filter: { as: 'STRING', on: 'the city', isUnindexed: true },
  },
  state: {
    column: 'state',
    form: 'LINE',
    output: 'State of the address; null when missing.',
    input: 'State of the address.',
    filter: { as: 'STRING', on: 'the state', isUnindexed: true },
  },
  postCode: {
    column: 'post_code',
    form: 'LINE',
    personal: 'CODE',
    output: 'Postal code of the address; null when missing.',
    input: 'Postal code of the address.',
    filter: { as: 'STRING', on: 'the postal code', isUnindexed: true },
  },
  country: {
    column: 'country',
    form: 'LABEL',
    output: 'Country of the address; null when missing.',
    input: 'Country of the address.',
    filter: { as: 'LABEL', on: 'the country' },
  },
  dob: {
    column: 'dob',
    form: 'DAY',
    personal: 'DAY',
    output: 'Date of birth; null when missing.',
    input: 'Date of birth, from 1900-01-01 to today.',
    filter: { as: 'DAY', on: 'the date of birth', isUnindexed: true },
  },
  taxId: {
    column: 'tax_id',
    form: 'IDENTIFIER',
    personal: 'CODE',
    search: 'IDENTIFIER',
    output: 'Tax or registration number; null when missing.',
    input: 'Tax or registration number, of a person or an organization. Kept in NFC, without invisible characters.',
    filter: { as: 'IDENTIFIER', on: 'the tax or registration number' },
  },
} as const satisfies Record<string, Attribute>;

type Table = typeof attributes;

/** The name of an attribute in the API. */
export type AttributeName = keyof Table;

type NamesOf<Row extends Partial<Attribute>> = {
  [Name in AttributeName]: Table[Name] extends Row ? Name : never;
}[AttributeName];

export type DayAttribute = NamesOf<{ form: 'DAY' }>;
export type TextAttribute = Exclude<AttributeName, DayAttribute>;
export type DayFilterAttribute = NamesOf<{ filter: { as: 'DAY'; on: string } }>;
/** Those whose filter is one of texts. */
export type FilterAttribute = Exclude<NamesOf<{ filter: NonNullable<Attribute['filter']> }>, DayFilterAttribute>;
export type PersonalAttribute = NamesOf<{ personal: ValueKind }>;
/** The name of a personal attribute among the fields that can be tokenized. */
export type PiiField = Uppercase<Table[PersonalAttribute]['column']>;

/** Every attribute by its name. */
export const identityAttributes: { [Name in AttributeName]: Attribute & Table[Name] } = attributes;

export const attributeNames = Object.keys(attributes) as AttributeName[];
export const dayAttributes = namesWhere<DayAttribute>(({ form }) => form === 'DAY');
export const textAttributes = namesWhere<TextAttribute>(({ form }) => form !== 'DAY');
export const filterAttributes = namesWhere<FilterAttribute>(
  ({ filter }) => filter !== undefined && filter.as !== 'DAY',
);
export const dayFilterAttributes = namesWhere<DayFilterAttribute>(({ filter }) => filter?.as === 'DAY');
export const personalAttributes = namesWhere<PersonalAttribute>(({ personal }) => Boolean(personal));

function namesWhere<Name extends AttributeName>(holds: (attribute: Attribute) => boolean): Name[] {
  return attributeNames.filter((name): name is Name => holds(identityAttributes[name]));
}

/** What is made of each of these attributes, by its name. */
export function eachAttribute<Name extends AttributeName, Made>(
  names: readonly Name[],
  make: (attribute: (typeof identityAttributes)[Name], name: Name) => Made,
): Record<Name, Made> {
  return Object.fromEntries(names.map((name) => [name, make(identityAttributes[name], name)])) as Record<Name, Made>;
}

/** The attribute behind each field that can be tokenized. */
export const attributeOf = Object.fromEntries(
  personalAttributes.map((name) => [attributes[name].column.toUpperCase(), name]),
) as Record<PiiField, PersonalAttribute>;

/** The fields of an identity that say who a person is (personally identifiable information), and can be tokenized. */
export const piiFields = Object.keys(attributeOf) as PiiField[];
