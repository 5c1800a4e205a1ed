import { isMap, isSeq } from 'yaml';
import type { WrittenHeading, WrittenText } from '../model/topicsText';
import { foldText } from '../text/foldText';
import { findAll, isNothing, type ValueReader } from './valueReader';

/**
 * Reads the kept outline, which is the list under the key `kept`: headings with a label, papers and subtopics. Malformed parts are
 * reported and the rest is used.
 */
export function readHeadings(list: unknown, reader: ValueReader): readonly WrittenHeading[] {
  return readList(list, reader).flatMap((item) => readHeading(item, reader, 'top'));
}

/** Reports what occurs twice in the kept outline. It counts where it occurs first. */
export function reportRepeatedHeadings(kept: readonly WrittenHeading[], { issues }: ValueReader): void {
  const homes = new Map<string, string>();
  const reportRepeatedPapers = (papers: readonly WrittenText[], label: string): void => {
    for (const paper of papers) {
      const home = homes.get(paper.value);
      if (home === undefined) homes.set(paper.value, label);
      else issues.push({ span: paper, reason: `This paper is kept under "${home}" already, and stays there.` });
    }
  };
  const reportRepeatedLabels = (headings: readonly WrittenHeading[]): void => {
    const labels = new Set<string>();
    for (const { label, papers, subtopics } of headings) {
      const id = foldText(label.value) || label.value;
      if (labels.has(id)) issues.push({ span: label, reason: `"${label.value}" is kept above too. The papers of both are joined.` });
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
  reader.report(list, 'Kept headings are a list: each begins with "- label:".');
  return [];
}

function readHeading(item: unknown, reader: ValueReader, level: 'top' | 'subtopic'): readonly WrittenHeading[] {
  if (!isMap(item)) {
    reader.report(item, 'This is no heading: it begins with "label:".');
    return [];
  }
  reader.reportOtherKeys(
    item,
    ['label', 'papers', 'subtopics'],
    'A kept heading has "label", "papers" and "subtopics"; this is none of them.',
  );
  const papers = findAll(item, 'papers').flatMap((value) => reader.readList(value));
  const subtopics = findAll(item, 'subtopics').flatMap((value) => {
    if (level === 'subtopic' && !isNothing(value))
      reader.report(value, 'A subtopic has no subtopics of its own. Their papers are kept under this one.');
    return readList(value, reader).flatMap((each) => readHeading(each, reader, 'subtopic'));
  });
  const label = reader.readLabel(item, 'This heading has no label. Its papers are not kept.');
  if (label === undefined) return [];
  return level === 'top'
    ? [{ label, papers, subtopics }]
    : [{ label, papers: [...papers, ...subtopics.flatMap((each) => each.papers)], subtopics: [] }];
}
