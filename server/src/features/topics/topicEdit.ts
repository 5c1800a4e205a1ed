import { areSameHeadings, withSubtopics } from '#library';
import { isSameText, type TopicsChange } from '#ownFiles';
import { foldText } from '#text';
import { isOtherPapers } from '#topics';
import { editOwnFile, findEditedFile, type OwnFileEdit, type OwnFileOf, type Refusal, refuseEdit, type Snapshot } from '#workspace';
import { toLine } from '../../base/lineIndex';
import type { CitationKey } from '../../model/citation';
import type { TextEdit } from '../../model/draft';
import type { Topic } from '../../model/topic';
import { describeHeadings } from './describeHeadings';

type TopicsFile = OwnFileOf<'topics'>;

/** A change to the topics. Labels are those of `snapshot.topics()` and of subtopics. */
export type TopicEdit =
  | { readonly kind: 'rename'; readonly label: string; readonly newLabel: string }
  | { readonly kind: 'merge'; readonly labels: readonly string[]; readonly into: string }
  | { readonly kind: 'split'; readonly label: string; readonly keys: readonly CitationKey[]; readonly newLabel: string }
  /** Moves papers to a topic, which need not exist yet. */
  | { readonly kind: 'move'; readonly keys: readonly CitationKey[]; readonly label: string }
  | { readonly kind: 'seed'; readonly label: string; readonly words: readonly string[] }
  /** Keeps the present table of contents. */
  | { readonly kind: 'keep-headings' }
  /** Deletes the kept outline, so that headings are found again. */
  | { readonly kind: 'find-headings-anew' };

/**
 * The edits of the topics file, and those of the other topics files from which kept headings are deleted, since the headings of all files
 * count together.
 */
export type TopicEditResult = (OwnFileEdit & { readonly others: ReadonlyMap<string, readonly TextEdit[]> }) | Refusal;

/** Plans the edits that write a change of topics into the writer's topics file. */
export function topicEdit(snapshot: Snapshot, edit: TopicEdit): TopicEditResult {
  const file = findTopicsFile(snapshot, edit);
  const planned = editOwnFile(snapshot, 'topics', () => findObstacle(snapshot, edit) ?? toChange(snapshot, edit, file), file);
  if (planned.kind === 'refused') return planned;
  if (edit.kind === 'keep-headings' && planned.edits.length > 0 && !areHeadingsCurrent(snapshot))
    return refuseEdit('The locked topics have just changed and papers are still being assigned to them. Try again in a moment.');
  const others = new Map<string, readonly TextEdit[]>();
  for (const other of edit.kind === 'find-headings-anew' ? findKeeping(snapshot) : []) {
    if (other === file) continue;
    const ofOther = editOwnFile(snapshot, 'topics', () => ({ kind: 'keep', headings: [] }), other);
    if (ofOther.kind === 'refused') return ofOther;
    others.set(other.uri, ofOther.edits);
  }
  return { ...planned, others };
}

/** The first topics file; for edits of the kept outline, the first one that has it. undefined if there is no file yet. */
function findTopicsFile(snapshot: Snapshot, { kind }: TopicEdit): TopicsFile | undefined {
  const first = findEditedFile(snapshot, 'topics');
  return kind === 'keep-headings' || kind === 'find-headings-anew' ? (findKeeping(snapshot)[0] ?? first) : first;
}

/** The topics files that have kept headings. */
function findKeeping({ ownFiles }: Snapshot): readonly TopicsFile[] {
  return [...ownFiles.topics.values()].filter((file) => file.written().kept.length > 0);
}

/** Whether the topics were found for the headings that the file keeps now. If not, keeping them would write the former headings again. */
function areHeadingsCurrent({ knownTopics, keptHeadings }: Snapshot): boolean {
  return areSameHeadings(knownTopics?.kept ?? [], keptHeadings());
}

/** The reason why the change can't be made, which is shown to the writer; undefined if it can be made. */
function findObstacle(snapshot: Snapshot, edit: TopicEdit): string | undefined {
  const topics = withSubtopics(snapshot.topics());
  const find = (label: string): Topic | undefined => topics.find((topic) => isSameText(topic.label, label));
  const findGone = (labels: readonly string[]): string | undefined =>
    labels.filter((label) => find(label) === undefined).map((label) => `The topic "${label}" no longer exists.`)[0];
  const findTaken = (label: string): string | undefined => {
    const taken = find(label);
    return taken === undefined ? undefined : `The topic "${taken.label}" already exists. Merge the topics or choose a different name.`;
  };
  switch (edit.kind) {
    case 'rename':
      return (
        findGone([edit.label]) ??
        checkLabel(edit.newLabel) ??
        (isSameText(edit.label, edit.newLabel) ? undefined : findTaken(edit.newLabel))
      );
    case 'merge':
      return (
        findGone([...edit.labels, edit.into]) ??
        (edit.labels.every((label) => isSameText(label, edit.into)) ? 'Choose a different topic to merge into.' : undefined)
      );
    case 'split':
      return (
        findGone([edit.label]) ??
        checkLabel(edit.newLabel) ??
        findTaken(edit.newLabel) ??
        checkPapers(snapshot, edit.keys) ??
        checkRest(find(edit.label), edit.keys)
      );
    case 'move':
      return checkLabel(edit.label) ?? checkPapers(snapshot, edit.keys);
    case 'seed':
      return checkLabel(edit.label) ?? (edit.words.every((word) => foldText(word) === '') ? 'Enter at least one word.' : undefined);
    case 'keep-headings':
      return snapshot.topics().every(isOtherPapers) ? 'There are no topics to lock yet.' : undefined;
    case 'find-headings-anew':
      return snapshot.keptHeadings().length === 0 ? "Topics aren't locked." : undefined;
  }
}

function checkLabel(label: string): string | undefined {
  return toLine(label) === '' ? 'Enter a name for the topic.' : undefined;
}

function checkPapers(snapshot: Snapshot, keys: readonly CitationKey[]): string | undefined {
  if (keys.length === 0) return 'No papers selected.';
  const unknown = keys.find((key) => snapshot.library().findByKey(key) === undefined);
  return unknown === undefined ? undefined : `"${unknown}" is no longer in any digest or bibliography.`;
}

/** A split must leave at least one paper in the old topic. */
function checkRest(topic: Topic | undefined, keys: readonly CitationKey[]): string | undefined {
  return topic?.keys.every((key) => keys.includes(key))
    ? `You selected all papers in "${topic.label}". Rename the topic instead.`
    : undefined;
}

function toChange(snapshot: Snapshot, edit: TopicEdit, file: TopicsFile | undefined): TopicsChange {
  const found = withSubtopics(snapshot.foundTopics());
  const amongFound = (labels: readonly string[]): readonly string[] =>
    labels.filter((label) => found.some((topic) => isSameText(topic.label, label)));
  const titles = (keys: readonly CitationKey[]): readonly string[] => keys.flatMap((key) => snapshot.library().findByKey(key)?.title ?? []);
  switch (edit.kind) {
    case 'rename':
      return { ...edit, newLabel: toLine(edit.newLabel), replaces: amongFound([edit.label]) };
    case 'merge': {
      const labels = edit.labels.filter((label) => !isSameText(label, edit.into));
      return { kind: 'merge', labels, into: edit.into, replaces: amongFound(labels) };
    }
    case 'split':
      return { kind: 'move', titles: titles(edit.keys), label: toLine(edit.newLabel) };
    case 'move':
      return { kind: 'move', titles: titles(edit.keys), label: toLine(edit.label) };
    case 'seed':
      return { kind: 'seed', label: toLine(edit.label), words: edit.words.map(toLine).filter((word) => foldText(word) !== '') };
    case 'keep-headings':
      return { kind: 'keep', headings: describeHeadings(snapshot, file?.written().kept ?? []) };
    case 'find-headings-anew':
      return { kind: 'keep', headings: [] };
  }
}
