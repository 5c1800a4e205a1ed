import {
  Range,
  TabInputText,
  TextEditorRevealType,
  ThemeColor,
  Uri,
  ViewColumn,
  window,
  type Tab,
  type TabGroup,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import type { LspLocation } from '../../../server/src/protocol/requests';
import { toRange } from '../convert';
import { findVisibleEditor, openDocument } from '../opening';

/** A tab group as it was before the first preview. */
interface GroupBefore {
  readonly viewColumn: ViewColumn;
  readonly uris: ReadonlySet<string>;
  /** The tab in front; undefined in an empty group. `uri` is undefined where the tab is no text (a notebook, an image). */
  readonly front: { readonly uri: string | undefined; readonly isPreview: boolean } | undefined;
  /** The tab that the next preview of VS Code would replace. */
  readonly previewTab: { readonly uri: string | undefined } | undefined;
}

/**
 * Shows places of digests beside the draft while a list is open, without taking the focus. The preview never replaces
 * a tab of the writer and never changes a selection, so that all editors can be brought back as they were.
 */
export class Preview {
  readonly #before: readonly GroupBefore[] = window.tabGroups.all.map(rememberGroup);
  /** The first visible line of editors that stood open before and were scrolled. */
  readonly #scrolled = new Map<TextEditor, Range>();
  readonly #marker = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('editor.rangeHighlightBackground'),
    isWholeLine: true,
  });
  /** URIs of digests that were opened for the preview. */
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
   * The digest `kept` stays in its editor, because the writer goes on there; undefined where none does.
   */
  end(kept: string | undefined): Promise<void> {
    this.#wanted = undefined;
    this.#queue = this.#queue.then(() => this.#restore(kept)).finally(() => this.#marker.dispose());
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
    const visible = findVisibleEditor(document);
    if (visible !== undefined) {
      const stoodOpen = this.#before.some((group) => group.viewColumn === visible.viewColumn && group.front?.uri === document.uri.toString());
      const top = visible.visibleRanges[0];
      if (stoodOpen && top !== undefined && !this.#scrolled.has(visible)) {
        this.#scrolled.set(visible, new Range(top.start, top.start));
      }
      return visible;
    }
    const column = window.tabGroups.activeTabGroup.activeTab === undefined ? ViewColumn.Active : ViewColumn.Beside;
    const beside = this.#before.find((group) => group.viewColumn === columnBeside(column));
    // A group whose front tab is no text could not be put back, so it gets no preview.
    const uri = document.uri.toString();
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
    for (const [editor, top] of this.#scrolled) {
      if (editor.document.uri.toString() !== kept) editor.revealRange(top, TextEditorRevealType.AtTop);
    }
    const opened = this.#openedTabs().filter((tab) => textUri(tab) !== kept);
    if (opened.length > 0) await window.tabGroups.close(opened, true);
    for (const group of this.#before) await bringToFront(group, kept);
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
    front: group.activeTab && { uri: textUri(group.activeTab), isPreview: group.activeTab.isPreview },
    previewTab: previewTab && { uri: textUri(previewTab) },
  };
}

/** `ViewColumn.Beside` is the column behind the active one. */
function columnBeside(column: ViewColumn): ViewColumn {
  const active = window.tabGroups.activeTabGroup.viewColumn;
  return column === ViewColumn.Beside ? active + 1 : active;
}

function textUri(tab: Tab): string | undefined {
  return tab.input instanceof TabInputText ? tab.input.uri.toString() : undefined;
}

async function bringToFront(before: GroupBefore, kept: string | undefined): Promise<void> {
  const group = window.tabGroups.all.find(({ viewColumn }) => viewColumn === before.viewColumn);
  const uri = before.front?.uri;
  if (uri === undefined || group?.activeTab === undefined) return;
  const front = textUri(group.activeTab);
  if (front === uri || (front !== undefined && front === kept)) return;
  await window.showTextDocument(Uri.parse(uri), {
    viewColumn: before.viewColumn,
    preserveFocus: true,
    preview: before.front?.isPreview === true,
  });
}
