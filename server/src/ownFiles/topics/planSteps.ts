import { foldText } from '#text';
import { type TopicList, topicLists } from './parseTopics';
import type { TopicsText, WrittenHeading, WrittenTopic } from './topicsText';

/** A heading to write into the kept outline. */
export interface Heading {
  readonly label: string;
  /** The papers that are under none of the subtopics, by title, or as the writer has written them. */
  readonly papers: readonly string[];
  readonly subtopics: readonly Heading[];
}

/** A change that the writer makes to topics. */
export type TopicsChange =
  /** `replaces` has the labels of automatically found topics whose papers belong to the topic with the new label. */
  | { readonly kind: 'rename'; readonly label: string; readonly newLabel: string; readonly replaces: readonly string[] }
  | { readonly kind: 'merge'; readonly labels: readonly string[]; readonly into: string; readonly replaces: readonly string[] }
  /** The topic to which the papers are moved need not exist yet. */
  | { readonly kind: 'move'; readonly titles: readonly string[]; readonly label: string }
  | { readonly kind: 'seed'; readonly label: string; readonly words: readonly string[] }
  /** The kept outline is replaced; without headings it is deleted. */
  | { readonly kind: 'keep'; readonly headings: readonly Heading[] };

/** One edit of one topic in the file, or of the kept outline. */
export type TopicsStep =
  | { readonly kind: 'add'; readonly label: string; readonly list: TopicList; readonly values: readonly string[] }
  | { readonly kind: 'remove'; readonly label: string; readonly list: TopicList; readonly values: readonly string[] }
  | { readonly kind: 'rename'; readonly label: string; readonly newLabel: string }
  | { readonly kind: 'drop'; readonly label: string }
  | { readonly kind: 'keep'; readonly headings: readonly Heading[] };

/** The steps of a change, to be applied in order; empty if the file needs no change. */
export function planSteps({ topics, kept }: Pick<TopicsText, 'topics' | 'kept'>, change: TopicsChange): readonly TopicsStep[] {
  const find = (label: string): WrittenTopic | undefined => topics.find((topic) => isSameText(topic.label.value, label));
  switch (change.kind) {
    case 'rename': {
      const topic = find(change.label);
      if (topic === undefined || topic.label.value === change.newLabel)
        return addTo(find(change.newLabel), change.newLabel, 'replaces', change.replaces);
      return [
        { kind: 'rename', label: topic.label.value, newLabel: change.newLabel },
        ...removeFrom(topic, 'replaces', [change.newLabel], change.newLabel),
        ...addTo(
          topic,
          change.newLabel,
          'replaces',
          change.replaces.filter((label) => !isSameText(label, change.newLabel)),
        ),
      ];
    }
    case 'merge': {
      const target = find(change.into);
      const label = target?.label.value ?? change.into;
      const merged = change.labels.flatMap((each) => find(each) ?? []);
      const all = (list: TopicList): readonly string[] => merged.flatMap((topic) => topic[list].map(({ value }) => value));
      return [
        ...topicLists.flatMap((list) =>
          addTo(
            target,
            label,
            list,
            list === 'replaces' ? [...all(list), ...change.replaces].filter((value) => !isSameText(value, label)) : all(list),
          ),
        ),
        ...merged.map((topic): TopicsStep => ({ kind: 'drop', label: topic.label.value })),
      ];
    }
    case 'move': {
      const others = topics.filter(({ label }) => !isSameText(label.value, change.label));
      return [
        ...others.flatMap((topic) => takeOut(topic, change.titles)),
        ...addTo(find(change.label), change.label, 'papers', change.titles),
      ];
    }
    case 'seed':
      return addTo(find(change.label), change.label, 'words', change.words);
    case 'keep':
      return JSON.stringify(kept.map(toHeading)) === JSON.stringify(change.headings) ? [] : [change];
  }
}

/** A heading of the file without the places of its texts. */
export function toHeading({ label, papers, subtopics }: WrittenHeading): Heading {
  return { label: label.value, papers: papers.map(({ value }) => value), subtopics: subtopics.map(toHeading) };
}

/** The step that adds the missing values to a list of a topic. `topic` is undefined if the file does not have the topic yet. */
function addTo(topic: WrittenTopic | undefined, label: string, list: TopicList, values: readonly string[]): readonly TopicsStep[] {
  const known = new Set((topic?.[list] ?? []).map(({ value }) => foldTitleOrLabel(value)));
  const added = values.filter((value) => {
    const id = foldTitleOrLabel(value);
    const isNew = !known.has(id);
    known.add(id);
    return isNew;
  });
  return added.length === 0 ? [] : [{ kind: 'add', label, list, values: added }];
}

function removeFrom(topic: WrittenTopic, list: TopicList, values: readonly string[], label: string): readonly TopicsStep[] {
  const ids = new Set(values.map(foldTitleOrLabel));
  const removed = topic[list].map(({ value }) => value).filter((value) => ids.has(foldTitleOrLabel(value)));
  return removed.length === 0 ? [] : [{ kind: 'remove', label, list, values: removed }];
}

/** Removes papers from a topic. If the topic then has only its label left, the topic is deleted. */
function takeOut(topic: WrittenTopic, titles: readonly string[]): readonly TopicsStep[] {
  const [label, steps] = [topic.label.value, removeFrom(topic, 'papers', titles, topic.label.value)];
  const ids = new Set(titles.map(foldTitleOrLabel));
  const isEmpty =
    topic.papers.every(({ value }) => ids.has(foldTitleOrLabel(value))) && topic.words.length === 0 && topic.replaces.length === 0;
  return steps.length > 0 && isEmpty ? [{ kind: 'drop', label }] : steps;
}

/** Whether two titles or labels are the same, ignoring case, accents and punctuation. */
export function isSameText(a: string, b: string): boolean {
  return a === b || foldTitleOrLabel(a) === foldTitleOrLabel(b);
}

/** A title or label without what `isSameText` ignores. Of one that has nothing else, all counts. */
export function foldTitleOrLabel(text: string): string {
  return foldText(text) || text;
}
