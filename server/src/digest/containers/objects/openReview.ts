import type { JsonNode } from '../../../base/jsonReader';
import type { JsonObject } from './paperObject';

/** Whether an object is an OpenReview note that replies to another note, such as a review or a comment. */
export function isReply({ members }: JsonObject): boolean {
  return members.has('forum') && readText(members.get('replyto')) !== undefined;
}

/**
 * Adds the address of its forum page to an OpenReview note, because the note has only the identifier of the forum. Any other object is
 * returned unchanged.
 */
export function addForumUrl(object: JsonObject): JsonObject {
  const { members, span } = object;
  const forum = readText(members.get('forum'));
  if (forum === undefined || !/^[\w-]{8,16}$/.test(forum) || members.get('content')?.kind !== 'object') return object;
  const link: JsonNode = { kind: 'string', span, text: `https://openreview.net/forum?id=${forum}` };
  return { ...object, members: new Map<string, JsonNode>([...members, ['forum url', link]]) };
}

function readText(node: JsonNode | undefined): string | undefined {
  return node?.kind === 'string' && node.text !== '' ? node.text : undefined;
}
