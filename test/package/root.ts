/** The folder of package.json. */
export const root = new URL('../../', import.meta.url);
