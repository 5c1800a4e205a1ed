import {
  type CancellationToken,
  type Disposable,
  type Event,
  EventEmitter,
  MarkdownString,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  window,
} from 'vscode';
import type { LookUpResult } from '../../../server/src/client';
import { isKnown } from '../lookUp/completedWithoutEntry';
import type { ListedReference } from '../lookUp/followRows';
import { findUndecided, type ReferenceList } from '../lookUp/referenceList';
import { messages } from '../messages/messages';
import type { Library } from '../server/library';
import { shortenTitle } from './shortenTitle';

/** The view of references that lack something, one row each, with what a look-up has found. */
export class ReferencesTree implements TreeDataProvider<ListedReference>, Disposable {
  readonly #library: Library;
  readonly #list: ReferenceList;
  readonly #view: TreeView<ListedReference>;
  readonly #treeChanged = new EventEmitter<undefined>();
  readonly #subscription: Disposable;
  readonly onDidChangeTreeData: Event<undefined> = this.#treeChanged.event;

  constructor(library: Library, list: ReferenceList) {
    this.#library = library;
    this.#list = list;
    this.#view = window.createTreeView<ListedReference>('marginalia.references', { treeDataProvider: this, canSelectMany: true });
    this.#subscription = list.onDidChange(() => {
      this.#view.description = list.about;
      this.#view.message = list.rows.length === 0 ? messages.nothingIncomplete() : '';
      this.#treeChanged.fire(undefined);
    });
  }

  getTreeItem(row: ListedReference): TreeItem {
    const { key, title } = row;
    const item = new TreeItem(shortenTitle(title), TreeItemCollapsibleState.None);
    const state = describe(row);
    item.id = key;
    item.description = [state, key].filter((part) => part !== '').join(' · ');
    item.iconPath = new ThemeIcon(iconOf(row));
    item.accessibilityInformation = { label: [title, state].filter((part) => part !== '').join(', ') };
    item.contextValue = ['reference', row.published === undefined ? '' : 'published', row.entry === undefined ? '' : 'entry']
      .filter((word) => word !== '')
      .join(' ');
    item.command = { command: 'marginalia.openReference', title: messages.titles.openReference(), arguments: [row] };
    return item;
  }

  getChildren(row?: ListedReference): ListedReference[] {
    return row === undefined ? [...this.#list.rows] : [];
  }

  /**
   * Adds a tooltip, once the pointer rests on the row: what the look-up has found, and the paper's card. Both contain text of others, so
   * they are not trusted.
   */
  async resolveTreeItem(item: TreeItem, row: ListedReference, token: CancellationToken): Promise<TreeItem> {
    const paper = await this.#library.paper(row.key, token);
    const tooltip = new MarkdownString();
    // What the entry says may be other now than at the look-up.
    const { result, differs } = row;
    const found = result === undefined || result === 'waiting' || result.differs !== differs ? differs : result.summary;
    if (found !== undefined) tooltip.appendText(`${found}\n\n`);
    item.tooltip = paper === undefined || paper === null ? tooltip.appendText(row.title) : tooltip.appendMarkdown(paper.card);
    return item;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#view.dispose();
    this.#treeChanged.dispose();
  }
}

/** Whether a look-up has left the reference as it is now. */
function hasLeft(result: LookUpResult, missing: readonly string[], differs: string | undefined): boolean {
  return isKnown(result) && missing.join() === (result.stillMissing ?? []).join() && result.differs === differs;
}

/** What the row says after the title; empty if nothing is known. */
function describe(row: ListedReference): string {
  const { differs, isWithdrawn, result } = row;
  const text = describeState(row);
  const words = [isWithdrawn ? messages.withdrawn() : undefined, differs].filter((each) => each !== undefined);
  // What a look-up has said of it a moment ago begins with it already.
  return result === 'waiting' ? text : [...words.filter((word) => !text.includes(word)), text].filter((part) => part !== '').join(' · ');
}

function describeState(row: ListedReference): string {
  const { missing, published, result, hasLostEntry, differs } = row;
  if (result === 'waiting') return messages.waiting();
  if (hasLostEntry) return [messages.entryGone(), ...((missing ?? []).length === 0 ? [] : [messages.lacks(missing ?? [])])].join(' · ');
  if (published !== undefined) return messages.publishedIn(published);
  // What was found is no longer offered, so the entry cites it, or the find was undone.
  if (missing?.length === 0 && result?.published !== undefined) return messages.complete();
  const isSettled = result === undefined || isKnown(result) || (missing?.length === 0 && findUndecided(row) === undefined);
  if (missing !== undefined && isSettled && (result === undefined || !hasLeft(result, missing, differs)))
    return missing.length > 0 ? messages.lacks(missing) : differs === undefined ? messages.complete() : '';
  if (result === undefined) return '';
  switch (result.state) {
    case 'completed':
      return result.summary;
    case 'complete-already':
      return (result.stillMissing ?? result.differs) === undefined ? messages.completeAlready() : result.summary;
    case 'not-published':
      return result.summary;
    case 'several':
      return messages.toDecide();
    case 'identifier-disagrees':
      return messages.disagrees();
    case 'not-found':
      return result.isRefused === true ? result.summary : messages.notFound();
    case 'could-not-ask':
      return result.summary;
  }
}

/** A tick stands only where the reference is complete now; what a look-up has found may have been undone, or not have been enough. */
function iconOf(row: ListedReference): string {
  const { missing, published, result, hasLostEntry, differs, isWithdrawn } = row;
  if (result === 'waiting') return 'loading~spin';
  if (hasLostEntry) return 'circle-large-outline';
  if (differs !== undefined || isWithdrawn) return 'warning';
  if (published !== undefined) return 'versions';
  if (findUndecided(row) !== undefined) return 'question';
  if (missing?.length === 0) return 'pass';
  if (result === undefined || result.stillMissing !== undefined || (missing !== undefined && isKnown(result)))
    return 'circle-large-outline';
  const icons: Readonly<Record<LookUpResult['state'], string>> = {
    completed: 'pass',
    'complete-already': 'pass',
    'not-published': 'pass',
    several: 'question',
    'identifier-disagrees': 'question',
    'not-found': 'circle-slash',
    'could-not-ask': 'debug-disconnect',
  };
  return icons[result.state];
}
