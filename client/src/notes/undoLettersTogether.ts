import { commands, Disposable, Range, TextDocumentChangeReason, workspace, type TextDocument } from 'vscode';

/** Letters that were typed over a passage by mistake and then removed again. */
export interface RemovedLetters {
  /** The UTF-16 offset at which the passage begins. */
  readonly start: number;
  readonly passage: string;
  readonly letters: string;
}

/** How many UTF-16 units after the letters are compared to recognise the place. */
const behindLength = 40;

/**
 * To be called after letters were typed over a passage and removed again. If the file was saved in between, these are two steps of undo
 * in VS Code, although the writer intended neither. When an undo or redo brings the letters back, this function continues to undo or
 * redo until the passage is back. This works until the document is closed.
 */
export function undoLettersTogether(document: TextDocument, { start, passage, letters }: RemovedLetters): void {
  const read = (from: number, length: number): string =>
    document.getText(new Range(document.positionAt(from), document.positionAt(from + length)));
  const behind = read(start + passage.length, behindLength);
  const showsLetters = (): boolean => {
    const rest = read(start, letters.length + behindLength);
    for (let length = letters.length; length > 0; length--) {
      const some = letters.slice(0, length);
      if (some !== passage && rest.startsWith(some + behind)) return true;
    }
    return false;
  };
  let isGoingOn = false;
  const goOn = async (command: 'undo' | 'redo'): Promise<void> => {
    isGoingOn = true;
    try {
      // Each letter may be a step of undo.
      for (let step = 0; step <= letters.length && showsLetters(); step++) await commands.executeCommand(command);
    } finally {
      isGoingOn = false;
    }
  };
  const subscriptions = Disposable.from(
    workspace.onDidChangeTextDocument(({ document: changed, reason }) => {
      if (changed === document && reason !== undefined && !isGoingOn) void goOn(reason === TextDocumentChangeReason.Undo ? 'undo' : 'redo');
    }),
    workspace.onDidCloseTextDocument((closed) => {
      if (closed === document) subscriptions.dispose();
    }),
  );
}
