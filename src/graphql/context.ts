import type { YogaInitialContext } from 'graphql-yoga';
import type { Deps } from '../deps.ts';

/** What every resolver is given beside its arguments. */
export interface Context extends Deps, YogaInitialContext {
  requestId: string;
}
