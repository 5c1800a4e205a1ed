import { isMap, isScalar, isSeq, Scalar, YAMLMap, YAMLSeq, type Document } from 'yaml';
import type { TopicList } from './parseTopicsFile';
import { refuseOtherValues, writeHeadings } from './writeHeadings';
import { foldTitleOrLabel, isSameText, type TopicsStep } from './planSteps';
import { findAll } from './valueReader';
import { readWrittenText } from './writtenText';

/**
 * Applies a step to a parsed topics file. `document` must have been parsed from `text` without errors. Throws if something of the writer's
 * that is not a list is where a list must be.
 */
export function applyStep(document: Document, text: string, step: TopicsStep): void {
  const valueOf = (node: unknown): string => readWrittenText(text, node)?.value ?? '';
  if (step.kind === 'keep') return writeHeadings(document, text, step.headings);
  const find = (): YAMLMap | undefined => listTopics(document).find((topic) => isSameText(valueOf(topic.get('label', true)), step.label));
  switch (step.kind) {
    case 'add':
      return addValues(find() ?? addTopic(document, step.label), step.list, step.values, valueOf);
    case 'remove': {
      const ids = new Set(step.values.map(foldTitleOrLabel));
      return removeValues(find(), step.list, (node) => ids.has(foldTitleOrLabel(valueOf(node))));
    }
    case 'rename':
      return rename(find(), step.newLabel);
    case 'drop': {
      const topic = find();
      for (const list of listLists(document)) list.items = list.items.filter((item) => item !== topic);
    }
  }
}

/** All lists under the key `topics`, because the writer may have used this key twice. */
function listLists(document: Document): readonly YAMLSeq[] {
  const { contents } = document;
  if (!isMap(contents)) return [];
  return contents.items
    .filter(({ key }) => isScalar(key) && key.value === 'topics')
    .map(({ value }) => value)
    .filter(isSeq);
}

function listTopics(document: Document): readonly YAMLMap[] {
  return listLists(document).flatMap(({ items }) => items.filter((item): item is YAMLMap => isMap(item)));
}

function addTopic(document: Document, label: string): YAMLMap {
  if (isMap(document.contents)) refuseOtherValues(findAll(document.contents, 'topics'));
  const topic = new YAMLMap();
  topic.set('label', new Scalar(label));
  const [known] = listLists(document);
  const list = known ?? new YAMLSeq();
  // A list in brackets, such as `topics: []`, is written with one topic per line from now on.
  list.flow = false;
  list.add(topic);
  if (known === undefined) document.set('topics', list);
  return topic;
}

function addValues(topic: YAMLMap, list: TopicList, values: readonly string[], valueOf: (node: unknown) => string): void {
  const node = topic.get(list, true);
  const isList = isSeq(node);
  if (!isList && valueOf(node) === '' && node !== undefined) refuseOtherValues([node]);
  const sequence: YAMLSeq = isList ? node : new YAMLSeq();
  if (!isList) {
    // Titles are long, so each gets its own line. The other lists fit on one line.
    sequence.flow = list !== 'papers';
    const single = valueOf(node);
    for (const value of list === 'words' ? single.split(',') : [single]) if (value.trim() !== '') sequence.add(new Scalar(value.trim()));
    topic.set(list, sequence);
  }
  for (const value of values) sequence.add(new Scalar(value));
}

function removeValues(topic: YAMLMap | undefined, list: TopicList, isRemoved: (node: unknown) => boolean): void {
  const node = topic?.get(list, true);
  if (isSeq(node)) node.items = node.items.filter((item) => !isRemoved(item));
  if (!isSeq(node) || node.items.length === 0) topic?.delete(list);
}

/** Changes the label of a topic. If the label was in quotation marks, the new one is too. */
function rename(topic: YAMLMap | undefined, newLabel: string): void {
  const node = topic?.get('label', true);
  if (isScalar(node) && typeof node.value === 'string') node.value = newLabel;
  else topic?.set('label', new Scalar(newLabel));
}
