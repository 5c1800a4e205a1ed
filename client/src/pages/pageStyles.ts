import {
  type DecorationRenderOptions,
  Disposable,
  Range,
  type Tab,
  TabInputText,
  type TextEditor,
  ThemeColor,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import type { DraftTarget } from '../editing/draftTracker';
import type { PageStyle, PageText } from './pageText';

/** The mark before a word of each severity. */
function createMark(mark: string, color: string): DecorationRenderOptions {
  return { before: { contentText: mark, color: new ThemeColor(color), margin: '0 0.5em 0 0', fontStyle: 'normal', fontWeight: 'normal' } };
}

const looks: Readonly<Record<PageStyle, DecorationRenderOptions>> = {
  strong: { fontWeight: 'bold' },
  quiet: { color: new ThemeColor('marginalia.quietText') },
  error: createMark('■', 'editorError.foreground'),
  warning: createMark('▲', 'editorWarning.foreground'),
  information: createMark('●', 'editorInfo.foreground'),
  hint: createMark('○', 'marginalia.quietText'),
};

/** Draws the styles of the pages of a scheme. `findPage` returns the page as it is now. */
export function drawPageStyles(scheme: string, findPage: () => PageText): Disposable {
  const drawn = Object.entries(looks).map(([style, look]) => ({ style, type: window.createTextEditorDecorationType(look) }));
  const draw = (): void => {
    const { text, styled } = findPage();
    for (const editor of window.visibleTextEditors) {
      // While the editor still shows an older text, styles would be at wrong places.
      if (editor.document.uri.scheme !== scheme || editor.document.getText() !== text) continue;
      for (const { style, type } of drawn) {
        const words = styled.filter((each) => each.style === style);
        editor.setDecorations(
          type,
          words.map(({ line, start, end }) => new Range(line, start, line, end)),
        );
      }
    }
  };
  draw();
  return Disposable.from(
    ...drawn.map(({ type }) => type),
    window.onDidChangeVisibleTextEditors(draw),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document.uri.scheme === scheme) draw();
    }),
  );
}

/** The column in which a page opens: beside what the writer reads, and not over the draft, which is in the column `draft`. */
export function choosePageColumn(draft: ViewColumn | undefined): ViewColumn {
  const groups = window.tabGroups.all.filter(({ tabs }) => tabs.length > 0);
  if (groups.length < 2) return groups.length === 0 ? ViewColumn.Active : ViewColumn.Beside;
  return groups.findLast(({ viewColumn }) => viewColumn !== draft)?.viewColumn ?? ViewColumn.Beside;
}

/** The editor that shows the page of a scheme; undefined if none does. */
export function findPageEditor(scheme: string): TextEditor | undefined {
  return window.visibleTextEditors.find(({ document }) => document.uri.scheme === scheme);
}

export function listPageTabs(scheme: string): readonly Tab[] {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof TabInputText && input.uri.scheme === scheme);
}

/**
 * Closes a page, and goes back to the draft. The draft is shown first: shown after the page was closed, it would take the keyboard focus
 * from what the writer has opened meanwhile. Without a draft VS Code gives the focus to the editor that comes into view.
 */
export async function leavePage(scheme: string, draft: DraftTarget | undefined): Promise<void> {
  if (draft !== undefined)
    await window.showTextDocument(draft.document, draft.viewColumn === undefined ? {} : { viewColumn: draft.viewColumn });
  await window.tabGroups.close(listPageTabs(scheme), draft !== undefined);
}
