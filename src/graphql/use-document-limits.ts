import { parse } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { tokensAtMost } from './limits.ts';

/** Refuses a document of too many tokens before it is read: its nesting could exhaust the stack. */
export function useDocumentLimits(): Plugin {
  return {
    onParse({ setParseFn }) {
      setParseFn((source, options) => parse(source, { ...options, maxTokens: tokensAtMost }));
    },
  };
}
