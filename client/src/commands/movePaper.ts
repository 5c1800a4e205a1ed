import type { Library } from '../library';
import { findKeyAtCursor } from '../paperAtCursor';
import { pickTopicOrNew } from '../picks/askTopic';
import { tell } from '../tell';
import { getTopics } from '../topics';
import { words } from '../words';
import { findKeys, type Command } from './command';

/** For rows of the tree, or else for the paper under the cursor; `other` is the topic where a drag has told it, or the chosen rows. */
export const movePaper: Command = {
  id: 'marginalia.movePaper',
  title: words.titles.movePaper,
  run: async ({ library, topicChanges }, argument, other) => {
    const given = findKeys(argument, other);
    const atCursor = given.length === 0 ? await findKeyAtCursor(library) : undefined;
    const keys = atCursor === undefined ? given : [atCursor];
    if (keys.length === 0) throw new Error(words.noPaperHere());
    const into = typeof other === 'string' ? other : await askForTopic(library, keys);
    if (into === undefined) return;
    await topicChanges.make({ kind: 'move', keys, label: into });
    tell(keys.length === 1 ? words.paperMoved(into) : words.papersMoved(keys.length, into));
  },
};

/** Any topic but the one where all of the papers are. */
async function askForTopic(library: Library, keys: readonly string[]): Promise<string | undefined> {
  const [topics, papers] = await Promise.all([getTopics(library), library.papers()]);
  const [first, ...others] = keys.map((key) => {
    const home = topics.find((topic) => topic.keys.includes(key));
    const here = home?.children.find((topic) => topic.keys.includes(key)) ?? home;
    const paper = papers?.papers.find((each) => each.key === key);
    if (here === undefined || paper === undefined) throw new Error(words.noTopicOf(key));
    return { label: here.label, name: paper.names[0] ?? paper.title };
  });
  if (first === undefined) return undefined;
  const isShared = others.every(({ label }) => label === first.label);
  const title = words.moveTitle(others.length === 0 ? first.name : words.papers(keys.length));
  return pickTopicOrNew(
    topics,
    { title, placeHolder: isShared ? words.chooseOtherTopic(first.label) : words.chooseTopic() },
    isShared ? [first.label] : [],
  );
}
