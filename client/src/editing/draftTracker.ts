import { Disposable, TabInputText, window, type Position, type TextDocument, type TextEditor, type ViewColumn } from 'vscode';
import { hasDraftLanguage } from './documents';
import type { Library } from '../server/library';

/** Where in a draft a citation is inserted. */
export interface DraftTarget {
  readonly document: TextDocument;
  /** The end of the primary selection. */
  readonly position: Position;
  /** The editor column of the draft; undefined if it is in none (VS Code then uses the active one). */
  readonly viewColumn: ViewColumn | undefined;
  /** `replace`: the citation replaces the key at the position. */
  readonly mode?: 'insert' | 'replace';
  /** Whether a cursor after the position remains where the writer left it; otherwise it moves behind the citation. */
  readonly keepsCursor?: boolean;
}

/** Remembers in which draft the writer was last, for commands that are started in the tree or in a digest. */
export class DraftTracker implements Disposable {
  readonly #library: Library;
  readonly #subscriptions: Disposable;
  #last: DraftTarget | undefined;

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

  /** A document in a draft's language that is no digest itself. */
  isDraft(document: TextDocument): boolean {
    return hasDraftLanguage(document) && !this.#library.isDigest(document.uri.toString());
  }

  /** undefined if the active editor shows no draft. */
  findActive(): DraftTarget | undefined {
    const editor = window.activeTextEditor;
    return editor !== undefined && this.isDraft(editor.document) ? targetOf(editor) : undefined;
  }

  /** The active draft, otherwise the one that was active last and is still open in a tab. */
  findRecent(): DraftTarget | undefined {
    const active = this.findActive();
    if (active !== undefined || this.#last === undefined) return active;
    const { document, viewColumn } = this.#last;
    if (document.isClosed || !this.isDraft(document) || !hasTab(document)) return undefined;
    return { document, viewColumn, position: document.validatePosition(this.#last.position) };
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #remember(editor: TextEditor | undefined): void {
    if (editor !== undefined && this.isDraft(editor.document)) this.#last = targetOf(editor);
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
