import table from 'currency-codes';

/**
 * How many fraction digits each currency of ISO 4217 has.
 *
 * Source: list one as it was published on 2024-06-25, which the package currency-codes 2.2.0 holds, and below what the
 * amendments up to 180 have changed since then. Looked through on 2026-11-27.
 *
 * To renew it, update the package, or read the amendments that the maintenance agency of ISO 4217 (SIX) has published since
 * then: a new code goes into `additions`, and one that was withdrawn into `withdrawn`, from which none is ever taken away.
 * Then set the dates here and in docs/api.md.
 */

/** The codes for which ISO 4217 says that a minor unit does not apply: metals, units of account, tests. */
const withoutMinorUnit = new Set(codesIn('XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX'));

/** What list one got since the package was published: amendment 176 (XCG) and amendment 179 (XAD). */
const addedNames = { XAD: 'Arab Accounting Dinar', XCG: 'Caribbean Guilder' };
const additions = digitsOf({ 2: Object.keys(addedNames).join(' ') });

/**
 * What was withdrawn since the euro, with the digits that it had, for what is held in it stays what it is; and what the next
 * version of the package will lack. Units of account that never had a minor unit are left out.
 */
const withdrawn = digitsOf({
  0: 'ADP BEF BYB BYR ESP GRD ITL LUF MGF PTE TPE TRL',
  2:
    'AFA ANG ATS AYM AZM BGL BGN CSD CUC CYP DEM ECS EEK FIM FRF GHC HRK IEP LTL LVL MRO MTL MZM NLG ROL RUR SDD SIT SKK ' +
    'SLL SRG STD TJR TMM USS VEB VEF YUM ZMK ZWD ZWL ZWN ZWR',
});

const minorUnits: ReadonlyMap<string, number> = new Map([
  ...table.data.map(({ code, digits }) => [code, digits] as const),
  ...additions,
  ...withdrawn,
]);

/** The fraction digits of a currency by ISO 4217; undefined when it has no minor unit, or is no currency of ISO 4217. */
export function minorUnitDigitsOf(currency: string): number | undefined {
  return withoutMinorUnit.has(currency) ? undefined : minorUnits.get(currency);
}

const names: ReadonlyMap<string, string> = new Map([
  ...table.data.map(({ code, currency }) => [code, currency] as const),
  ...Object.entries(addedNames),
]);

/** The English name of a currency in ISO 4217; null when it is none, or was withdrawn before the table that is kept here. */
export function currencyNameOf(currency: string): string | null {
  return names.get(currency) ?? null;
}

/** The codes of ISO 4217 that are in use, in alphabetical order. */
export const currentCurrencies: readonly string[] = [...names.keys()].filter((code) => !withdrawn.has(code)).sort();

function codesIn(text: string): string[] {
  return text.split(' ');
}

function digitsOf(codes: Record<number, string>): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(codes).flatMap(([digits, text]) => codesIn(text).map((code) => [code, Number(digits)] as const)),
  );
}
