import { type Attribute, type AttributeName, attributeNames, identityAttributes } from './identity.attributes.ts';

/** The attributes that a search finds by these parts of theirs. */
export function namesSearchedBy(search: Attribute['search']): AttributeName[] {
  return attributeNames.filter((name) => identityAttributes[name].search === search);
}

/** The columns of these. */
export function columnsSearchedBy(search: Attribute['search']): string[] {
  return namesSearchedBy(search).map((name) => identityAttributes[name].column);
}

/** The parts of a name as they are said, which is the order that the functions of names take them in. */
export const nameColumns = ['organization_name', 'first_name', 'other_names', 'last_name'];

/** The columns that a search looks in, in the order of the parameters of identity_search_keys. */
export const searchedColumns = [
  ...nameColumns,
  ...columnsSearchedBy('EMAIL'),
  ...columnsSearchedBy('PHONE'),
  ...columnsSearchedBy('IDENTIFIER'),
];
