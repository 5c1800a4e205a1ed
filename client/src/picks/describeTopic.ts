import type { TopicsAnswer } from '../../../server/src/client';
import { escapeIcons } from '../editing/labels';
import { messages } from '../messages/messages';

type Topic = TopicsAnswer['topics'][number];

/** A topic or a subtopic. */
type Described = Pick<Topic, 'label' | 'terms' | 'keys'> & Partial<Pick<Topic, 'children'>>;

/** A topic as a row. Below the label, the row shows the words that the papers share, except a word that equals the label. */
export function describeTopic({ label, terms, keys, children = [] }: Described): {
  readonly label: string;
  readonly description: string;
  readonly detail?: string;
} {
  const telling = terms.filter((term) => term.toLowerCase() !== label.toLowerCase());
  const papers = messages.papers(keys.length);
  return {
    label: escapeIcons(label),
    description: children.length === 0 ? papers : `${papers}, ${messages.subtopics(children.length)}`,
    ...(telling.length === 0 ? {} : { detail: escapeIcons(telling.join(', ')) }),
  };
}
