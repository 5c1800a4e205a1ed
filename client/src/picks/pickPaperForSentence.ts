import { commands, type Position, type QuickPick, Range, type TextDocument, ThemeIcon, type ViewColumn, window } from 'vscode';
import { methods, type SuggestAnswer } from '../../../server/src/client';
import { fileLabel } from '../editing/labels';
import { fromPosition, toPosition, toRange } from '../editing/positions';
import { messages } from '../messages/messages';
import { Slip, showInformation } from '../messages/show';
import type { Services } from '../services';
import { type Choice, choosePaper, createSeparator, disableSorting, type Row, uriToLeaveOpen } from './choosePaper';
import { performPaperAction } from './paperActions';
import { createPaperItem, type PaperAction, type PaperItem } from './paperItem';
import { Preview } from './preview';

/** The list's title shows at most this many UTF-16 code units of the sentence. */
const maxSentenceLength = 80;

/** Lists papers that fit a sentence of a draft. Enter cites the paper in that sentence. */
export async function pickPaperForSentence(
  services: Services,
  document: TextDocument,
  place: Range | Position,
  viewColumn: ViewColumn | undefined,
): Promise<void> {
  const uri = document.uri.toString();
  const file = fileLabel(document.uri);
  const where =
    place instanceof Range && !place.isEmpty
      ? { range: { start: fromPosition(place.start), end: fromPosition(place.end) } }
      : { position: fromPosition(place instanceof Range ? place.end : place) };
  const answer = await services.library.ask(methods.suggest, { uri, ...where });
  if (answer === null) throw new Slip(messages.notADraft(file));
  if (answer === undefined) return;
  const sentence = document.getText(toRange(answer.sentence)).replace(/\s+/g, ' ');
  if (sentence === '') {
    void showInformation(messages.noSentence());
    return;
  }
  const { cited, results } = answer;
  const papers = results.slice(0, results.length - (cited ?? 0));
  const shown = sentence.length <= maxSentenceLength ? sentence : `${sentence.slice(0, maxSentenceLength)}\u2026`;
  const choice = await runListPick({
    title: cited !== undefined && papers.length > 0 ? messages.othersFor(shown) : messages.papersFor(shown),
    placeholder: messages.chooseInserts(file),
    above: explainNone(answer, papers.length),
    papers: papers.map(createPaperItem),
    enter: 'insert',
  });
  if (choice?.kind === 'command') await commands.executeCommand(choice.command);
  if (choice?.kind !== 'paper') return;
  await performPaperAction(services, choice.action, choice.item.key, {
    document,
    position: toPosition(answer.position),
    viewColumn,
    keepsCursor: true,
  });
}

/**
 * Returns a row that says that no paper fits, or that those that fit are already cited. Choosing the row starts a search. A separator
 * follows if papers are listed below. Otherwise returns no rows.
 */
function explainNone({ isNearest, cited }: SuggestAnswer, papers: number): readonly Row[] {
  if (isNearest !== true && (cited === undefined || papers > 0)) return [];
  const label = cited === undefined ? messages.noneFits() : messages.citedAlready();
  return [
    { command: 'marginalia.searchPapers', label, detail: messages.searchAnyway(), iconPath: new ThemeIcon('search'), alwaysShow: true },
    ...(papers > 0 ? [createSeparator(messages.nearest())] : []),
  ];
}

interface PaperList {
  readonly title: string;
  readonly placeholder: string;
  readonly papers: readonly PaperItem[];
  /** Rows above the papers. */
  readonly above?: readonly Row[];
  /** The action for a paper that the writer chooses with Enter. */
  readonly enter: PaperAction;
  /** Called before the list is shown, for example to add a button. */
  readonly prepare?: (pick: QuickPick<Row>) => void;
}

/**
 * Shows a complete list of papers in the given order. As the writer types, VS Code filters the rows. Resolves to undefined if the
 * writer closes the list.
 */
export async function runListPick({ title, placeholder, papers, above = [], enter, prepare }: PaperList): Promise<Choice | undefined> {
  const preview = new Preview();
  const pick = window.createQuickPick<Row>();
  pick.title = title;
  pick.placeholder = placeholder;
  pick.matchOnDetail = true;
  disableSorting(pick);
  prepare?.(pick);
  pick.items = [...above, ...papers.map((paper) => ({ ...paper, alwaysShow: false }))];
  let choice: Choice | undefined;
  try {
    choice = await choosePaper(pick, enter, preview);
    return choice;
  } finally {
    pick.dispose();
    await preview.end(uriToLeaveOpen(choice));
  }
}
