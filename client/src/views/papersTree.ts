import {
  type CancellationToken,
  commands,
  Disposable,
  type Event,
  EventEmitter,
  MarkdownString,
  type Memento,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  window,
} from 'vscode';
import { methods, type NotesAnswer, type PapersAnswer, type TopicsAnswer } from '../../../server/src/client';
import type { MissingDigests } from '../digests/missingDigests';
import { messages } from '../messages/messages';
import type { Notes } from '../notes/notes';
import type { Library } from '../server/library';
import { type Grouping, groupings } from './groupings';
import { createNoteNodes, lostId, type PaperMarks, readMarks } from './noteNodes';
import { createPaperDragging } from './paperDragging';
import {
  type GroupNode,
  groupByDate,
  groupByDigest,
  groupByStatus,
  groupByTag,
  groupByTopic,
  idOf,
  type PaperNode,
  type TreeNode,
  toTreeItem,
} from './paperNodes';
import { findRowBeside, isPaperRow } from './rowBeside';

/** How many papers a group shows above its row "Show more", and how many more appear at each click on that row. */
const pageSize = 200;

/** How many related papers are shown below a paper; the command "Find Related Papers" shows more. */
const maxRelated = 7;

const viewId = 'marginalia.papers';
/** Where the workspace remembers the grouping. */
const groupingKey = 'marginalia.papersGrouping';

/**
 * The view "Papers" lists the papers of digests by topic, date, tag, status or digest, with the writer's notes. The papers are
 * requested when the view is first visible.
 */
export class PapersTree implements TreeDataProvider<TreeNode>, Disposable {
  readonly #library: Library;
  readonly #notes: Notes;
  readonly #gone: MissingDigests;
  readonly #memory: Memento;
  readonly #treeChanged = new EventEmitter<TreeNode | undefined>();
  readonly #view: TreeView<TreeNode>;
  readonly #subscription: Disposable;
  /** The groups that were shown last. */
  #groups: readonly GroupNode[] = [];
  #marks: PaperMarks = readMarks({ notes: [], cited: [] });
  /** The notes from which `#marks` was made; undefined before the first answer. */
  #listed: NotesAnswer | undefined;
  /** The message above the papers. */
  #hint = '';
  /** For groups that show more than one page of papers: the number of papers shown, by the identifier of the group. */
  readonly #shown = new Map<string, number>();
  readonly onDidChangeTreeData: Event<TreeNode | undefined> = this.#treeChanged.event;

  constructor(library: Library, notes: Notes, gone: MissingDigests, memory: Memento) {
    this.#library = library;
    this.#notes = notes;
    this.#gone = gone;
    this.#memory = memory;
    this.#view = window.createTreeView<TreeNode>(viewId, {
      treeDataProvider: this,
      showCollapseAll: true,
      canSelectMany: true,
      dragAndDropController: createPaperDragging(),
    });
    this.#subscription = Disposable.from(
      library.onDidChange(() => this.#refresh()),
      library.onDidChangeTopics(() => {
        if (this.grouping === 'topic') this.#refresh();
      }),
      gone.onDidChange(() => this.#refresh()),
      notes.onDidChange(() => void this.#followNotes().catch(() => undefined)),
    );
    this.#refresh();
  }

  get grouping(): Grouping {
    return groupings.find((grouping) => grouping === this.#memory.get(groupingKey)) ?? 'topic';
  }

  async group(grouping: Grouping): Promise<void> {
    await this.#memory.update(groupingKey, grouping);
    this.#refresh();
  }

  /** Shows the view with a message above the papers. The message remains until the window is closed. */
  async showWith(hint: string): Promise<void> {
    this.#hint = hint;
    await commands.executeCommand(`${viewId}.focus`);
    this.#refresh();
  }

  /** The selected rows; none while the view is hidden. */
  get selection(): readonly TreeNode[] {
    return this.#view.visible ? this.#view.selection : [];
  }

  /**
   * The focused row; undefined if the focus is outside the view. VS Code reports only selected rows, so this method toggles the
   * selection of the focused row for a moment.
   */
  async findFocused(): Promise<TreeNode | undefined> {
    const before = this.#view.selection;
    await commands.executeCommand('list.toggleSelection');
    const after = this.#view.selection;
    await commands.executeCommand('list.toggleSelection');
    // The nodes of a row may be other objects afterwards, if the view was drawn anew meanwhile.
    const missesIn = (nodes: readonly TreeNode[]) => (node: TreeNode) =>
      !nodes.some((each) => this.getTreeItem(each).id === this.getTreeItem(node).id);
    return after.find(missesIn(before)) ?? before.find(missesIn(after));
  }

  /**
   * Moves the focus to the nearest row, for a row whose paper leaves its group. `leaving` are the keys of all papers that leave. Does
   * nothing if `row` is not the row of a paper.
   */
  async focusBeside(row: unknown, leaving: readonly string[]): Promise<void> {
    if (!isPaperRow(row)) return;
    const { group } = row;
    const beside = findRowBeside(row, { leaving, rows: await this.getChildren(group), groups: group.parent?.groups ?? this.#groups });
    if (beside !== undefined) await this.#view.reveal(beside, { select: true, focus: true });
  }

  showMore(group: GroupNode): void {
    this.#shown.set(group.id, (this.#shown.get(group.id) ?? pageSize) + pageSize);
    this.#treeChanged.fire(group);
  }

  getTreeItem(node: TreeNode): TreeItem {
    return toTreeItem(node, this.#marks);
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node === undefined) return this.#readTop();
    if (node.kind === 'paper')
      return [...createNoteNodes(this.#marks.notesOn.get(node.key) ?? [], { id: idOf(node) }), ...(await this.#relatedTo(node))];
    if (node.kind === 'lost') return [...createNoteNodes(node.notes, node)];
    if (node.kind !== 'group') return [];
    if (node.groups.length > 0) return [...node.groups];
    const shown = node.papers.slice(0, this.#shown.get(node.id) ?? pageSize);
    const papers = shown.map((paper): TreeNode => ({ kind: 'paper', group: node, key: paper.key, paper }));
    const rest = node.papers.length - shown.length;
    if (rest > 0) return [...papers, { kind: 'more', group: node, rest }];
    return [...papers, ...(node.also ?? []).map((also): TreeNode => ({ kind: 'second', group: node, key: also.paper.key, ...also }))];
  }

  getParent(node: TreeNode): TreeNode | undefined {
    if (node.kind === 'related') return node.of;
    if (node.kind === 'note' || node.kind === 'lost' || node.kind === 'gone') return undefined;
    return node.kind === 'group' ? node.parent : node.group;
  }

  /**
   * Adds the paper's card as a tooltip, and requests it only when the mouse pointer rests on the row. The card contains text of a
   * digest, so it is not trusted.
   */
  async resolveTreeItem(item: TreeItem, node: TreeNode, token: CancellationToken): Promise<TreeItem> {
    if (node.kind !== 'paper' && node.kind !== 'second' && node.kind !== 'related') return item;
    const paper = await this.#library.paper(node.key, token);
    if (paper !== undefined && paper !== null) item.tooltip = new MarkdownString(paper.card);
    return item;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#view.dispose();
    this.#treeChanged.dispose();
  }

  async #relatedTo(of: PaperNode): Promise<TreeNode[]> {
    const answer = await this.#library.ask(methods.related, { key: of.key, limit: maxRelated });
    return (answer?.results ?? []).map((paper): TreeNode => ({ kind: 'related', of, key: paper.key, paper }));
  }

  async #readTop(): Promise<TreeNode[]> {
    const { grouping } = this;
    const [papers, topics, notes] = await Promise.all([
      this.#library.papers(),
      grouping === 'topic' ? this.#library.ask(methods.topics, {}) : undefined,
      this.#notes.list(),
    ]);
    if (papers === undefined) return [];
    if (papers.papers.length === 0) return this.#readGone();
    this.#setEmpty(false);
    const { status } = this.#library;
    if (status !== undefined) void this.#gone.remember(status);
    if (notes !== undefined) {
      this.#marks = readMarks(notes);
      this.#listed = notes;
    }
    this.#view.description = messages.papersOfDigests(papers.papers.length, status?.papers ?? papers.papers.length);
    this.#view.message = this.#hint;
    this.#groups = this.#groupBy(grouping, papers.papers, topics?.topics ?? []);
    const { lost } = this.#marks;
    return lost.length === 0 ? [...this.#groups] : [...this.#groups, { kind: 'lost', id: lostId, notes: lost }];
  }

  /**
   * The rows of a library without papers: the digests that are missing. If no digest is remembered, the view is empty, and VS Code
   * shows how to get papers.
   */
  async #readGone(): Promise<TreeNode[]> {
    const gone = await this.#gone.list((uri) => this.#library.isDigest(uri));
    this.#groups = [];
    this.#view.description = '';
    this.#view.message = gone.length === 0 ? '' : messages.libraryEmptied(gone.length);
    this.#setEmpty(gone.length === 0);
    return [...gone];
  }

  /** Sets the context key that shows how to get papers. Until the papers are known, the view is empty and can have the keyboard focus. */
  #setEmpty(isEmpty: boolean): void {
    void commands.executeCommand('setContext', 'marginalia.noPapers', isEmpty);
  }

  #groupBy(grouping: Grouping, papers: PapersAnswer['papers'], topics: TopicsAnswer['topics']): readonly GroupNode[] {
    switch (grouping) {
      case 'topic':
        // Only groups of topics are passed on: a group of a date, tag or status is no topic, even if it contains the same papers.
        return groupByTopic(
          topics,
          papers,
          this.#groups.filter(({ topic }) => topic !== undefined),
        );
      case 'date':
        return groupByDate(papers);
      case 'tag':
        return groupByTag(papers, this.#marks);
      case 'status':
        return groupByStatus(papers, this.#marks);
      case 'digest':
        return groupByDigest(papers);
    }
  }

  /**
   * While the view is visible, refreshes the tree only if the notes differ from those shown, because VS Code loses a click on a tree
   * that is refreshed at that moment.
   */
  async #followNotes(): Promise<void> {
    if (this.#view.visible && JSON.stringify(await this.#notes.list()) === JSON.stringify(this.#listed)) return;
    this.#refresh();
  }

  #refresh(): void {
    this.#treeChanged.fire(undefined);
  }
}
