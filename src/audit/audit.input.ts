import { z } from 'zod';
import { dateTimeFilter } from '../filter-conditions.ts';
import { decodeIdOf, idProblem } from '../ids.ts';
import { anyOfThese, type Given, instant, parseInput, soughtIdentifier, soughtText } from '../input.ts';
import { refuse } from '../issue-of-zod.ts';
import { type AuditedType, auditedTypes } from '../record-types.ts';

export const auditEventFilter = z.strictObject({
  resourceId: z
    .string()
    .superRefine((id, check) => {
      const problem = idProblem(id, auditedTypes);
      if (problem) refuse(check, problem);
    })
    .optional(),
  action: anyOfThese(soughtText).optional(),
  actor: soughtIdentifier.optional(),
  at: dateTimeFilter.optional(),
});

export type AuditEventFilter = z.output<typeof auditEventFilter>;

export function parseAuditEventFilter(
  filter: Given<typeof auditEventFilter> | null | undefined,
): AuditEventFilter | null {
  return parseInput(auditEventFilter.nullish(), filter, ['filter']) ?? null;
}

/** The record that a filter names; undefined when it names none. */
export function resourceOf(filter: AuditEventFilter | null): { type: AuditedType; uuid: string } | undefined {
  return filter?.resourceId ? decodeIdOf(auditedTypes, filter.resourceId) : undefined;
}

export function parseMoment(time: unknown): Date {
  return parseInput(instant, time, ['time']);
}
