import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  averageOf,
  changeOf,
  countFractionDigits,
  fractionDigitsOf,
  maxFractionDigits,
  maxIntegerDigits,
  normalizeDecimal,
  subtractDecimals,
  sumDecimals,
} from '../../src/money.ts';

const digits = fc.constantFrom(...'0123456789');
const integerPart = fc.string({ unit: digits, minLength: 1, maxLength: maxIntegerDigits });
const fractionPart = fc.string({ unit: digits, maxLength: maxFractionDigits });
const sign = fc.constantFrom('', '-');

/** Every decimal that the API takes, in any spelling of it. */
const decimal = fc
  .tuple(sign, integerPart, fractionPart)
  .map(([minus, integer, fraction]) => `${minus}${integer}${fraction ? `.${fraction}` : ''}`);

const shortest = /^(0|-?[1-9]\d*|-?(0|[1-9]\d*)\.\d*[1-9])$/;

/** The number that a decimal stands for, in 10^-18; written apart from the code under test. */
function unitsOf(text: string): bigint {
  const negative = text.startsWith('-');
  const [integer = '', fraction = ''] = text.replace('-', '').split('.');
  const units = BigInt(integer) * 10n ** 18n + BigInt(fraction.padEnd(18, '0') || '0');
  return negative ? -units : units;
}

/** The decimal as the function under test gives it; fails the test when it is refused. */
function normal(text: string): string {
  const normalized = normalizeDecimal(text);
  expect(normalized).not.toBeNull();
  return normalized as string;
}

describe('normalizeDecimal', () => {
  test('keeps the value of every decimal of 20 integer and 18 fraction digits', () => {
    fc.assert(
      fc.property(decimal, (text) => {
        expect(unitsOf(normal(text))).toBe(unitsOf(text));
      }),
    );
  });

  test('gives the shortest form, and that form stays as it is', () => {
    fc.assert(
      fc.property(decimal, (text) => {
        expect(normal(text)).toMatch(shortest);
        expect(normal(normal(text))).toBe(normal(text));
      }),
    );
  });

  test('gives the same form for every spelling of a value', () => {
    const zeros = fc.string({ unit: fc.constant('0'), maxLength: 15 });
    fc.assert(
      fc.property(decimal, zeros, zeros, (text, before, after) => {
        const [integer = '', fraction = ''] = text.replace('-', '').split('.');
        const padded = `${text.startsWith('-') ? '-' : ''}${before}${integer}.${fraction}0${after}`;
        expect(normal(padded)).toBe(normal(text));
      }),
    );
  });

  test.each([
    ['100', '100'],
    ['100.00', '100'],
    ['12.50', '12.5'],
    ['0.000001', '0.000001'],
    ['007', '7'],
    ['-0', '0'],
    ['-0.000', '0'],
    ['-0.10', '-0.1'],
    ['99999999999999999999.999999999999999999', '99999999999999999999.999999999999999999'],
  ])('prints %s as %s', (text, expected) => {
    expect(normalizeDecimal(text)).toBe(expected);
  });

  test.each([
    '',
    ' ',
    ' 1',
    '1\n',
    '1e5',
    '1E5',
    '.5',
    '5.',
    '+1',
    '--1',
    '-',
    '1,5',
    '1_000',
    '0x10',
    '1.2.3',
    'NaN',
    'Infinity',
    '١٢',
    '1 2',
  ])('refuses %j', (text) => {
    expect(normalizeDecimal(text)).toBeNull();
  });

  test('refuses a digit more on either side, but not idle zeros', () => {
    expect(normalizeDecimal('1'.repeat(20))).toBe('1'.repeat(20));
    expect(normalizeDecimal('1'.repeat(21))).toBeNull();
    expect(normalizeDecimal(`00${'1'.repeat(20)}`)).toBe('1'.repeat(20));
    expect(normalizeDecimal(`0.${'1'.repeat(18)}`)).toBe(`0.${'1'.repeat(18)}`);
    expect(normalizeDecimal(`0.${'1'.repeat(19)}`)).toBeNull();
    expect(normalizeDecimal(`0.${'1'.repeat(18)}00`)).toBe(`0.${'1'.repeat(18)}`);
  });

  test('refuses megabytes of digits at once', () => {
    const long = `${'0'.repeat(1_000_000)}1`;
    const start = performance.now();
    expect(normalizeDecimal(long)).toBeNull();
    expect(normalizeDecimal(`0.${'0'.repeat(1_000_000)}`)).toBeNull();
    expect(performance.now() - start).toBeLessThan(100);
  });
});

describe('sumDecimals and subtractDecimals', () => {
  test('add as whole numbers of 10^-18 do', () => {
    fc.assert(
      fc.property(fc.array(decimal, { maxLength: 20 }), (texts) => {
        const sum = sumDecimals(...texts.map(normal));
        expect(unitsOf(sum)).toBe(texts.map(unitsOf).reduce((total, units) => total + units, 0n));
        expect(sum).toMatch(shortest);
      }),
    );
  });

  test('subtract as whole numbers of 10^-18 do, and undo what was added', () => {
    fc.assert(
      fc.property(decimal, decimal, (one, other) => {
        const difference = subtractDecimals(normal(one), normal(other));
        expect(unitsOf(difference)).toBe(unitsOf(one) - unitsOf(other));
        expect(difference).toMatch(shortest);
        expect(sumDecimals(difference, normal(other))).toBe(normal(one));
      }),
    );
  });

  test('are exact where floats are not', () => {
    expect(sumDecimals('0.1', '0.2')).toBe('0.3');
    expect(subtractDecimals('100000000000000000000', '0.000000000000000001')).toBe(
      '99999999999999999999.999999999999999999',
    );
    expect(sumDecimals()).toBe('0');
    expect(subtractDecimals('0.5', '1')).toBe('-0.5');
    expect(sumDecimals('-0.5', '0.5')).toBe('0');
  });
});

describe('fraction digits', () => {
  test.each([
    ['USD', 2],
    ['EUR', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['KWD', 3],
    ['CLF', 4],
    ['BTC', 18],
    ['USDC', 18],
    ['POINTS2026', 18],
    ['XAU', 18],
    ['XXX', 18],
  ])('%s has %i', (currency, expected) => {
    expect(fractionDigitsOf(currency)).toBe(expected);
  });

  test('are those of a decimal in its shortest form', () => {
    fc.assert(
      fc.property(decimal, (text) => {
        const fraction = /\.(\d*[1-9])0*$/.exec(text)?.[1] ?? '';
        expect(countFractionDigits(normal(text))).toBe(fraction.length);
      }),
    );
  });
});

describe('averageOf', () => {
  test('is the nearest decimal of 18 fraction digits, and of two the upper', () => {
    fc.assert(
      fc.property(decimal, fc.integer({ min: 1, max: 10 ** 9 }), (text, count) => {
        const average = averageOf(text, count) ?? '';
        expect(normal(average)).toBe(average);
        // How far off it is, in units of 1/(2 * count): more than half a digit below, at most half a digit above.
        const off = (unitsOf(average) * BigInt(count) - unitsOf(text)) * 2n;
        expect(off > -BigInt(count) && off <= BigInt(count)).toBe(true);
      }),
    );
  });

  test('has none of nothing', () => {
    expect(averageOf('0', 0)).toBe(null);
  });
});

describe('changeOf', () => {
  test.each([
    ['4', '5', 0.25],
    ['4', '0', -1],
    ['0.000000000000000001', '0.000000000000000003', 2],
    ['99999999999999999999', '99999999999999999999', 0],
    ['0', '5', null],
  ])('of %s to %s is %s', (before, now, change) => {
    expect(changeOf(before, now)).toBe(change);
  });
});
