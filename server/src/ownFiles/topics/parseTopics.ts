import { isMap, isSeq, parseDocument } from 'yaml';
import { foldText } from '#text';
import { conflictMarks } from '../../base/conflictMarks';
import { isDeepYaml } from '../../base/isDeepYaml';
import { findConflict } from '../ownFile';
import type { TopicsText, WrittenHeading, WrittenText, WrittenTopic } from './topicsText';
import { describeYamlError, findAll, isNothing, toSpan, ValueReader } from './yamlValues';

/** The keys of a topic's lists in the file. */
export const topicLists = ['words', 'papers', 'replaces'] as const;

export type TopicList = (typeof topicLists)[number];

/**
 * Parses the writer's topics file: `topics:` with a list of `{label, words, papers, replaces}`, and `locked:` with the headings of the
 * kept outline. Never throws. Malformed parts are reported and the rest is used. While the file has a merge conflict or a syntax error,
 * only the first such issue is reported; both sides of a conflict are used.
 */
export function parseTopicsFile(text: string): TopicsText {
  // Each conflict marker becomes a comment of the same length.
  const yaml = text.replace(conflictMarks, (mark) => '#'.repeat(mark.length));
  if (isDeepYaml(yaml))
    return {
      topics: [],
      kept: [],
      issues: [{ span: { start: 0, end: 0 }, reason: 'The file is nested too deeply.' }],
      isReadable: false,
    };
  const { contents, errors } = parseDocument(yaml, { uniqueKeys: false, logLevel: 'silent' });
  const [error] = errors;
  // Most other issues are consequences of the first one.
  const broken = findConflict(text) ?? (error && { span: toSpan(error.pos, text), reason: describeYamlError(error.code) });
  const reader = new ValueReader(text);
  const { topics, kept } = readRoot(contents, reader);
  const issues = broken === undefined ? reader.issues : [broken];
  return {
    topics,
    kept,
    issues: issues.sort((a, b) => a.span.start - b.span.start),
    isReadable: broken === undefined && (contents === null || isMap(contents)),
  };
}

function readRoot(root: unknown, reader: ValueReader): Pick<TopicsText, 'topics' | 'kept'> {
  if (isNothing(root)) return { topics: [], kept: [] };
  const [topicsLists, keptLists] = isMap(root) ? [findAll(root, 'topics'), findAll(root, 'locked')] : [[], []];
  if (topicsLists.length === 0 && keptLists.length === 0) reader.report(root, 'The file has no "topics:" or "locked:" list.');
  const topics = topicsLists.flatMap((list) => readTopics(list, reader));
  reportRepeatedTopics(topics, reader);
  const kept = keptLists.flatMap((list) => readHeadings(list, reader));
  reportRepeatedHeadings(kept, reader);
  return { topics, kept };
}

function readTopics(list: unknown, reader: ValueReader): readonly WrittenTopic[] {
  if (isNothing(list)) return [];
  if (!isSeq(list)) {
    reader.report(list, '"topics" must be a list in which each topic begins with "- label:".');
    return [];
  }
  return list.items.flatMap((item) => readTopic(item, reader));
}

function readTopic(item: unknown, reader: ValueReader): readonly WrittenTopic[] {
  if (!isMap(item)) {
    reader.report(item, 'This isn\'t a topic. A topic begins with "label:".');
    return [];
  }
  reader.reportOtherKeys(item, ['label', ...topicLists], 'Unknown field. A topic can have "label", "words", "papers" and "replaces".');
  const label = reader.readLabel(item, 'This topic has no label.');
  if (label === undefined) return [];
  const read = (name: TopicList): readonly WrittenText[] => findAll(item, name).flatMap((value) => reader.readList(value));
  const words = findAll(item, 'words').flatMap((value) =>
    isSeq(value) ? reader.readList(value) : reader.readList(value).flatMap(splitAtCommas),
  );
  return [{ label, words, papers: read('papers'), replaces: read('replaces') }];
}

function reportRepeatedTopics(topics: readonly WrittenTopic[], { issues }: ValueReader): void {
  const labels = new Set<string>();
  const homes = new Map<string, string>();
  for (const { label, papers } of topics) {
    if (labels.has(label.value)) issues.push({ span: label, reason: `"${label.value}" occurs more than once. The topics are merged.` });
    labels.add(label.value);
    for (const paper of papers) {
      const home = homes.get(paper.value);
      if (home !== undefined && home !== label.value)
        issues.push({ span: paper, reason: `This paper is already in "${home}" and stays there.` });
      else homes.set(paper.value, label.value);
    }
  }
}

/** Splits several words on one line, as in `words: sparse, block sparse`. */
function splitAtCommas({ value, start, end }: WrittenText): readonly WrittenText[] {
  return value.split(',').flatMap((part) => (part.trim() === '' ? [] : [{ value: part.trim(), start, end }]));
}

/**
 * Reads the kept outline, which is the list under the key `locked`: headings with a label, papers and subtopics. Malformed parts are
 * reported and the rest is used.
 */
function readHeadings(list: unknown, reader: ValueReader): readonly WrittenHeading[] {
  return readList(list, reader).flatMap((item) => readHeading(item, reader, 'top'));
}

/** Reports what occurs twice in the kept outline. It counts where it occurs first. */
function reportRepeatedHeadings(kept: readonly WrittenHeading[], { issues }: ValueReader): void {
  const homes = new Map<string, string>();
  const reportRepeatedPapers = (papers: readonly WrittenText[], label: string): void => {
    for (const paper of papers) {
      const home = homes.get(paper.value);
      if (home === undefined) homes.set(paper.value, label);
      else issues.push({ span: paper, reason: `This paper is already in "${home}" and stays there.` });
    }
  };
  const reportRepeatedLabels = (headings: readonly WrittenHeading[]): void => {
    const labels = new Set<string>();
    for (const { label, papers, subtopics } of headings) {
      const id = foldText(label.value) || label.value;
      if (labels.has(id)) issues.push({ span: label, reason: `"${label.value}" occurs more than once. The papers of both are merged.` });
      labels.add(id);
      reportRepeatedPapers(papers, label.value);
      reportRepeatedLabels(subtopics);
    }
  };
  reportRepeatedLabels(kept);
}

function readList(list: unknown, reader: ValueReader): readonly unknown[] {
  if (isNothing(list)) return [];
  if (isSeq(list)) return list.items;
  reader.report(list, 'Locked topics must be a list in which each topic begins with "- label:".');
  return [];
}

function readHeading(item: unknown, reader: ValueReader, level: 'top' | 'subtopic'): readonly WrittenHeading[] {
  if (!isMap(item)) {
    reader.report(item, 'This isn\'t a topic. A topic begins with "label:".');
    return [];
  }
  reader.reportOtherKeys(
    item,
    ['label', 'papers', 'subtopics'],
    'Unknown field. A locked topic can have "label", "papers" and "subtopics".',
  );
  const papers = findAll(item, 'papers').flatMap((value) => reader.readList(value));
  const subtopics = findAll(item, 'subtopics').flatMap((value) => {
    if (level === 'subtopic' && !isNothing(value))
      reader.report(value, "A subtopic can't have subtopics. The papers listed here are added to the subtopic above.");
    return readList(value, reader).flatMap((each) => readHeading(each, reader, 'subtopic'));
  });
  const label = reader.readLabel(item, 'This topic has no label and is ignored.');
  if (label === undefined) return [];
  return level === 'top'
    ? [{ label, papers, subtopics }]
    : [{ label, papers: [...papers, ...subtopics.flatMap((each) => each.papers)], subtopics: [] }];
}
