import { type QuickPick, window } from 'vscode';
import { type Choice, choosePaper, type Row, uriToLeaveOpen } from './choosePaper';
import { disableSorting } from './disableSorting';
import type { PaperAction, PaperItem } from './paperItem';
import { Preview } from './preview';

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
