import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import type { PapersAnswer, RelatedAnswer, TopicsAnswer } from '../../../server/src/client';
import { createMissingDigestRow, type MissingDigestNode } from '../digests/missingDigests';
import { fileLabel } from '../editing/labels';
import { formatNumber } from '../messages/formatNumber';
import { messages } from '../messages/messages';
import { readingStatuses, statusIcon } from '../notes/notes';
import { splitTitle } from '../picks/paperItem';
import { createLostRow, createNoteRow, type LostNode, type NoteNode, type PaperMarks } from './noteNodes';
import { stableIds } from './stableIds';

type ListedPaper = PapersAnswer['papers'][number];

/** Papers under one heading. */
export interface GroupNode {
  readonly kind: 'group';
  readonly id: string;
  readonly label: string;
  /** Only where it tells groups apart. */
  readonly icon?: string;
  /** The papers of this group, including those of its `groups`. */
  readonly papers: readonly ListedPaper[];
  /** Papers of other topics that are nearly as close to this one. They are shown here too, and counted in their own topics. */
  readonly also?: readonly SecondPaper[];
  /** The groups of the subtopics. Empty if the papers are directly below this group. */
  readonly groups: readonly GroupNode[];
  /** The group of the topic that has this subtopic; undefined at the top level. */
  readonly parent: GroupNode | undefined;
  /**
   * The topic that commands change. undefined for a group that is no topic, such as a date, and for the group of a topic's papers that
   * are in no subtopic.
   */
  readonly topic: string | undefined;
}

/** A paper that is shown under a second topic. */
interface SecondPaper {
  readonly paper: ListedPaper;
  /** The label of the topic to which the paper belongs. */
  readonly home: string;
}

export interface PaperNode {
  readonly kind: 'paper';
  readonly group: GroupNode;
  readonly key: string;
  readonly paper: ListedPaper;
}

/** A row for a paper that belongs to another topic and is shown under this one too. */
export interface SecondNode extends SecondPaper {
  readonly kind: 'second';
  readonly group: GroupNode;
  readonly key: string;
}

/** A row for a paper that is related to the paper above it. */
interface RelatedNode {
  readonly kind: 'related';
  readonly of: PaperNode;
  readonly key: string;
  readonly paper: RelatedAnswer['results'][number];
}

/** The row "Show more" at the end of a large group. */
export interface MoreNode {
  readonly kind: 'more';
  readonly group: GroupNode;
  /** How many papers are not shown. */
  readonly rest: number;
}

export type TreeNode = GroupNode | PaperNode | SecondNode | RelatedNode | MoreNode | NoteNode | LostNode | MissingDigestNode;

type ListedTopic = TopicsAnswer['topics'][number];

/** The icon of a heading that the writer keeps. */
const keptIcon = 'pinned';
/** Of the width of an icon, so that the names below one another begin at the same place. */
const noIcon = 'blank';
/** After the number of a group's papers if some of them are new. */
const newMark = '\u25cf';

/**
 * The groups of these topics in their order, except topics without a listed paper. `former` are the groups that were shown before: if a
 * topic continues one of them (see `stableIds`), its group gets the same identifier.
 */
export function groupByTopic(
  topics: TopicsAnswer['topics'],
  papers: readonly ListedPaper[],
  former: readonly GroupNode[],
): readonly GroupNode[] {
  const byKey = new Map(papers.map((paper) => [paper.key, paper]));
  const homes = new Map(topics.flatMap(({ label, keys }) => keys.map((key) => [key, label] as const)));
  const findSecond = (key: string): readonly SecondPaper[] => {
    const [paper, home] = [byKey.get(key), homes.get(key)];
    return paper === undefined || home === undefined ? [] : [{ paper, home }];
  };
  return createTopicGroups(topics, { byKey, findSecond }, former, undefined);
}

function createTopicGroups(
  topics: readonly Omit<ListedTopic, 'children'>[],
  papers: {
    readonly byKey: ReadonlyMap<string, ListedPaper>;
    /** The paper with this key as one of a second topic; empty if it is not listed. */
    findSecond(key: string): readonly SecondPaper[];
  },
  former: readonly GroupNode[],
  parent: GroupNode | undefined,
): readonly GroupNode[] {
  const ids = stableIds(
    topics,
    former.map((group) => ({ ...group, keys: group.papers.map(({ key }) => key) })),
    `${parent?.id ?? 'topic'}:`,
  );
  return topics.flatMap((topic, index) => {
    const id = ids[index] ?? topic.label;
    const groups: GroupNode[] = [];
    const isRest = parent !== undefined && topic.isRest === true;
    const group: GroupNode = {
      kind: 'group',
      id,
      label: topic.label,
      ...(topic.isKept === true ? { icon: keptIcon } : {}),
      papers: topic.keys.flatMap((key) => papers.byKey.get(key) ?? []),
      also: (topic.alsoKeys ?? []).flatMap((key) => papers.findSecond(key)),
      groups,
      parent,
      topic: isRest ? undefined : topic.label,
    };
    if ('children' in topic)
      groups.push(
        ...createTopicGroups((topic as ListedTopic).children, papers, former.find((each) => each.id === id)?.groups ?? [], group),
      );
    return group.papers.length === 0 ? [] : [group];
  });
}

/**
 * Groups with a year come first, the newest on top. The group for a month without a day comes after those of its days, and the group
 * for a year without a month after those of its months. Next are dates without a year in the library's order. Papers without a date are
 * last.
 */
export function groupByDate(papers: readonly ListedPaper[]): readonly GroupNode[] {
  const groups = new Map<string, ListedPaper[]>();
  for (const paper of papers) {
    const label = paper.date ?? paper.year?.toString() ?? '';
    const group = groups.get(label);
    if (group === undefined) groups.set(label, [paper]);
    else group.push(paper);
  }
  const [dated, others] = [
    [...groups].filter(([label]) => hasYear(label)),
    [...groups].filter(([label]) => label !== '' && !hasYear(label)),
  ];
  const undated = groups.get('');
  return [
    ...[...dated.sort(([a], [b]) => (a < b ? 1 : -1)), ...others].map(([label, group]) => createDateGroup(label, group)),
    ...(undated === undefined ? [] : [createDateGroup(messages.noDate(), undated)]),
  ];
}

/** The server writes dates with a year as `2024-11-07`, `2024-11` or `2024`. */
function hasYear(date: string): boolean {
  return /^\d{4}(?:-|$)/.test(date);
}

function createDateGroup(label: string, papers: readonly ListedPaper[]): GroupNode {
  return { kind: 'group', id: `date:${label}`, label, papers, groups: [], parent: undefined, topic: undefined };
}

/** A group for each digest, in the order of the library. A paper of several digests is in the group of the first one. */
export function groupByDigest(papers: readonly ListedPaper[]): readonly GroupNode[] {
  const groups = new Map<string, ListedPaper[]>();
  for (const paper of papers) {
    const group = groups.get(paper.uri);
    if (group === undefined) groups.set(paper.uri, [paper]);
    else group.push(paper);
  }
  return [...groups].map(([uri, group]) => ({
    kind: 'group',
    id: `digest:${uri}`,
    label: fileLabel(Uri.parse(uri)),
    papers: group,
    groups: [],
    parent: undefined,
    topic: undefined,
  }));
}

/** `marks` says which papers have notes or citations, and which are new. */
export function toTreeItem(node: TreeNode, marks: PaperMarks): TreeItem {
  switch (node.kind) {
    case 'group': {
      const item = new TreeItem(node.label, TreeItemCollapsibleState.Collapsed);
      item.id = node.id;
      const fresh = node.papers.filter(({ key }) => marks.isNew(key)).length;
      // A short description is not cut where the view is narrow.
      item.description = fresh === 0 ? formatNumber(node.papers.length) : `${formatNumber(node.papers.length)} ${newMark}`;
      if (node.icon !== undefined) item.iconPath = new ThemeIcon(node.icon);
      const count = fresh === 0 ? messages.papers(node.papers.length) : messages.newPapersOf(node.papers.length, fresh);
      const told = `${node.label}: ${count}`;
      item.tooltip = node.icon === keptIcon ? messages.keptHeading(told) : told;
      item.accessibilityInformation = { label: item.tooltip };
      item.contextValue = node.topic === undefined ? 'group' : 'topic';
      return item;
    }
    case 'paper': {
      const item = createPaperRow(node.paper, TreeItemCollapsibleState.Collapsed);
      item.id = idOf(node);
      const notes = marks.notesOn.get(node.key)?.reduce((sum, { annotations }) => sum + Math.max(1, annotations.length), 0) ?? 0;
      const isCited = marks.cited.has(node.key);
      if (notes > 0) item.contextValue = 'paper noted';
      const isNew = marks.isNew(node.key);
      item.iconPath = isNew
        ? new ThemeIcon('circle-filled', new ThemeColor('charts.blue'))
        : new ThemeIcon(notes > 0 ? 'note' : isCited ? 'check' : noIcon);
      const told = notes === 0 ? describePaper(node.paper) : messages.notedPaper(describePaper(node.paper), notes);
      item.accessibilityInformation = { label: isNew ? messages.newPaper(told) : isCited ? messages.citedPaper(told) : told };
      return item;
    }
    case 'related': {
      const item = createPaperRow(node.paper, TreeItemCollapsibleState.None);
      item.id = `${idOf(node.of)}/${node.key}`;
      item.iconPath = new ThemeIcon('references');
      item.accessibilityInformation = { label: messages.relatedRow(describePaper(node.paper), describePaper(node.of.paper)) };
      return item;
    }
    case 'second': {
      const item = createPaperRow(node.paper, TreeItemCollapsibleState.None);
      item.id = `${node.group.id}/second/${node.key}`;
      item.iconPath = new ThemeIcon('file-symlink-file', new ThemeColor('disabledForeground'));
      item.description = messages.alsoInTopic(node.home);
      item.accessibilityInformation = { label: `${describePaper(node.paper)}, ${messages.alsoInTopic(node.home)}` };
      return item;
    }
    case 'more': {
      const item = new TreeItem(messages.showMore(node.rest), TreeItemCollapsibleState.None);
      item.id = `${node.group.id}/`;
      item.iconPath = new ThemeIcon('ellipsis');
      item.command = { command: 'marginalia.showMorePapers', title: messages.titles.showMorePapers(), arguments: [node] };
      return item;
    }
    case 'note':
      return createNoteRow(node);
    case 'lost':
      return createLostRow(node);
    case 'gone':
      return createMissingDigestRow(node);
  }
}

/** The row of a paper, at the top of its own rows or as a related paper below another one. */
function createPaperRow(paper: ListedPaper, state: TreeItemCollapsibleState): TreeItem {
  const { name, rest } = splitTitle(paper);
  const item = new TreeItem(name, state);
  if (rest !== undefined) item.description = rest;
  item.contextValue = 'paper';
  item.command = { command: 'marginalia.goToPaper', title: messages.openInDigest(), arguments: [paper.key] };
  return item;
}

export function idOf({ group, key }: PaperNode): string {
  return `${group.id}/${key}`;
}

function describePaper({ title, date }: ListedPaper): string {
  return date === undefined ? title : `${title}, ${date}`;
}

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
