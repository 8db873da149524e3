import { parse } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Tokens in one document; the longest of the shipped operations has a few hundred. */
const tokensAtMost = 10_000;

/** Refuses a document with too many tokens while it is parsed, because deep nesting could exhaust the stack. */
export function useDocumentLimits(): Plugin {
  return {
    onParse({ setParseFn }) {
      setParseFn((source, options) => parse(source, { ...options, maxTokens: tokensAtMost }));
    },
  };
}
