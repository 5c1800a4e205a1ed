import { messages } from '../messages/messages';
import { readingStatuses, statusIcon } from '../notes/readingStatus';
import type { PaperMarks } from './paperMarks';
import type { GroupNode, ListedPaper } from './paperNodes';

/** A group for each tag, in alphabetical order, and then one for papers without a tag. A paper with several tags is in several groups. */
export function groupByTag(papers: readonly ListedPaper[], { notesOn }: PaperMarks): readonly GroupNode[] {
  const tagsOf = ({ key }: ListedPaper): readonly string[] => [...new Set((notesOn.get(key) ?? []).flatMap(({ tags }) => tags))];
  const groups = new Map<string, ListedPaper[]>();
  const others: ListedPaper[] = [];
  for (const paper of papers) {
    const tags = tagsOf(paper);
    if (tags.length === 0) others.push(paper);
    for (const tag of tags) groups.set(tag, [...(groups.get(tag) ?? []), paper]);
  }
  const tagged = [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([tag, tagPapers]) => createGroup(`tag:${tag}`, tag, undefined, tagPapers));
  return [...tagged, ...(others.length === 0 ? [] : [createGroup('tag:', messages.noTag(), undefined, others)])];
}

/** A group for each reading status in the writer's notes, and then one for papers without a status. Groups without papers are left out. */
export function groupByStatus(papers: readonly ListedPaper[], { notesOn }: PaperMarks): readonly GroupNode[] {
  const statusOf = ({ key }: ListedPaper): string => notesOn.get(key)?.find(({ status }) => status !== undefined)?.status ?? '';
  const found = readingStatuses.map((status) =>
    createGroup(
      `status:${status}`,
      messages.readingStatus(status),
      statusIcon(status),
      papers.filter((paper) => statusOf(paper) === status),
    ),
  );
  const others = papers.filter((paper) => statusOf(paper) === '');
  return [...found, createGroup('status:', messages.noStatus(), 'circle-slash', others)].filter((group) => group.papers.length > 0);
}

function createGroup(id: string, label: string, icon: string | undefined, papers: readonly ListedPaper[]): GroupNode {
  return { kind: 'group', id, label, ...(icon === undefined ? {} : { icon }), papers, groups: [], parent: undefined, topic: undefined };
}
