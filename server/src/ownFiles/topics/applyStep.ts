import { type Document, isMap, isScalar, isSeq, type Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { TopicList } from './parseTopics';
import { foldTitleOrLabel, type Heading, isSameText, type TopicsStep } from './planSteps';
import { findAll, isNothing, readWrittenText } from './yamlValues';

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

/** What a new kept outline says of itself, as a comment above it. */
const explanation =
  ' Locked topics in your order, with their papers. New papers are added to the closest topic.\n' +
  ' To delete this list, choose "Unlock Topics" in "Edit Topics".';

/**
 * Replaces the kept outline of a parsed topics file; without headings, it is deleted. Headings and papers that were in it before keep
 * their comments and their style. `document` must have been parsed from `text`. Throws if something that is not a list would be lost.
 */
function writeHeadings(document: Document, text: string, headings: readonly Heading[]): void {
  const { contents } = document;
  if (!isMap(contents)) return;
  const lists = findAll(contents, 'locked').filter(isSeq);
  const [first] = contents.items.filter(isKept);
  contents.items = contents.items.filter((pair) => !isKept(pair) || (pair === first && headings.length > 0));
  if (headings.length === 0) {
    // Without any key, the YAML library would print `{}`.
    if (contents.items.length === 0) contents.items.push(new Pair(new Scalar('topics'), createNothing()));
    return;
  }
  refuseOtherValues(findAll(contents, 'locked'));
  const known = findNodes(lists, text);
  const list = lists[0] ?? new YAMLSeq();
  fillList(
    list,
    headings,
    lists.flatMap(({ items }) => items),
    known,
  );
  if (first !== undefined) {
    first.value = list;
    return;
  }
  closeEmptyLists(contents);
  contents.items.push(new Pair(createKey(), list));
}

/** Throws if one of the values is neither a list nor nothing: a list in its place would replace what the writer has written. */
function refuseOtherValues(values: readonly unknown[]): void {
  if (values.some((value) => !isSeq(value) && !isNothing(value))) throw new Error('There is no list where one must be.');
}

/**
 * Writes empty lists in brackets: `topics: []`. Below a bare `topics:` the YAML library takes the first line of the next key's comment
 * for a part of the empty list, and the line would stay or go with that list.
 */
function closeEmptyLists({ items }: YAMLMap): void {
  for (const pair of items) {
    if (!isScalar(pair.value) || pair.value.value !== null || pair.value.source !== '') continue;
    const list = new YAMLSeq();
    list.flow = true;
    list.comment = pair.value.comment ?? null;
    pair.value = list;
  }
}

/** The value of a key that has none. */
function createNothing(): Scalar {
  const nothing = new Scalar(null);
  nothing.source = '';
  return nothing;
}

function isKept({ key }: { readonly key: unknown }): boolean {
  return isScalar(key) && key.value === 'locked';
}

function createKey(): Scalar {
  const key = new Scalar('locked');
  key.commentBefore = explanation;
  return key;
}

/** The nodes of a kept outline, by what is written in them. */
interface KnownNodes {
  readonly papers: ReadonlyMap<string, Node>;
  readonly valueOf: (node: unknown) => string;
}

function findNodes(lists: readonly YAMLSeq[], text: string): KnownNodes {
  const valueOf = (node: unknown): string => readWrittenText(text, node)?.value ?? '';
  const papers = new Map<string, Node>();
  const visit = (item: unknown): void => {
    if (!isMap(item)) return;
    for (const list of findAll(item, 'papers'))
      for (const node of isSeq(list) ? (list.items as Node[]) : []) if (!papers.has(valueOf(node))) papers.set(valueOf(node), node);
    for (const list of findAll(item, 'subtopics')) if (isSeq(list)) list.items.forEach(visit);
  };
  for (const { items } of lists) items.forEach(visit);
  return { papers, valueOf };
}

/** Fills a list with headings. `former` are the headings that may be used again. */
function fillList(list: YAMLSeq, headings: readonly Heading[], former: readonly unknown[], known: KnownNodes): void {
  const unused = new Map<string, YAMLMap[]>();
  for (const item of former.filter((each) => isMap(each))) {
    const id = foldTitleOrLabel(known.valueOf(item.get('label', true)));
    unused.set(id, [...(unused.get(id) ?? []), item]);
  }
  setItems(
    list,
    headings.map((heading) => {
      const same = unused.get(foldTitleOrLabel(heading.label))?.shift();
      return fillHeading(same ?? createHeading(heading.label), heading, known);
    }),
  );
}

/** Sets the items of a list, one a line. Comments go with the items below them. */
function setItems(list: YAMLSeq, items: readonly Node[]): void {
  // The YAML library takes the comment above the first item for one of the list.
  const [former] = list.items as Node[];
  if (former !== undefined && list.commentBefore != null) former.commentBefore = list.commentBefore;
  list.commentBefore = null;
  list.flow = false;
  list.items = [...items];
  const [first] = items;
  if (first !== undefined) first.spaceBefore = false;
}

function createHeading(label: string): YAMLMap {
  const heading = new YAMLMap();
  heading.set('label', new Scalar(label));
  return heading;
}

function fillHeading(node: YAMLMap, { label, papers, subtopics }: Heading, known: KnownNodes): YAMLMap {
  if (known.valueOf(node.get('label', true)) !== label) node.set('label', new Scalar(label));
  const former = findAll(node, 'subtopics').flatMap((list) => (isSeq(list) ? list.items : []));
  setItems(
    setList(node, 'papers', papers.length),
    papers.map((paper) => known.papers.get(paper) ?? new Scalar(paper)),
  );
  fillList(setList(node, 'subtopics', subtopics.length), subtopics, former, known);
  return node;
}

/** The list under a key, which gets one and is there once. If the list is to have no items, the key is deleted. */
function setList(node: YAMLMap, name: 'papers' | 'subtopics', count: number): YAMLSeq {
  const list = findAll(node, name).find(isSeq) ?? new YAMLSeq();
  const [first, ...others] = node.items.filter(({ key }) => isScalar(key) && key.value === name);
  const gone = new Set<unknown>(count === 0 ? [first, ...others] : others);
  node.items = node.items.filter((pair) => !gone.has(pair));
  if (count > 0) node.set(name, list);
  return list;
}
