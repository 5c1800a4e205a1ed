import {
  CancellationTokenSource,
  commands,
  Disposable,
  type QuickInputButton,
  type QuickPick,
  QuickPickItemKind,
  ThemeIcon,
  window,
} from 'vscode';
import { methods, type QueryCompletion, type SearchAnswer } from '../../../server/src/client';
import type { DraftTarget } from '../editing/draftTracker';
import { escapeIcons, fileLabel } from '../editing/labels';
import { fromPosition } from '../editing/positions';
import { messages } from '../messages/messages';
import type { Library } from '../server/library';
import type { Services } from '../services';
import {
  type Choice,
  type CommandItem,
  choosePaper,
  createSeparator,
  disableSorting,
  isPaper,
  type MessageItem,
  type QueryItem,
  type Row,
  uriToLeaveOpen,
} from './choosePaper';
import { performPaperAction } from './paperActions';
import { createPaperItem, type PaperAction } from './paperItem';
import { Preview } from './preview';

/**
 * How long to wait after the last key before the search is repeated with `isSettled`, in milliseconds. `isSettled` says that the writer
 * has stopped typing. The pause prevents rows from jumping while the writer types.
 */
const pause = 700;
/** The greatest number of papers in the list. */
const maximum = 100;

interface SearchPickOptions {
  /** The draft in which papers are cited. The text around its cursor affects the order of the papers. undefined if no draft is open. */
  readonly target: DraftTarget | undefined;
  /** The initial text of the input box. */
  readonly query: string;
  /** What Enter does with a paper. By default it cites the paper in the target, or opens it if no draft is open. */
  readonly enter?: PaperAction;
}

/** Searches the library while the writer types, and performs the action that they choose. */
export async function runSearchPick(
  services: Services,
  { target, query, enter = target === undefined ? 'open' : 'insert' }: SearchPickOptions,
): Promise<void> {
  const preview = new Preview();
  const pick = window.createQuickPick<Row>();
  pick.placeholder = describeEnter(enter, target);
  pick.buttons = [filterButton];
  pick.value = query;
  disableSorting(pick);
  let choice: Choice | undefined;
  try {
    choice = await new Promise<Choice | undefined>((resolve, reject) => {
      const search = searchAsTyped(services.library, pick, target, reject);
      void choosePaper(pick, enter, preview)
        .then(resolve)
        .finally(() => search.dispose());
    });
  } finally {
    pick.dispose();
    await preview.end(uriToLeaveOpen(choice));
  }
  if (choice !== undefined) await perform(services, choice, target);
}

function describeEnter(enter: PaperAction, target: DraftTarget | undefined): string {
  if (enter === 'related') return messages.enterRelates();
  return enter === 'insert' && target !== undefined ? messages.enterInserts(fileLabel(target.document.uri)) : messages.enterOpens();
}

async function perform(services: Services, choice: Choice, target: DraftTarget | undefined): Promise<void> {
  if (choice.kind === 'command') await commands.executeCommand(choice.command);
  if (choice.kind === 'paper') await performPaperAction(services, choice.action, choice.item.key, target ?? services.drafts.findRecent());
}

/** Updates the list after each change of the query. The answer to an older query is ignored. */
function searchAsTyped(
  library: Library,
  pick: QuickPick<Row>,
  target: DraftTarget | undefined,
  fail: (error: unknown) => void,
): Disposable {
  const place = target === undefined ? {} : { place: { uri: target.document.uri.toString(), position: fromPosition(target.position) } };
  let pending: CancellationTokenSource | undefined;
  let settling: NodeJS.Timeout | undefined;
  const search = async (first: 'first' | 'active', isSettled = false): Promise<void> => {
    pending?.cancel();
    const own = (pending = new CancellationTokenSource());
    pick.busy = true;
    const activeBefore = pick.activeItems[0];
    const answer = await library.ask(methods.search, { query: pick.value, limit: maximum, isSettled, ...place }, own.token);
    if (answer === undefined || own.token.isCancellationRequested) return;
    pick.busy = false;
    const papers = library.status?.papers ?? answer.total;
    pick.title = describeCount(pick.value, papers, answer);
    showRows(pick, papers === 0 ? firstSteps() : listRows(answer), pick.activeItems[0] === activeBefore ? first : 'active');
  };
  const run = (first: 'first' | 'active', isSettled = false): void => void search(first, isSettled).catch(fail);
  const typed = (): void => {
    clearTimeout(settling);
    run('first');
    // The search is repeated only if the writer has not typed more and has not moved to another row.
    const shown = pick.value;
    settling = setTimeout(() => pick.value === shown && pick.activeItems[0] === firstRow(pick.items) && run('first', true), pause);
  };
  // The filters stay in the list until the writer types or chooses something, or the library changes.
  const showFilters = (): void => {
    clearTimeout(settling);
    pending?.cancel();
    pick.busy = false;
    showRows(pick, listFilterRows(pick.value), 'first');
  };
  run('first');
  return Disposable.from(
    pick.onDidChangeValue(typed),
    library.onDidChange(() => run('active')),
    pick.onDidTriggerButton(showFilters),
    new Disposable(() => clearTimeout(settling)),
    new Disposable(() => pending?.cancel()),
  );
}

function describeCount(query: string, papers: number, { total, results, nearest = [], ignored }: SearchAnswer): string {
  // Only the number of papers is shown if the query is empty or excludes no paper, for example because a filter is still being typed.
  const count =
    query.trim() === '' || total === papers ? messages.papers(papers) : messages.matching(papers, total, results.length, nearest.length);
  return ignored.length === 0 ? count : messages.withIgnored(count, ignored);
}

/**
 * All rows in order: completions of a filter, a message if no paper matches, the papers, and then papers that lack a word of the query.
 */
function listRows(answer: SearchAnswer): readonly Row[] {
  const { completions, results, total, nearest = [] } = answer;
  const separator = nearest.length === 0 ? [] : [createSeparator(total === 0 ? messages.nearest() : messages.nearestBelow())];
  return [
    ...completions.map(createQueryItem),
    ...(total === 0 ? listMessages(answer, nearest.length) : []),
    ...results.map(createPaperItem),
    ...separator,
    ...nearest.map(createPaperItem),
  ];
}

/**
 * Shows new rows and sets the active one, which Enter takes. `active` is for lists that are shown after a change of the library, or
 * after the writer has moved to another row: the active paper stays active, at the same scroll position.
 */
function showRows(pick: QuickPick<Row>, rows: readonly Row[], first: 'first' | 'active'): void {
  const active = pick.activeItems[0];
  const same =
    first === 'active' && active !== undefined && isPaper(active) ? rows.find((row) => isPaper(row) && row.key === active.key) : undefined;
  pick.keepScrollPosition = same !== undefined;
  pick.items = rows;
  const next = same ?? firstRow(rows);
  if (next !== undefined) pick.activeItems = [next];
}

/** The row that Enter takes unless the writer moves to another one. */
function firstRow(rows: readonly Row[]): Row | undefined {
  const first = rows.find(({ kind }) => kind !== QuickPickItemKind.Separator);
  return first !== undefined && 'isFurther' in first && first.isFurther === true ? (rows.find(isPaper) ?? first) : first;
}

function firstSteps(): readonly CommandItem[] {
  return [
    {
      command: 'marginalia.openSample',
      label: messages.openSample(),
      detail: messages.openSampleDetail(),
      iconPath: new ThemeIcon('library'),
      alwaysShow: true,
    },
    {
      command: 'marginalia.chooseDigest',
      label: messages.chooseDigest(),
      detail: messages.chooseDigestDetail(),
      iconPath: new ThemeIcon('folder-opened'),
      alwaysShow: true,
    },
  ];
}

const filterButton: QuickInputButton = { iconPath: new ThemeIcon('filter'), tooltip: messages.filters() };

/** A row for each filter, with its meaning. Choosing the row adds the filter to the query. */
function listFilterRows(query: string): readonly QueryItem[] {
  const before = query === '' || query.endsWith(' ') ? query : `${query} `;
  return messages.filterKinds().map(({ typed, meaning }) => ({
    query: before + typed,
    label: typed,
    description: meaning,
    iconPath: filterButton.iconPath,
    alwaysShow: true,
  }));
}

/** A row that completes the filter at the end of the query. */
function createQueryItem({ query, label, papers, isFurther }: QueryCompletion): QueryItem {
  return {
    query,
    isFurther,
    label: escapeIcons(label),
    description: messages.papers(papers),
    iconPath: new ThemeIcon('filter'),
    alwaysShow: true,
  };
}

/**
 * The rows to show if no paper matches: a row that offers a wider query, or else a row that says that nothing matches. No row if there
 * is no wider query, but `nearest` papers that lack a word of the query are listed.
 */
function listMessages({ wider }: SearchAnswer, nearest: number): readonly (QueryItem | MessageItem)[] {
  const nothing: MessageItem = {
    isMessage: true,
    label: messages.noMatch(),
    detail: messages.noMatchHint(),
    iconPath: new ThemeIcon('info'),
    alwaysShow: true,
  };
  if (wider === undefined) return nearest > 0 ? [] : [nothing];
  return [
    {
      query: wider.query,
      label: messages.searchWider(wider.query, wider.papers),
      detail: messages.searchWiderDetail(),
      iconPath: new ThemeIcon('search'),
      alwaysShow: true,
    },
  ];
}
