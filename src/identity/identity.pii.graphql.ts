import { builder } from '../graphql/builder.ts';
import { attributeOf, piiFields } from './identity.attributes.ts';

export const PiiFieldType = builder.enumType('PiiField', {
  description: 'The fields of an identity that can hold a token in the place of their value.',
  values: Object.fromEntries(
    piiFields.map((field) => [field, { value: field, description: `The field ${attributeOf[field]}.` }]),
  ),
});
