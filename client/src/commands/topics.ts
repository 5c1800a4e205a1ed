import { methods } from '../../../server/src/client';
import { findKeyAtCursor } from '../editing/keyAtCursor';
import { escapeIcons } from '../editing/labels';
import { messages } from '../messages/messages';
import { Slip, showInput, showStatus } from '../messages/show';
import { askForName, pickPapers, pickTopic, pickTopicOrNew, pickTopics } from '../picks/askTopic';
import { runCommandPick } from '../picks/commandPick';
import type { Library } from '../server/library';
import { findTopic, getTopics } from '../topics/topicChanges';
import { type Command, findKeys } from './command';

/** Changes topics in the way that the writer chooses. */
export const editTopics: Command = {
  id: 'marginalia.editTopics',
  title: 'Edit Topics...',
  section: 'library',
  does: 'renames, merges, splits, adds, locks or unlocks topics, or moves a paper',
  icon: 'edit',
  palette: 'marginalia.hasLibrary',
  menus: [{ place: 'papersTitle', group: '2_library@1', when: 'marginalia.hasLibrary' }],
  needsFolder: 'topics',
  run: async ({ library }) => {
    const isLocked = (await library.ask(methods.topics, {}))?.topics.some(({ isKept }) => isKept === true) === true;
    await runCommandPick({ title: messages.titles.editTopics(), placeHolder: messages.chooseTopicChange() }, [
      { ...renameTopic, icon: 'edit', detail: messages.renameTopicDetail() },
      { ...mergeTopics, icon: 'git-merge', detail: messages.mergeTopicsDetail() },
      { ...splitTopic, icon: 'split-horizontal', detail: messages.splitTopicDetail() },
      { ...addTopic, icon: 'add', detail: messages.addTopicDetail() },
      { ...movePaper, icon: 'arrow-right', detail: messages.movePaperDetail() },
      { ...lockTopics, icon: 'lock', detail: messages.lockTopicsDetail() },
      ...(isLocked ? [{ ...unlockTopics, icon: 'unlock', detail: messages.unlockTopicsDetail() }] : []),
    ]);
  },
};

/**
 * Renames the topic of a tree row, or else a topic that the writer chooses. If the command was started by a key, the row is the focused
 * one.
 */
export const renameTopic: Command = {
  id: 'marginalia.renameTopic',
  title: 'Rename Topic...',
  section: 'papersView',
  palette: 'never',
  menus: [{ place: 'papersRow', group: '1_topic@1', when: 'viewItem == topic' }],
  keys: [{ place: 'papersView', key: 'f2', args: 'focused', does: 'rename topic' }],
  needsFolder: 'topics',
  run: async ({ library, topicChanges, tree }, argument) => {
    const title = messages.titles.renameTopic();
    const topics = await getTopics(library);
    const label =
      findTopic(argument === 'focused' ? await tree.findFocused() : argument) ??
      (await pickTopic(topics, { title, placeHolder: messages.chooseToRename() }));
    if (label === undefined) return;
    const newLabel = await askForName(topics, { title, placeHolder: messages.nameHint() }, label);
    if (newLabel === undefined || newLabel === label) return;
    await topicChanges.make({ kind: 'rename', label, newLabel });
    showStatus(messages.topicRenamed(label, newLabel));
  },
};

/** Merges the topic of a tree row, or topics that the writer chooses, into another topic. */
export const mergeTopics: Command = {
  id: 'marginalia.mergeTopics',
  title: 'Merge Topics...',
  section: 'papersView',
  palette: 'never',
  menus: [{ place: 'papersRow', group: '1_topic@2', when: 'viewItem == topic' }],
  needsFolder: 'topics',
  run: async ({ library, topicChanges }, argument) => {
    const title = messages.titles.mergeTopics();
    const topics = await getTopics(library);
    const given = findTopic(argument);
    const labels = given === undefined ? await pickTopics(topics, { title, placeHolder: messages.chooseToMerge() }) : [given];
    if (labels === undefined || labels.length === 0) return;
    const into = await pickTopic(topics, { title, placeHolder: messages.chooseMergeTarget(labels) }, labels);
    if (into === undefined) return;
    await topicChanges.make({ kind: 'merge', labels, into });
    showStatus(messages.topicsMerged(labels, into));
  },
};

/** Creates a new topic from some papers of a topic. The topic to split is that of a tree row, or the writer chooses one. */
export const splitTopic: Command = {
  id: 'marginalia.splitTopic',
  title: 'Split Topic...',
  section: 'papersView',
  palette: 'never',
  menus: [{ place: 'papersRow', group: '1_topic@3', when: 'viewItem == topic' }],
  needsFolder: 'topics',
  run: async ({ library, topicChanges }, argument) => {
    const title = messages.titles.splitTopic();
    const [topics, papers] = await Promise.all([getTopics(library), library.papers()]);
    const label = findTopic(argument) ?? (await pickTopic(topics, { title, placeHolder: messages.chooseToSplit() }));
    const topic = topics.flatMap((each) => [each, ...each.children]).find((each) => each.label === label);
    if (label === undefined || topic === undefined || papers === undefined) return;
    const own = new Set(topic.keys);
    const keys = await pickPapers(
      papers.papers.filter(({ key }) => own.has(key)),
      { title, placeHolder: messages.choosePapersToSplit(label) },
    );
    if (keys === undefined || keys.length === 0) return;
    const newLabel = await askForName(topics, { title, placeHolder: messages.nameHint() });
    if (newLabel === undefined) return;
    await topicChanges.make({ kind: 'split', label, keys, newLabel });
    showStatus(messages.papersInTopic(keys.length, newLabel));
  },
};

/** Creates a topic for the papers that contain certain words. */
export const addTopic: Command = {
  id: 'marginalia.addTopic',
  title: 'Add Topic...',
  needsFolder: 'topics',
  run: async ({ library, topicChanges }) => {
    const title = messages.titles.addTopic();
    const topics = await getTopics(library);
    const typed = await showInput({ title, placeHolder: messages.seedExample(), prompt: messages.seedHint() });
    const seeds = (typed ?? '')
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '');
    const [first] = seeds;
    if (first === undefined) return;
    const label = await askForName(topics, { title, placeHolder: messages.nameHint() }, first.charAt(0).toUpperCase() + first.slice(1));
    if (label === undefined) return;
    await topicChanges.make({ kind: 'seed', label, words: seeds });
    const added = (await library.ask(methods.topics, {}))?.topics.find((topic) => topic.label === label);
    showStatus(added === undefined ? messages.topicEmpty(label) : messages.papersInTopic(added.keys.length, label));
  },
};

/**
 * Moves the papers of tree rows, or else the paper at the cursor, or else the selected papers of the view, to another topic. `other` is
 * the topic on which papers were dropped, or the selected rows.
 */
export const movePaper: Command = {
  id: 'marginalia.movePaper',
  title: 'Move Paper to Topic...',
  section: 'papersView',
  palette: 'never',
  menus: [{ place: 'paper', group: '4_topic@1' }],
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

/** Writes the present topics with their papers into the topics file, so that they stay when papers come and go. */
export const lockTopics: Command = {
  id: 'marginalia.lockTopics',
  title: 'Lock Topics',
  needsFolder: 'topics',
  run: async ({ topicChanges }) => {
    const outcome = await topicChanges.make({ kind: 'keep-headings' });
    if (outcome !== undefined) showStatus(outcome === 'made' ? messages.topicsLocked() : messages.topicsLockedAlready());
  },
};

/** Deletes the locked topics from the topics file, so that topics are computed again. */
export const unlockTopics: Command = {
  id: 'marginalia.unlockTopics',
  title: 'Unlock Topics',
  needsFolder: 'topics',
  run: async ({ topicChanges }) => {
    const outcome = await topicChanges.make({ kind: 'find-headings-anew' });
    if (outcome !== undefined) showStatus(messages.topicsUnlocked());
  },
};

/** Undoes the last change of topics, such as a new name, a merge, a split or moved papers. */
export const undoTopicChange: Command = {
  id: 'marginalia.undoTopicChange',
  title: 'Undo Topic Change',
  keys: [{ place: 'papersView', key: 'ctrl+z', when: 'marginalia.topicsChanged', does: 'undo' }],
  run: async ({ topicChanges }) => {
    showStatus(escapeIcons(messages.topicChangeUndone(await topicChanges.undo())));
  },
};
