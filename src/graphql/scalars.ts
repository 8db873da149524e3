import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { GraphQLDate, GraphQLDateTime, GraphQLJSON, GraphQLJSONObject, GraphQLSafeInt } from 'graphql-scalars';
import { Prisma } from '../db/open-database.ts';
import { readNumber } from '../json.ts';
import { maxFractionDigits, maxIntegerDigits, normalizeDecimal } from '../money.ts';
import { builder } from './builder.ts';

/** What a scalar says of itself. */
interface Said {
  description: string;
  /** The end of the sentence of its refusal, after "must be". */
  rule: string;
  /** The public standard of its form. */
  url: string;
}

/** The scalar of a library with a refusal that states the rule and does not repeat the value, which may be personal. */
function withRule(scalar: GraphQLScalarType, { description, rule, url }: Said): GraphQLScalarType {
  const refusal = `must be ${rule}.`;
  // A plain error: GraphQL then says itself where the value stands.
  const guard = <Input extends unknown[]>(parse: (...input: Input) => unknown) => {
    return (...input: Input): unknown => {
      try {
        return parse(...input);
      } catch {
        throw new TypeError(refusal);
      }
    };
  };
  const config = scalar.toConfig();
  return new GraphQLScalarType({
    ...config,
    description,
    specifiedByURL: url,
    parseValue: guard(config.parseValue),
    parseLiteral: guard(config.parseLiteral),
  });
}

/** A scalar that travels as a string; `parse` throws or returns null for a string that is none. */
function stringScalar(name: string, parse: (value: string) => string | null): GraphQLScalarType {
  const read = (value: unknown): string => {
    const parsed = typeof value === 'string' ? parse(value) : null;
    if (parsed === null) throw new TypeError();
    return parsed;
  };
  return new GraphQLScalarType({
    name,
    serialize: (value) => (value instanceof Prisma.Decimal ? value.toFixed() : String(value)),
    parseValue: read,
    parseLiteral: (node: ValueNode) => read(node.kind === Kind.STRING ? node.value : undefined),
  });
}

/**
 * A date that is none passes as an invalid Date. What GraphQL refuses, it refuses with the whole request; the input's
 * own schema says as much with a better path, beside all else that is wrong, and in a bulk call of one row alone.
 * E-mail addresses, phone numbers and time zones are any text here for the same reason.
 */
function readByInput(scalar: GraphQLScalarType): GraphQLScalarType {
  const read = (value: unknown): unknown => {
    if (typeof value !== 'string') throw new TypeError();
    try {
      return scalar.parseValue(value);
    } catch {
      return new Date(Number.NaN);
    }
  };
  return new GraphQLScalarType({
    ...scalar.toConfig(),
    parseValue: read,
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined),
  });
}

/** A literal as the JSON that it stands for. Of a variable that is not given there is nothing, so its key is absent. */
function readJsonLiteral(node: ValueNode, variables?: Record<string, unknown> | null): unknown {
  switch (node.kind) {
    case Kind.OBJECT: {
      const entries = node.fields.map(({ name, value }) => [name.value, readJsonLiteral(value, variables)] as const);
      return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
    }
    case Kind.LIST:
      return node.values.map((value) => readJsonLiteral(value, variables) ?? null);
    case Kind.VARIABLE:
      return variables && Object.hasOwn(variables, node.name.value) ? variables[node.name.value] : undefined;
    case Kind.INT:
    case Kind.FLOAT:
      return readNumber(node.value);
    case Kind.NULL:
      return null;
    case Kind.ENUM:
      throw new TypeError();
    default:
      return node.value;
  }
}

const jsonObject = new GraphQLScalarType({
  ...GraphQLJSONObject.toConfig(),
  parseLiteral: (node, variables) => {
    if (node.kind !== Kind.OBJECT) throw new TypeError();
    return readJsonLiteral(node, variables);
  },
});

const json = new GraphQLScalarType({ ...GraphQLJSON.toConfig(), parseLiteral: readJsonLiteral });

/** The name that other servers use for whole numbers beyond the 31 bits of Int. */
const long = new GraphQLScalarType({
  ...GraphQLSafeInt.toConfig(),
  name: 'Long',
  serialize: (value) => GraphQLSafeInt.serialize(typeof value === 'bigint' ? Number(value) : value),
});

const scalars = [
  withRule(json, {
    description: 'Any JSON value.',
    rule: 'a JSON value',
    url: 'https://www.rfc-editor.org/rfc/rfc8259',
  }),
  withRule(readByInput(GraphQLDate), {
    description: 'A day, as in "1985-05-15": a full-date of RFC 3339.',
    rule: 'a date such as "1985-05-15"',
    url: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  }),
  withRule(GraphQLDateTime, {
    description: 'A time of RFC 3339, shown in UTC and milliseconds.',
    rule: 'a time such as "2026-01-31T12:00:00Z"',
    url: 'https://www.rfc-editor.org/rfc/rfc3339',
  }),
  withRule(jsonObject, {
    description: 'A JSON object; every key is plain data.',
    rule: 'a JSON object',
    url: 'https://www.rfc-editor.org/rfc/rfc8259#section-4',
  }),
  withRule(
    stringScalar('EmailAddress', (value) => value),
    {
      description: 'An e-mail address as HTML defines a valid one.',
      rule: 'an e-mail address in a string',
      url: 'https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address',
    },
  ),
  withRule(
    stringScalar('PhoneNumber', (value) => value),
    {
      description: 'A phone number of E.164: a plus, the country code and the number, 7 to 15 digits in all.',
      rule: 'a phone number in a string',
      url: 'https://www.itu.int/rec/T-REC-E.164',
    },
  ),
  withRule(stringScalar('Decimal', normalizeDecimal), {
    description:
      'An exact decimal in a string, such as "12.34", never a float: at most 20 integer and 18 fraction digits. ' +
      'Always printed in its shortest form: "100", "12.5", "0.000001". Read as the decimal of XML Schema, without a plus.',
    rule: `a decimal in a string, such as "12.34", with at most ${maxIntegerDigits} integer and ${maxFractionDigits} fraction digits`,
    url: 'https://www.w3.org/TR/xmlschema11-2/#decimal',
  }),
  withRule(long, {
    description:
      'A whole number that may be beyond the range of Int: from -9007199254740991 to 9007199254740991, written as a number, ' +
      'which every reader of I-JSON takes exactly.',
    rule: 'a whole number from -9007199254740991 to 9007199254740991',
    url: 'https://www.rfc-editor.org/rfc/rfc7493#section-2.2',
  }),
  withRule(
    stringScalar('CurrencyCode', (value) => (/^[A-Z][A-Z0-9]{2,11}$/.test(value) ? value : null)),
    {
      description:
        'A currency or asset: a capital letter and 2 to 11 more capital letters or digits. ISO 4217 codes carry their own ' +
        'number of fraction digits; amounts in others have at most 18.',
      rule: 'a capital letter followed by 2 to 11 capital letters or digits, such as "USD"',
      url: 'https://www.iso.org/iso-4217-currency-codes.html',
    },
  ),
  withRule(
    stringScalar('TimeZone', (value) => value),
    {
      description:
        'A time zone by its name in the database of IANA, https://www.iana.org/time-zones: "Europe/Paris", ' +
        '"US/Pacific" or "UTC", in any case. An offset such as "+02:00" is none.',
      rule: 'the name of a time zone in a string, such as "Europe/Paris"',
      url: 'https://www.rfc-editor.org/rfc/rfc6557',
    },
  ),
];

for (const scalar of scalars) builder.addScalarType(scalar.name as 'Date', scalar);
