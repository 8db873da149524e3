import { badInputAt } from './errors.ts';
import { type BrokenRule, broken } from './issue.ts';
import { type NodeType, nodeTypes, recordTypes } from './record-types.ts';

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const typesByPrefix = new Map<string, NodeType>(nodeTypes.map((type) => [recordTypes[type].prefix, type]));

/** The public id of a record, `idt_8cc22560-5ace-4989-8953-fcbad7947d48`: its type's prefix, an underscore and the UUID. */
export function encodeId(type: NodeType, uuid: string): string {
  return `${recordTypes[type].prefix}_${uuid}`;
}

/** The rule that a public id of one of these types breaks; null when it breaks none. */
export function idProblem(id: string, types: readonly NodeType[]): BrokenRule | null {
  const prefixes = types.map((type) => `${recordTypes[type].prefix}_`);
  const prefix = prefixes.find((candidate) => id.startsWith(candidate));
  const refuse = (message: string) => broken('MALFORMED', { format: 'ID', prefixes }, message);
  if (!prefix) return refuse(`must start with the prefix ${prefixes.join(' or ')}, followed by a UUID.`);
  if (!uuidPattern.test(id.slice(prefix.length))) return refuse(`must have a UUID after the prefix ${prefix}.`);
  return null;
}

/** The type and UUID behind a public id of one of these types, or BAD_USER_INPUT that says what the id lacks. */
export function decodeIdOf<Type extends NodeType>(
  types: readonly Type[],
  id: string,
  path: string[] = ['id'],
): { type: Type; uuid: string } {
  const problem = idProblem(id, types);
  if (problem) throw badInputAt(path, problem);
  const [prefix = '', uuid = ''] = id.split('_');
  return { type: typesByPrefix.get(prefix) as Type, uuid: uuid.toLowerCase() };
}

/** The UUID behind a public id of this type, or BAD_USER_INPUT that says what the id lacks. */
export function decodeId(type: NodeType, id: string, path?: string[]): string {
  return decodeIdOf([type], id, path).uuid;
}
