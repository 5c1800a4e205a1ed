import { window, type QuickPick } from 'vscode';
import { disableSorting } from './disableSorting';
import { chosenDigest, choosePaper, type Choice, type Row } from './choosePaper';
import type { PaperAction, PaperItem } from './paperItem';
import { Preview } from './preview';

export interface PaperList {
  readonly title: string;
  readonly placeholder: string;
  readonly papers: readonly PaperItem[];
  /** Title of the list. */
  readonly above?: readonly Row[];
  /** Called with the paper on which the writer presses Enter. */
  readonly enter: PaperAction;
  /** Adds to the list what only this one has, such as a button. */
  readonly prepare?: (pick: QuickPick<Row>) => void;
}

/** Shows a complete list of papers, best first, which VS Code's own matching narrows. Resolves to undefined if the writer leaves it. */
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
    await preview.end(chosenDigest(choice));
  }
}
