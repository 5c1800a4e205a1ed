import { CancellationTokenSource, commands, Disposable, QuickPickItemKind, ThemeIcon, window, type QuickPick } from 'vscode';
import type { SearchAnswer } from '../../../server/src/protocol/searchRequests';
import { fileLabel, fromPosition } from '../editing/convert';
import type { DraftTarget } from '../editing/draftTracker';
import type { Library } from '../server/library';
import type { Services } from '../services';
import { messages } from '../messages/messages';
import { chosenDigest, choosePaper, createSeparator, isPaper, type Choice, type CommandItem, type Row } from './choosePaper';
import { disableSorting } from './disableSorting';
import { performPaperAction } from './paperActions';
import { createPaperItem, type PaperAction } from './paperItem';
import { createQueryItem, filterButton, listFilterRows, listMessages } from './queryRows';
import { Preview } from './preview';

/** Behind the last key, in milliseconds: then the list may turn, as the writer types no more. */
const pause = 700;
/** How many papers the list holds at most. */
const maximum = 100;

export interface SearchPickOptions {
  /** The draft that citations are for, and whose text around the cursor orders the papers; undefined where none is open. */
  readonly target: DraftTarget | undefined;
  /** What stands in the box at first. */
  readonly query: string;
  /** What Enter does with a paper; where undefined it cites in the target, or opens the paper where there is none. */
  readonly enter?: PaperAction;
}

/** Lets the writer search the library as they type, and does what they choose. */
export async function runSearchPick(
  services: Services,
  { target, query, enter = target === undefined ? 'open' : 'insert' }: SearchPickOptions,
): Promise<void> {
  const preview = new Preview();
  const pick = window.createQuickPick<Row>();
  pick.placeholder = tellEnter(enter, target);
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
    await preview.end(chosenDigest(choice));
  }
  if (choice !== undefined) await perform(services, choice, target);
}

function tellEnter(enter: PaperAction, target: DraftTarget | undefined): string {
  if (enter === 'related') return messages.enterRelates();
  return enter === 'insert' && target !== undefined ? messages.enterInserts(fileLabel(target.document.uri)) : messages.enterOpens();
}

async function perform(services: Services, choice: Choice, target: DraftTarget | undefined): Promise<void> {
  if (choice.kind === 'command') await commands.executeCommand(choice.command);
  if (choice.kind === 'paper') await performPaperAction(services, choice.action, choice.item.key, target ?? services.drafts.findRecent());
}

/** Keeps the list to what is typed; an answer that a newer question has overtaken is dropped. */
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
    const answer = await library.search({ query: pick.value, limit: maximum, isSettled, ...place }, own.token);
    if (answer === undefined || own.token.isCancellationRequested) return;
    pick.busy = false;
    const papers = library.status?.papers ?? answer.total;
    pick.title = tellCount(pick.value, papers, answer);
    showRows(pick, papers === 0 ? firstSteps() : listRows(answer), pick.activeItems[0] === activeBefore ? first : 'active');
  };
  const run = (first: 'first' | 'active', isSettled = false): void => void search(first, isSettled).catch(fail);
  const typed = (): void => {
    clearTimeout(settling);
    run('first');
    // Once the writer has moved in the list it stays as it is.
    const shown = pick.value;
    settling = setTimeout(() => pick.value === shown && pick.activeItems[0] === firstRow(pick.items) && run('first', true), pause);
  };
  // They stay until something is typed or chosen.
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

function tellCount(query: string, papers: number, { total, results, nearest = [], ignored }: SearchAnswer): string {
  // A filter that is half typed leaves all in.
  const count =
    query.trim() === '' || total === papers ? messages.papers(papers) : messages.matching(papers, total, results.length, nearest.length);
  return ignored.length === 0 ? count : messages.withIgnored(count, ignored);
}

/** What the writer may mean by a filter stands above the papers, papers that lack a word below them. */
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
 * What Enter takes of a new list is its active row; the writer's own row stays it, and stays where it is, when the library changes
 * under the list or the writer moved while the answer was on its way.
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

/** That Enter takes, unless the writer moves. */
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
