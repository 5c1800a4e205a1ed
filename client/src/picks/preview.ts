import {
  type DecorationRenderOptions,
  type Position,
  Range,
  type Tab,
  type TabGroup,
  TabInputText,
  type TextDocument,
  type TextEditor,
  type TextEditorDecorationType,
  TextEditorRevealType,
  ThemeColor,
  Uri,
  ViewColumn,
  window,
} from 'vscode';
import type { LspLocation } from '../../../server/src/client';
import { findVisibleEditor, openDocument } from '../editing/openPaper';
import { toRange } from '../editing/positions';
import { findQuoted } from './findQuoted';

interface ShownPlace {
  readonly place: LspLocation;
  readonly passage: string | undefined;
}

/** A tab group as it was before anything was previewed. */
interface GroupBefore {
  readonly viewColumn: ViewColumn;
  readonly uris: ReadonlySet<string>;
  /**
   * The active tab; undefined if the group is empty. Its `uri` is undefined if the tab shows a notebook, an image or anything else that
   * is not text.
   */
  readonly front: FrontTab | undefined;
  /** The preview tab, which VS Code replaces when it opens the next preview. */
  readonly previewTab: { readonly uri: string | undefined } | undefined;
}

interface FrontTab {
  readonly uri: string | undefined;
  readonly isPreview: boolean;
  /** The start of the first visible line; undefined if the tab shows no text. */
  readonly top: Position | undefined;
}

const wordsMark: DecorationRenderOptions = {
  backgroundColor: new ThemeColor('editor.findMatchHighlightBackground'),
  border: '1px solid',
  borderColor: new ThemeColor('editor.findMatchHighlightBorder'),
};

/**
 * Shows papers in their digests while a list is open. The list keeps the focus. A digest that is not visible yet is opened beside the
 * active editor. A preview never replaces a tab of the writer and never changes a selection, so that all editors can be restored.
 */
export class Preview {
  readonly #before: readonly GroupBefore[] = window.tabGroups.all.map(rememberGroup);
  /** Marks the place that is shown. */
  readonly #marker: TextEditorDecorationType;
  /** Marks the passage of the paper at that place. */
  readonly #passageMarker = window.createTextEditorDecorationType(wordsMark);
  /** URIs of the documents that were previewed. */
  readonly #shown = new Set<string>();
  #marked: TextEditor | undefined;
  #wanted: ShownPlace | undefined;
  /** A queue in which the operations on editors run one after the other. */
  #queue: Promise<void> = Promise.resolve();

  /** `marks` says what of a place stands out: its lines, or only its words. */
  constructor(marks: 'lines' | 'words' = 'lines') {
    this.#marker = window.createTextEditorDecorationType(
      marks === 'lines' ? { backgroundColor: new ThemeColor('editor.rangeHighlightBackground'), isWholeLine: true } : wordsMark,
    );
  }

  /** Whether a preview was requested and has not ended. */
  get isOpen(): boolean {
    return this.#wanted !== undefined;
  }

  /**
   * Shows a place, and, if it is that of a paper, words that are quoted from its abstract. If this is called several times quickly, some
   * places may be skipped, but not the last one. Never rejects.
   */
  show(place: LspLocation, passage?: string): Promise<void> {
    const wanted = { place, passage };
    this.#wanted = wanted;
    this.#queue = this.#queue.then(async () => {
      if (this.#wanted !== wanted) return;
      // If the digest was deleted or is too large for an editor, nothing is previewed. The writer sees the error when they open it.
      await this.#show(wanted).catch(() => undefined);
    });
    return this.#queue;
  }

  /**
   * Closes the editors that were opened for previews, scrolls the editors that were already open back, and activates the former tabs.
   * The digest `leftOpen` stays open, because the writer continues there. Never rejects.
   */
  end(leftOpen: string | undefined): Promise<void> {
    this.#wanted = undefined;
    this.#queue = this.#queue
      .then(() => this.#restore(leftOpen))
      // If the file of a former tab was deleted meanwhile, there is no tab to restore.
      .catch(() => undefined)
      .finally(() => {
        this.#marker.dispose();
        this.#passageMarker.dispose();
      });
    return this.#queue;
  }

  async #show({ place, passage }: ShownPlace): Promise<void> {
    const document = await openDocument(Uri.parse(place.uri));
    const editor = await this.#editorFor(document);
    if (editor === undefined) return;
    const range = document.validateRange(toRange(place.range));
    if (this.#marked !== editor) this.#unmark();
    this.#marked = editor;
    editor.setDecorations(this.#marker, [range]);
    const found = passage === undefined ? undefined : findQuoted(document.getText(), document.offsetAt(range.end), passage);
    const quoted = found && new Range(document.positionAt(found.start), document.positionAt(found.end));
    editor.setDecorations(this.#passageMarker, quoted === undefined ? [] : [quoted]);
    // The list covers the upper half of the window, so what is to be seen is shown in the middle.
    editor.revealRange(quoted ?? range, TextEditorRevealType.InCenter);
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
    // A group whose active tab shows no text could not be restored. So a digest that has a tab in that group is not previewed.
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

  async #restore(leftOpen: string | undefined): Promise<void> {
    const opened = this.#openedTabs().filter((tab) => textUri(tab) !== leftOpen);
    if (opened.length > 0) await window.tabGroups.close(opened, true);
    for (const { viewColumn, front } of this.#before) {
      const group = window.tabGroups.all.find((current) => current.viewColumn === viewColumn);
      if (front !== undefined && group?.activeTab !== undefined) await this.#bringToFront(group, group.activeTab, front, leftOpen);
    }
  }

  /** Activates the former tab at its former scroll position. */
  async #bringToFront(group: TabGroup, activeTab: Tab, { uri, isPreview, top }: FrontTab, leftOpen: string | undefined): Promise<void> {
    const active = textUri(activeTab);
    if (uri === undefined || uri === leftOpen || (active !== undefined && active === leftOpen)) return;
    if (active === uri && !this.#shown.has(uri)) return;
    const options = { viewColumn: group.viewColumn, preserveFocus: true, preview: isPreview };
    const editor = await window.showTextDocument(Uri.parse(uri), options);
    if (top !== undefined && this.#shown.has(uri)) editor.revealRange(new Range(top, top), TextEditorRevealType.AtTop);
  }

  #unmark(): void {
    this.#marked?.setDecorations(this.#marker, []);
    this.#marked?.setDecorations(this.#passageMarker, []);
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

/** The number of a column. `ViewColumn.Beside` is the column after the active one; any other value is taken for the active column. */
function columnBeside(column: ViewColumn): ViewColumn {
  const active = window.tabGroups.activeTabGroup.viewColumn;
  return column === ViewColumn.Beside ? active + 1 : active;
}

function textUri(tab: Tab): string | undefined {
  return tab.input instanceof TabInputText ? tab.input.uri.toString() : undefined;
}
