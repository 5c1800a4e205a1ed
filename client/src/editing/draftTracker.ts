import { Disposable, type Position, TabInputText, type TextDocument, type TextEditor, type ViewColumn, window } from 'vscode';
import type { Library } from '../server/library';
import { hasDraftLanguage } from './documents';

/** The place in a draft where a citation is inserted. */
export interface DraftTarget {
  readonly document: TextDocument;
  /** The end of the primary selection. */
  readonly position: Position;
  /** The editor column that shows the draft. If it is undefined, VS Code uses the active column. */
  readonly viewColumn: ViewColumn | undefined;
  /** With `replace` the citation replaces the key at the position. */
  readonly mode?: 'insert' | 'replace';
  /** Whether a cursor that is after the citation stays where the writer left it. Otherwise the cursor moves to the end of the citation. */
  readonly keepsCursor?: boolean;
}

/** Remembers the draft in which the writer worked last, for commands that are started in the Papers view or in a digest. */
export class DraftTracker implements Disposable {
  readonly #library: Library;
  readonly #subscriptions: Disposable;
  /** A place in each draft that was active and is not closed; that of the draft that was active last comes last. */
  #places: readonly DraftTarget[] = [];

  constructor(library: Library) {
    this.#library = library;
    this.#remember(window.activeTextEditor);
    this.#subscriptions = Disposable.from(
      window.onDidChangeActiveTextEditor((editor) => this.#remember(editor)),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === window.activeTextEditor) this.#remember(textEditor);
      }),
    );
  }

  /** Whether the document has a language of drafts and is not a digest. */
  isDraft(document: TextDocument): boolean {
    return hasDraftLanguage(document) && !this.#library.isDigest(document.uri.toString());
  }

  /** The draft in the active editor; undefined if that editor shows no draft. */
  findActive(): DraftTarget | undefined {
    const editor = window.activeTextEditor;
    return editor !== undefined && this.isDraft(editor.document) ? targetOf(editor) : undefined;
  }

  /** The active draft, or else that which was active last of the drafts in tabs. undefined if there is neither. */
  findRecent(): DraftTarget | undefined {
    const active = this.findActive();
    if (active !== undefined) return active;
    const last = this.#places.findLast(({ document }) => !document.isClosed && this.isDraft(document) && hasTab(document));
    return last === undefined
      ? undefined
      : { document: last.document, viewColumn: last.viewColumn, position: last.document.validatePosition(last.position) };
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #remember(editor: TextEditor | undefined): void {
    if (editor === undefined || !this.isDraft(editor.document)) return;
    const others = this.#places.filter(({ document }) => !document.isClosed && document !== editor.document);
    this.#places = [...others, targetOf(editor)];
  }
}

function targetOf(editor: TextEditor): DraftTarget {
  return { document: editor.document, position: editor.selection.end, viewColumn: editor.viewColumn };
}

function hasTab(document: TextDocument): boolean {
  const uri = document.uri.toString();
  return window.tabGroups.all.some((group) =>
    group.tabs.some((tab) => tab.input instanceof TabInputText && tab.input.uri.toString() === uri),
  );
}
