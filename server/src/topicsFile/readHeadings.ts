import { isMap, isSeq } from 'yaml';
import type { WrittenHeading, WrittenText } from '../model/topicsText';
import { foldText } from '../text/foldText';
import { findAll, isNothing, type ValueReader } from './valueReader';

/**
 * Reads the kept outline, which is the list under the key `locked`: headings with a label, papers and subtopics. Malformed parts are
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
