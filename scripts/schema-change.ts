import { CriticalityLevel, diff } from '@graphql-inspector/core';
import type { GraphQLSchema } from 'graphql';

/** A change of a schema that breaks clients, and where: `Type`, `Type.field` or `Type.field.argument`. */
export interface BreakingChange {
  coordinate: string;
  message: string;
}

/**
 * The changes from one schema to the other that break clients and that the newest part of the changelog does not name, each in
 * backticks, under "### Breaking". Naming a type or a field announces what breaks below it as well.
 */
export async function unannouncedChanges(
  before: GraphQLSchema,
  after: GraphQLSchema,
  changelog: string,
): Promise<BreakingChange[]> {
  const announced = announcedIn(changelog);
  const changes = await diff(before, after);
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ path, message }) => ({ coordinate: path ?? '', message }))
    .filter(({ coordinate }) => !isAnnounced(coordinate, announced));
}

function isAnnounced(coordinate: string, announced: Set<string>): boolean {
  const names = coordinate.split('.');
  return names.some((_, index) => announced.has(names.slice(0, index + 1).join('.')));
}

function announcedIn(changelog: string): Set<string> {
  const newest = changelog.split(/^## /m)[1] ?? '';
  const breaking = newest.split(/^### /m).find((part) => part.startsWith('Breaking')) ?? '';
  return new Set([...breaking.matchAll(/`([^`]+)`/g)].map(([, name]) => name as string));
}
