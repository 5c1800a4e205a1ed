import { findKeyAtCursor } from '../paperAtCursor';
import { pickTopicOrNew } from '../picks/askTopic';
import { tell } from '../picks/paperActions';
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
    const into = typeof label === 'string' ? label : await askForTopic(await getTopics(library), key);
    if (into === undefined) return;
    await editTopics(library, { kind: 'move', keys: [key], label: into });
    tell(words.paperMoved(into));
  },
};

/** Any topic but the one where the paper is. */
async function askForTopic(topics: Awaited<ReturnType<typeof getTopics>>, key: string): Promise<string | undefined> {
  const home = topics.find(({ keys }) => keys.includes(key));
  const inner = home?.children.find(({ keys }) => keys.includes(key));
  const here = inner ?? home;
  const placeHolder = here === undefined ? words.chooseTopicFor() : words.chooseOtherTopic(here.label);
  return pickTopicOrNew(topics, { title: words.titles.movePaper(), placeHolder }, here === undefined ? [] : [here.label]);
}
