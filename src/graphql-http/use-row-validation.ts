import {
  type ArgumentNode,
  Kind,
  specifiedRules,
  type ValidationContext,
  type ValidationRule,
  ValuesOfCorrectTypeRule,
  validate,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { rowsArgumentOf } from '../graphql/rows-argument.ts';

/** Leaves the values of rows that are written in a document to the bulk call, in which each row stands or falls alone. */
export function useRowValidation(): Plugin {
  return {
    onValidate({ setValidationFn }) {
      setValidationFn((schema, document, rules = specifiedRules, _typeInfo, options) =>
        validate(schema, document, rules.map(unlessOfRows), options),
      );
    },
  };
}

function unlessOfRows(rule: ValidationRule): ValidationRule {
  return rule === ValuesOfCorrectTypeRule ? valuesOutsideOfRows : rule;
}

function valuesOutsideOfRows(context: ValidationContext): ReturnType<ValidationRule> {
  const isOfRows = ({ name, value }: ArgumentNode) =>
    rowsArgumentOf(context.getFieldDef())?.argument === name.value &&
    (value.kind === Kind.LIST || value.kind === Kind.OBJECT);
  return {
    ...ValuesOfCorrectTypeRule(context),
    // False: this rule does not look below it.
    Argument: (node) => (isOfRows(node) ? false : undefined),
  };
}
