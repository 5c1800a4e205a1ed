import type { Library } from '../../server/library';
import { findKeyAtCursor } from '../../editing/keyAtCursor';
import { pickTopicOrNew } from '../../picks/askTopic';
import { showStatus } from '../../messages/showStatus';
import { getTopics } from '../../topics/topicChanges';
import { messages } from '../../messages/messages';
import { Slip } from '../../messages/slip';
import { findKeys, type Command } from '../command';

/**
 * Moves the papers of tree rows, or else the paper at the cursor, or else the selected papers of the view, to another topic. `other` is
 * the topic on which papers were dropped, or the selected rows.
 */
export const movePaper: Command = {
  id: 'marginalia.movePaper',
  title: messages.titles.movePaper,
  needsFolder: 'topics',
  run: async ({ library, topicChanges, tree }, argument, other) => {
    const given = findKeys(argument, other);
    const atCursor = given.length === 0 ? await findKeyAtCursor(library) : undefined;
    const selected = given.length === 0 && atCursor === undefined ? tree.selection : [];
    const keys = atCursor !== undefined ? [atCursor] : given.length > 0 ? given : findKeys(selected, undefined);
    if (keys.length === 0) throw new Slip(messages.noPaperHere());
    const into = typeof other === 'string' ? other : await askForTopic(library, keys);
    if (into === undefined) return;
    await topicChanges.make({ kind: 'move', keys, label: into });
    await tree.focusBeside(argument ?? selected[0], keys);
    showStatus(keys.length === 1 ? messages.paperMoved(into) : messages.papersInTopic(keys.length, into));
  },
};

/** Lets the writer choose a topic or name a new one. If all papers are in the same topic, that topic is not listed. */
async function askForTopic(library: Library, keys: readonly string[]): Promise<string | undefined> {
  const [topics, papers] = await Promise.all([getTopics(library), library.papers()]);
  const [first, ...others] = keys.map((key) => {
    const home = topics.find((topic) => topic.keys.includes(key));
    const here = home?.children.find((topic) => topic.keys.includes(key)) ?? home;
    const paper = papers?.papers.find((each) => each.key === key);
    if (here === undefined || paper === undefined) throw new Error(messages.noTopicOf(key));
    return { label: here.label, name: paper.names[0] ?? paper.title };
  });
  if (first === undefined) return undefined;
  const isShared = others.every(({ label }) => label === first.label);
  const title = messages.moveTitle(others.length === 0 ? first.name : messages.papers(keys.length));
  return pickTopicOrNew(
    topics,
    { title, placeHolder: isShared ? messages.chooseOtherTopic(first.label) : messages.chooseTopic() },
    isShared ? [first.label] : [],
  );
}
