import { type DecorationRenderOptions, Disposable, Range, ThemeColor, window, workspace } from 'vscode';
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
