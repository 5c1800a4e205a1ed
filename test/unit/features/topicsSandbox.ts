import { lazy } from '../../../server/src/base/derivedValues';
import type { Topic } from '../../../server/src/model/topic';
import type { Snapshot } from '../../../server/src/workspace/snapshot';

/** A digest of invented papers, two on rivers and two on heads; its file line included. */
export const riversAndHeads = `//- /digest.txt
LongHeads: Retrieval Heads for Long Text

Retrieval heads look far back. We present LongHeads, a cache that is kept for retrieval heads alone.

Retrieval Heads under a Microscope

What do retrieval heads do? This paper looks at retrieval heads, one after the other, in four models.

On the Age of Mountain Rivers

Mountain rivers are old. This paper says how old mountain rivers are, by counting layers of sand.

Sandbar: Mountain Rivers from Above

Pictures of mountain rivers abound. We present Sandbar, a map of mountain rivers made from pictures.
`;

/** The same snapshot with other topics. */
export function withTopics(snapshot: Snapshot, topics: readonly Topic[]): Snapshot {
  return { ...snapshot, topics: lazy(() => topics), foundTopics: lazy(() => topics) };
}

/** A topic of papers by their keys, or of subtopics. */
export function topicOf(label: string, ...below: readonly (string | Topic)[]): Topic {
  const children = below.filter((part) => typeof part !== 'string');
  const keys = below.flatMap((part) => (typeof part === 'string' ? [part] : part.keys));
  return { label, terms: [], keys, children };
}

/** `Rivers: a b` or, with subtopics, `Rivers: a b (Old: a; New: b)`. */
export function drawTopic({ label, keys, children }: Topic): string {
  return `${label}: ${keys.join(' ')}${children.length === 0 ? '' : ` (${children.map(drawTopic).join('; ')})`}`;
}
