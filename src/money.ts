import { minorUnitDigitsOf } from './currencies.ts';

/** Exact amounts are decimals in strings, in their shortest form: "100", "12.5", "-0.000001". */
export const maxIntegerDigits = 20;
export const maxFractionDigits = 18;

/** The longest text that is parsed: room for leading and trailing zeros, and a bound for the patterns. */
const longestDecimal = 80;
const decimalPattern = /^(-?)0*(\d+?)(?:\.(\d*?)0*)?$/;

/** The shortest form of a decimal of at most 20 integer and 18 fraction digits; null when the text is no such decimal. */
export function normalizeDecimal(value: string): string | null {
  if (value.length > longestDecimal || !/^-?\d+(\.\d+)?$/.test(value)) return null;
  const [, sign = '', integer = '', fraction = ''] = decimalPattern.exec(value) ?? [];
  if (integer.length > maxIntegerDigits || fraction.length > maxFractionDigits) return null;
  const digits = fraction ? `${integer}.${fraction}` : integer;
  return digits === '0' ? '0' : sign + digits;
}

/** How many fraction digits an amount in this currency may have: those of ISO 4217, else 18. */
export function fractionDigitsOf(currency: string): number {
  return minorUnitDigitsOf(currency) ?? maxFractionDigits;
}

/** How many fraction digits this decimal, in its shortest form, has. */
export function countFractionDigits(decimal: string): number {
  return decimal.split('.')[1]?.length ?? 0;
}

/** The exact sum of decimals; a leading minus subtracts. Sums may exceed 20 integer digits. */
export function sumDecimals(...decimals: string[]): string {
  return fromUnits(decimals.reduce((sum, decimal) => sum + toUnits(decimal), 0n));
}

/** The exact difference of two decimals. */
export function subtractDecimals(from: string, what: string): string {
  return fromUnits(toUnits(from) - toUnits(what));
}

/** The mean: a total divided by a count, rounded half up to 18 fraction digits; null when the count is 0. */
export function averageOf(total: string, count: number): string | null {
  if (count === 0) return null;
  const [twice, divisor] = [toUnits(total) * 2n + BigInt(count), BigInt(count) * 2n];
  // Division of bigints cuts off towards zero.
  const isBelow = twice < 0n && twice % divisor !== 0n;
  return fromUnits(twice / divisor - (isBelow ? 1n : 0n));
}

/** The relative change of a decimal: 0.25 is a quarter more. Null when it was 0. */
export function changeOf(before: string, now: string): number | null {
  const earlier = toUnits(before);
  return earlier === 0n ? null : Number(toUnits(now) - earlier) / Number(earlier);
}

/** A decimal as a whole number of 10^-18. */
function toUnits(decimal: string): bigint {
  const [integer = '', fraction = ''] = decimal.split('.');
  return BigInt(integer + fraction.padEnd(maxFractionDigits, '0'));
}

function fromUnits(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(maxFractionDigits + 1, '0');
  const integer = digits.slice(0, -maxFractionDigits);
  const fraction = digits.slice(-maxFractionDigits).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${integer}${fraction ? `.${fraction}` : ''}`;
}
