import { CancellationTokenSource, commands, Disposable, Range, ThemeIcon, window, type QuickPick } from 'vscode';
import { fileLabel } from '../convert';
import type { DraftTarget } from '../drafts';
import type { Library } from '../library';
import type { Services } from '../services';
import { words } from '../words';
import { chosenDigest, choosePaper, isPaper, type Choice, type CommandItem, type Row } from './choosePaper';
import { performPaperAction } from './paperActions';
import { createPaperItem } from './paperItem';
import { Preview } from './preview';

/** How many papers the list holds at most. */
const maximum = 100;

/** How many lines of the draft around the cursor re-rank the papers. */
const contextLines = 3;

export interface SearchPickOptions {
  /** The draft that Enter cites in; where undefined Enter opens the paper. */
  readonly target: DraftTarget | undefined;
  /** What stands in the box at first. */
  readonly query: string;
}

/** Lets the writer search the library as they type, and does what they choose. */
export async function runSearchPick(services: Services, { target, query }: SearchPickOptions): Promise<void> {
  const preview = new Preview();
  const pick = window.createQuickPick<Row>();
  pick.placeholder = target === undefined ? words.enterOpens() : words.enterInserts(fileLabel(target.document.uri));
  pick.value = query;
  keepOrder(pick);
  let choice: Choice | undefined;
  try {
    choice = await new Promise<Choice | undefined>((resolve, reject) => {
      const search = searchAsTyped(services.library, pick, contextOf(target), reject);
      void choosePaper(pick, target === undefined ? 'open' : 'insert', preview)
        .then(resolve)
        .finally(() => search.dispose());
    });
  } finally {
    pick.dispose();
    await preview.end(chosenDigest(choice));
  }
  if (choice !== undefined) await perform(services, choice, target);
}

async function perform(services: Services, choice: Choice, target: DraftTarget | undefined): Promise<void> {
  if (choice.kind === 'command') await commands.executeCommand(choice.command);
  if (choice.kind === 'paper') await performPaperAction(services, choice.action, choice.item.key, target ?? services.drafts.findRecent());
}

/** Keeps the list to what is typed; an answer that a newer question has overtaken is dropped. */
function searchAsTyped(library: Library, pick: QuickPick<Row>, context: string, fail: (error: unknown) => void): Disposable {
  let pending: CancellationTokenSource | undefined;
  const search = async (first: 'first' | 'active'): Promise<void> => {
    pending?.cancel();
    const own = (pending = new CancellationTokenSource());
    pick.busy = true;
    const activeBefore = pick.activeItems[0];
    const answer = await library.search({ query: pick.value, limit: maximum, context }, own.token);
    if (answer === undefined || own.token.isCancellationRequested) return;
    pick.busy = false;
    const papers = library.status?.papers ?? answer.total;
    pick.title = pick.value.trim() === '' ? words.papers(papers) : words.matching(papers, answer.total, answer.results.length);
    showRows(pick, papers === 0 ? firstSteps() : answer.results.map(createPaperItem), pick.activeItems[0] === activeBefore ? first : 'active');
  };
  const run = (first: 'first' | 'active'): void => void search(first).catch(fail);
  run('first');
  return Disposable.from(
    pick.onDidChangeValue(() => run('first')),
    library.onDidChange(() => run('active')),
    new Disposable(() => pending?.cancel()),
  );
}

/**
 * The first row of a new list is the active one; the writer's own row stays it, and stays where it is, when the library changes
 * under the list or the writer moved while the answer was on its way.
 */
function showRows(pick: QuickPick<Row>, rows: readonly Row[], first: 'first' | 'active'): void {
  const active = pick.activeItems[0];
  const same = first === 'active' && active !== undefined && isPaper(active) ? rows.find((row) => isPaper(row) && row.key === active.key) : undefined;
  pick.keepScrollPosition = same !== undefined;
  pick.items = rows;
  const next = same ?? rows[0];
  if (next !== undefined) pick.activeItems = [next];
}

function firstSteps(): readonly CommandItem[] {
  return [
    {
      command: 'marginalia.openSample',
      label: words.openSample(),
      detail: words.openSampleDetail(),
      iconPath: new ThemeIcon('library'),
      alwaysShow: true,
    },
    {
      command: 'marginalia.chooseDigest',
      label: words.chooseDigest(),
      detail: words.chooseDigestDetail(),
      iconPath: new ThemeIcon('folder-opened'),
      alwaysShow: true,
    },
  ];
}

function contextOf(target: DraftTarget | undefined): string {
  if (target === undefined) return '';
  const { document, position } = target;
  const around = new Range(Math.max(0, position.line - contextLines), 0, position.line + contextLines + 1, 0);
  return document.getText(document.validateRange(around));
}

/** VS Code sorts rows by their labels while something is typed, unless `sortByLabel` is false; the property has no type yet. */
function keepOrder(pick: QuickPick<Row>): void {
  (pick as QuickPick<Row> & { sortByLabel?: boolean }).sortByLabel = false;
}
