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

/**
 * Exempts the rows of a bulk call that are written in a document from validation of values, so that a wrong row is an error of that row and
 * not of the whole request. The bulk call validates them.
 */
export function useRowValidation(): Plugin {
  return {
    onValidate({ setValidationFn }) {
      setValidationFn((schema, document, rules = specifiedRules, _typeInfo, options) =>
        validate(schema, document, rules.map(exemptRows), options),
      );
    },
  };
}

function exemptRows(rule: ValidationRule): ValidationRule {
  return rule === ValuesOfCorrectTypeRule ? valuesExceptRows : rule;
}

function valuesExceptRows(context: ValidationContext): ReturnType<ValidationRule> {
  const isOfRows = ({ name, value }: ArgumentNode) =>
    rowsArgumentOf(context.getFieldDef())?.argument === name.value &&
    (value.kind === Kind.LIST || value.kind === Kind.OBJECT);
  return {
    ...ValuesOfCorrectTypeRule(context),
    // False makes the visitor skip what is below.
    Argument: (node) => (isOfRows(node) ? false : undefined),
  };
}
