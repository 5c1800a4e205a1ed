import type { Library } from '../library';
import { findKeyAtCursor } from '../paperAtCursor';
import { pickTopicOrNew } from '../picks/askTopic';
import { tell } from '../tell';
import { editTopics, getTopics } from '../topics';
import { words } from '../words';
import { findKey, type Command } from './command';

/** For a row of the tree, or else for the paper under the cursor; `label` is the topic where a drag has told it. */
export const movePaper: Command = {
  id: 'marginalia.movePaper',
  title: words.titles.movePaper,
  run: async ({ library }, argument, label) => {
    const key = findKey(argument) ?? (await findKeyAtCursor(library));
    if (key === undefined) throw new Error(words.noPaperHere());
    const into = typeof label === 'string' ? label : await askForTopic(library, key);
    if (into === undefined) return;
    await editTopics(library, { kind: 'move', keys: [key], label: into });
    tell(words.paperMoved(into));
  },
};

/** Any topic but the one where the paper is. */
async function askForTopic(library: Library, key: string): Promise<string | undefined> {
  const [topics, papers] = await Promise.all([getTopics(library), library.papers()]);
  const home = topics.find(({ keys }) => keys.includes(key));
  const here = home?.children.find(({ keys }) => keys.includes(key)) ?? home;
  const paper = papers?.papers.find((each) => each.key === key);
  if (here === undefined || paper === undefined) throw new Error(words.noTopicOf(key));
  const question = { title: words.moveTitle(paper.names[0] ?? paper.title), placeHolder: words.chooseOtherTopic(here.label) };
  return pickTopicOrNew(topics, question, [here.label]);
}
