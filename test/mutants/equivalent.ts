/** Mutants that no test can see, for the code does the same with them. They are not counted. */
interface Equivalent {
  file: string;
  /** The mutated text as it stands in the file, and what Stryker puts in its place. */
  original: string;
  replacement: string;
  /** Why nobody can tell the difference. */
  reason: string;
}

export const equivalents: Equivalent[] = [];

/** `place` is file:line:column. */
export function isEquivalent(place: string, original: string, replacement: string): boolean {
  return equivalents.some(
    (each) => place.startsWith(`${each.file}:`) && each.original === original && each.replacement === replacement,
  );
}
