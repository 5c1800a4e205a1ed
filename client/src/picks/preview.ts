import {
  Range,
  TabInputText,
  TextEditorRevealType,
  ThemeColor,
  Uri,
  ViewColumn,
  window,
  type Position,
  type Tab,
  type TabGroup,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import type { LspLocation } from '../../../server/src/protocol/requests';
import { toRange } from '../editing/convert';
import { findVisibleEditor, openDocument } from '../editing/openPaper';

/** A tab group as it was before the first preview. */
interface GroupBefore {
  readonly viewColumn: ViewColumn;
  readonly uris: ReadonlySet<string>;
  /** The tab in front; undefined in an empty group. `uri` is undefined where the tab is no text (a notebook, an image). */
  readonly front: FrontTab | undefined;
  /** The tab that the next preview of VS Code would replace. */
  readonly previewTab: { readonly uri: string | undefined } | undefined;
}

interface FrontTab {
  readonly uri: string | undefined;
  readonly isPreview: boolean;
  /** Where the first visible line begins; undefined where the tab is no text. */
  readonly top: Position | undefined;
}

/**
 * Shows places of digests beside the draft while a list is open, without taking the focus. The preview never replaces
 * a tab of the writer and never changes a selection, so that all editors can be brought back as they were.
 */
export class Preview {
  readonly #before: readonly GroupBefore[] = window.tabGroups.all.map(rememberGroup);
  readonly #marker = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('editor.rangeHighlightBackground'),
    isWholeLine: true,
  });
  /** URIs of digests that were previewed. */
  readonly #shown = new Set<string>();
  #marked: TextEditor | undefined;
  #wanted: LspLocation | undefined;
  /** Everything that touches editors runs in this order, one at a time. */
  #queue: Promise<void> = Promise.resolve();

  /** Whether something was shown. */
  get isOpen(): boolean {
    return this.#wanted !== undefined;
  }

  /** Of several places in quick succession only the last one is sure to be shown. Never rejects. */
  show(place: LspLocation): Promise<void> {
    this.#wanted = place;
    this.#queue = this.#queue.then(async () => {
      if (this.#wanted !== place) return;
      // A digest that is gone or too large for an editor has no preview; opening it will say so.
      await this.#show(place).catch(() => undefined);
    });
    return this.#queue;
  }

  /**
   * Closes what was opened, scrolls back what was scrolled and brings former tabs to the front.
   * The digest `kept` stays in its editor, because the writer goes on there; undefined where none does. Never rejects.
   */
  end(kept: string | undefined): Promise<void> {
    this.#wanted = undefined;
    this.#queue = this.#queue
      .then(() => this.#restore(kept))
      // A file that has gone meanwhile has no tab to bring back.
      .catch(() => undefined)
      .finally(() => this.#marker.dispose());
    return this.#queue;
  }

  async #show(place: LspLocation): Promise<void> {
    const document = await openDocument(Uri.parse(place.uri));
    const editor = await this.#editorFor(document);
    if (editor === undefined) return;
    const range = document.validateRange(toRange(place.range));
    if (this.#marked !== editor) this.#unmark();
    this.#marked = editor;
    editor.setDecorations(this.#marker, [range]);
    // The list covers the upper half of the window.
    editor.revealRange(range, TextEditorRevealType.InCenter);
  }

  async #editorFor(document: TextDocument): Promise<TextEditor | undefined> {
    const uri = document.uri.toString();
    const visible = findVisibleEditor(document);
    if (visible !== undefined) {
      this.#shown.add(uri);
      return visible;
    }
    const column = window.tabGroups.activeTabGroup.activeTab === undefined ? ViewColumn.Active : ViewColumn.Beside;
    const beside = this.#before.find((group) => group.viewColumn === columnBeside(column));
    // A group whose front tab is no text could not be put back, so it gets no preview.
    if (beside?.front !== undefined && beside.front.uri === undefined && beside.uris.has(uri)) return undefined;
    this.#shown.add(uri);
    const preview = beside?.previewTab === undefined || beside.previewTab.uri === uri;
    return window.showTextDocument(document, { viewColumn: column, preserveFocus: true, preview });
  }

  #openedTabs(): readonly Tab[] {
    return window.tabGroups.all.flatMap((group) => {
      const before = this.#before.find(({ viewColumn }) => viewColumn === group.viewColumn);
      return group.tabs.filter((tab) => {
        const uri = textUri(tab);
        return uri !== undefined && this.#shown.has(uri) && before?.uris.has(uri) !== true;
      });
    });
  }

  async #restore(kept: string | undefined): Promise<void> {
    const opened = this.#openedTabs().filter((tab) => textUri(tab) !== kept);
    if (opened.length > 0) await window.tabGroups.close(opened, true);
    for (const { viewColumn, front } of this.#before) {
      const group = window.tabGroups.all.find((current) => current.viewColumn === viewColumn);
      if (front !== undefined && group?.activeTab !== undefined) await this.#bringToFront(group, group.activeTab, front, kept);
    }
  }

  /** The tab that was in front, scrolled as it was. */
  async #bringToFront(group: TabGroup, activeTab: Tab, { uri, isPreview, top }: FrontTab, kept: string | undefined): Promise<void> {
    const active = textUri(activeTab);
    if (uri === undefined || uri === kept || (active !== undefined && active === kept)) return;
    if (active === uri && !this.#shown.has(uri)) return;
    const options = { viewColumn: group.viewColumn, preserveFocus: true, preview: isPreview };
    const editor = await window.showTextDocument(Uri.parse(uri), options);
    if (top !== undefined && this.#shown.has(uri)) editor.revealRange(new Range(top, top), TextEditorRevealType.AtTop);
  }

  #unmark(): void {
    this.#marked?.setDecorations(this.#marker, []);
    this.#marked = undefined;
  }
}

function rememberGroup(group: TabGroup): GroupBefore {
  const previewTab = group.tabs.find((tab) => tab.isPreview);
  return {
    viewColumn: group.viewColumn,
    uris: new Set(group.tabs.map(textUri).filter((uri) => uri !== undefined)),
    front: group.activeTab && rememberFront(group.activeTab, group.viewColumn),
    previewTab: previewTab && { uri: textUri(previewTab) },
  };
}

function rememberFront(tab: Tab, viewColumn: ViewColumn): FrontTab {
  const uri = textUri(tab);
  const editor = window.visibleTextEditors.find((visible) => visible.viewColumn === viewColumn && visible.document.uri.toString() === uri);
  return { uri, isPreview: tab.isPreview, top: editor?.visibleRanges[0]?.start };
}

/** `ViewColumn.Beside` is the column behind the active one. */
function columnBeside(column: ViewColumn): ViewColumn {
  const active = window.tabGroups.activeTabGroup.viewColumn;
  return column === ViewColumn.Beside ? active + 1 : active;
}

function textUri(tab: Tab): string | undefined {
  return tab.input instanceof TabInputText ? tab.input.uri.toString() : undefined;
}
