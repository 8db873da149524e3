declare module 'fs-native-extensions' {
  /** Takes an exclusive lock on an open file; false when another file description holds it. */
  export function tryLock(descriptor: number): boolean;
  const native: { tryLock: typeof tryLock };
  export default native;
}
