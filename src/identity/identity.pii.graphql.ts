import { builder } from '../graphql/builder.ts';
import type { PiiField } from './identity.vault.ts';

export const PiiFieldType = builder.enumType('PiiField', {
  description: 'The fields of an identity that can hold a token in the place of their value.',
  values: {
    FIRST_NAME: { description: 'The field firstName.' },
    LAST_NAME: { description: 'The field lastName.' },
    OTHER_NAMES: { description: 'The field otherNames.' },
    EMAIL_ADDRESS: { description: 'The field emailAddress.' },
    PHONE_NUMBER: { description: 'The field phoneNumber.' },
    STREET: { description: 'The field street.' },
    POST_CODE: { description: 'The field postCode.' },
    DOB: { description: 'The field dob.' },
  } satisfies Record<PiiField, object>,
});
