import {
  DecorationRangeBehavior,
  type Disposable,
  OverviewRulerLane,
  type TextEditor,
  type TextEditorDecorationType,
  ThemeColor,
  window,
} from 'vscode';
import { toRange } from '../editing/positions';
import type { DigestThreads } from './digestThreads';

/** Marks annotated passages in the text. Passages of resolved notes have a dotted underline, so that they differ by more than colour. */
export class PassageDecorations implements Disposable {
  readonly #open: TextEditorDecorationType = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('marginalia.annotatedPassage'),
    border: '1px solid',
    borderColor: new ThemeColor('marginalia.annotatedPassageBorder'),
    overviewRulerColor: new ThemeColor('marginalia.annotatedPassageRuler'),
    overviewRulerLane: OverviewRulerLane.Right,
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
  });
  readonly #resolved: TextEditorDecorationType = window.createTextEditorDecorationType({
    border: '1px dotted; border-width: 0 0 1px 0',
    borderColor: new ThemeColor('marginalia.resolvedPassageBorder'),
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
  });

  show(digest: DigestThreads, editors: readonly TextEditor[] = window.visibleTextEditors): void {
    const passages = digest.shown.map(({ note }) => note).filter(({ isOrphan }) => !isOrphan);
    for (const editor of editors.filter(({ document }) => document === digest.document)) {
      editor.setDecorations(
        this.#open,
        passages.filter(({ isResolved }) => !isResolved).map(({ range }) => toRange(range)),
      );
      editor.setDecorations(
        this.#resolved,
        passages.filter(({ isResolved }) => isResolved).map(({ range }) => toRange(range)),
      );
    }
  }

  dispose(): void {
    this.#open.dispose();
    this.#resolved.dispose();
  }
}
