import type { TestProject } from 'vitest/node';
import { provideTemplate } from '../support/global-setup.ts';

/** As for all tests, without the build, for no test of an area runs what is shipped; or with a template that is there already. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const file = process.env.MUTANTS_TEMPLATE;
  if (!file) return provideTemplate(project);
  project.provide('template', { kind: 'embedded', file, dataFolder: file });
  return async () => {};
}
