import { isMap, isScalar, isSeq, parseDocument, type Node, type YAMLMap } from 'yaml';
import { conflictMarks } from '../base/conflictMarks';
import { isDeepYaml } from '../base/isDeepYaml';
import type { Span } from '../base/span';
import type { TopicsText, WrittenText, WrittenTopic } from '../model/topicsText';
import { describeYamlError } from './describeYamlError';
import { readWrittenText } from './writtenText';

type Issue = TopicsText['issues'][number];

/** The keys of a topic's lists in the file. */
export const topicLists = ['words', 'papers', 'replaces'] as const;

export type TopicList = (typeof topicLists)[number];

/**
 * Parses the writer's topics file: `topics:` with a list of `{label, words, papers, replaces}`. Never throws. Malformed parts are
 * reported and the rest is used. While the file has a merge conflict or a syntax error, only the first such issue is reported; both
 * sides of a conflict are used.
 */
export function parseTopicsFile(text: string): TopicsText {
  const conflict = text.search(conflictMarks);
  const broken: Issue[] = [];
  if (conflict !== -1)
    broken.push({
      span: lineAt(text, conflict),
      reason: 'Two versions of this file were not joined yet: choose one and remove the marks. Until then both count.',
    });
  // Each conflict marker becomes a comment of the same length.
  const yaml = text.replace(conflictMarks, (mark) => '#'.repeat(mark.length));
  if (isDeepYaml(yaml))
    return { topics: [], issues: [{ span: { start: 0, end: 0 }, reason: 'This is nested too deep to be read.' }], isReadable: false };
  const { contents, errors } = parseDocument(yaml, { uniqueKeys: false, logLevel: 'silent' });
  // Further errors are mostly consequences of the first one.
  for (const error of errors.slice(0, 1)) broken.push({ span: toSpan(error.pos, text), reason: describeYamlError(error.code) });
  const found: Issue[] = [];
  const topics = new TopicsReader(text, found).read(contents);
  const issues = broken.length > 0 ? broken.slice(0, 1) : found;
  return {
    topics,
    issues: issues.sort((a, b) => a.span.start - b.span.start),
    isReadable: broken.length === 0 && (contents === null || isMap(contents)),
  };
}

class TopicsReader {
  constructor(
    private readonly text: string,
    private readonly issues: Issue[],
  ) {}

  read(root: unknown): readonly WrittenTopic[] {
    if (root === null || (isScalar(root) && root.value === null)) return [];
    const lists = isMap(root) ? findAll(root, 'topics') : [];
    if (lists.length === 0) {
      this.report(root, 'There is no list "topics:" in this file.');
      return [];
    }
    const topics = lists.flatMap((list) => this.readTopics(list));
    this.reportRepeated(topics);
    return topics;
  }

  private readTopics(list: unknown): readonly WrittenTopic[] {
    if (list === null || (isScalar(list) && list.value === null)) return [];
    if (!isSeq(list)) {
      this.report(list, '"topics" is a list: each topic begins with "- label:".');
      return [];
    }
    return list.items.flatMap((item) => this.readTopic(item));
  }

  private readTopic(item: unknown): readonly WrittenTopic[] {
    if (!isMap(item)) {
      this.report(item, 'This is no topic: it begins with "label:".');
      return [];
    }
    for (const { key } of item.items) {
      if (isScalar(key) && (key.value === 'label' || topicLists.some((name) => name === key.value))) continue;
      this.report(key, `A topic has "label", "words", "papers" and "replaces"; this is none of them.`);
    }
    const label = findAll(item, 'label')
      .map((value) => readWrittenText(this.text, value))
      .find((value) => value !== undefined && value.value !== '');
    if (label === undefined) {
      this.report(item, 'This topic has no label.');
      return [];
    }
    const read = (name: TopicList): readonly WrittenText[] => findAll(item, name).flatMap((value) => this.readList(value));
    const words = findAll(item, 'words').flatMap((value) =>
      isSeq(value) ? this.readList(value) : this.readList(value).flatMap(splitAtCommas),
    );
    return [{ label, words, papers: read('papers'), replaces: read('replaces') }];
  }

  /** A single value counts as a list of one. */
  private readList(value: unknown): readonly WrittenText[] {
    if (value === null || (isScalar(value) && value.value === null)) return [];
    const items = isSeq(value) ? value.items : [value];
    return items.flatMap((item) => {
      const text = readWrittenText(this.text, item);
      if (text === undefined) this.report(item, 'This is no text.');
      return text === undefined || text.value === '' ? [] : [text];
    });
  }

  private reportRepeated(topics: readonly WrittenTopic[]): void {
    const labels = new Set<string>();
    const homes = new Map<string, string>();
    for (const { label, papers } of topics) {
      if (labels.has(label.value)) this.issues.push({ span: label, reason: `"${label.value}" stands above too. What both say is joined.` });
      labels.add(label.value);
      for (const paper of papers) {
        const home = homes.get(paper.value);
        if (home !== undefined && home !== label.value)
          this.issues.push({ span: paper, reason: `This paper stands under "${home}" already, and stays there.` });
        else homes.set(paper.value, label.value);
      }
    }
  }

  private report(node: unknown, reason: string): void {
    const { range } = node as Partial<Node>;
    this.issues.push({ span: toSpan(range ?? [0, 0], this.text), reason });
  }
}

function findAll(map: YAMLMap, name: string): readonly unknown[] {
  return map.items.filter(({ key }) => isScalar(key) && key.value === name).map(({ value }) => value);
}

/** Splits several words on one line, as in `words: sparse, block sparse`. */
function splitAtCommas({ value, start, end }: WrittenText): readonly WrittenText[] {
  return value.split(',').flatMap((part) => (part.trim() === '' ? [] : [{ value: part.trim(), start, end }]));
}

/** The span of a node up to the end of its first line, because a longer span would be less clear in the editor. */
function toSpan([start, end]: readonly number[], text: string): Span {
  const from = Math.min(start ?? 0, text.length);
  return { start: from, end: Math.max(from, Math.min(end ?? from, lineAt(text, from).end)) };
}

function lineAt(text: string, offset: number): Span {
  const end = text.slice(offset).search(/\r?\n/);
  return { start: offset, end: end === -1 ? text.length : offset + end };
}
