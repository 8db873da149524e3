import { readFileSync } from 'node:fs';
import currencies from 'currency-codes';
import { describe, expect, test } from 'vitest';
import { fractionDigitsOf, maxFractionDigits } from '../../src/money.ts';

/** Every code that ISO 4217 has had since the euro, by its digits; written down apart from the code under test. */
const digitsByCode = new Map(
  Object.entries({
    0: 'ADP BEF BIF BYB BYR CLP DJF ESP GNF GRD ISK ITL JPY KMF KRW LUF MGF PTE PYG RWF TPE TRL UGX UYI VND VUV XAF XOF XPF',
    2: `AED AFA AFN ALL AMD ANG AOA ARS ATS AUD AWG AYM AZM AZN BAM BBD BDT BGL BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD
      CAD CDF CHE CHF CHW CNY COP COU CRC CSD CUC CUP CVE CYP CZK DEM DKK DOP DZD ECS EEK EGP ERN ETB EUR FIM FJD FKP FRF GBP
      GEL GHC GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR IEP ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL LTL
      LVL MAD MDL MGA MKD MMK MNT MOP MRO MRU MTL MUR MVR MWK MXN MXV MYR MZM MZN NAD NGN NIO NLG NOK NPR NZD PAB PEN PGK PHP
      PKR PLN QAR ROL RON RSD RUB RUR SAR SBD SCR SDD SDG SEK SGD SHP SIT SKK SLE SLL SOS SRD SRG SSP STD STN SVC SYP SZL THB
      TJR TJS TMM TMT TOP TRY TTD TWD TZS UAH USD USN USS UYU UZS VEB VED VEF VES WST XAD XCD XCG YER YUM ZAR ZMK ZMW ZWD ZWG
      ZWL ZWN ZWR`,
    3: 'BHD IQD JOD KWD LYD OMR TND',
    4: 'CLF UYW',
    [maxFractionDigits]: 'XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX',
  }).flatMap(([digits, codes]) => codes.split(/\s+/).map((code) => [code, Number(digits)] as const)),
);

describe('fraction digits', () => {
  test.each([...digitsByCode])('of %s are %i', (code, digits) => {
    expect(fractionDigitsOf(code)).toBe(digits);
  });

  test('of every code that the package has are written down here', () => {
    expect(currencies.codes().filter((code) => !digitsByCode.has(code))).toEqual([]);
  });

  test.each(['BTC', 'USDC', 'GOLD', 'POINTS', 'QQQ', 'CONSTRUCTOR', 'US'])(
    'of %s, an asset of the caller, are 18',
    (code) => {
      expect(fractionDigitsOf(code)).toBe(maxFractionDigits);
    },
  );
});

describe('the date of the table', () => {
  test.each(['src/currencies.ts', 'docs/api.md'])('stands in %s', (page) => {
    expect(readFileSync(page, 'utf8')).toContain(currencies.publishDate);
  });
});
