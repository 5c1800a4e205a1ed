import type { JsonNode } from '../../../base/jsonReader';
import type { JsonObject } from './paperObject';

/** Whether a note of OpenReview answers another, as reviews and comments do. */
export function isReply({ members }: JsonObject): boolean {
  return members.has('forum') && readText(members.get('replyto')) !== undefined;
}

/** A note of OpenReview with the address of its page, which it tells by a number alone. */
export function addForum(object: JsonObject): JsonObject {
  const { members, span } = object;
  const forum = readText(members.get('forum'));
  if (forum === undefined || !/^[\w-]{8,16}$/.test(forum) || members.get('content')?.kind !== 'object') return object;
  const link: JsonNode = { kind: 'string', span, text: `https://openreview.net/forum?id=${forum}` };
  return { ...object, members: new Map<string, JsonNode>([...members, ['forum url', link]]) };
}

function readText(node: JsonNode | undefined): string | undefined {
  return node?.kind === 'string' && node.text !== '' ? node.text : undefined;
}
