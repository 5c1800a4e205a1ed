import type MarkdownIt from 'markdown-it';
import { commands, type Disposable, workspace } from 'vscode';
import { methods } from '../../../server/src/client';
import { hasChanged, readSetting } from '../editing/settings';
import type { Library } from '../server/library';
import type { Server } from '../server/server';
import { extendMarkdownIt } from './extendMarkdownIt';
import { PreviewCache } from './previewCache';

/** Shows formatted citations and references in VS Code's own Markdown preview. */
export class MarkdownPreview implements Disposable {
  readonly #cache: PreviewCache;
  readonly #listeners: readonly Disposable[];

  constructor(server: Server, library: Library) {
    this.#cache = new PreviewCache({
      isEnabled: () => readSetting('previewCitations'),
      findText: (uri) => workspace.textDocuments.find((document) => document.uri.toString() === uri)?.getText(),
      ask: (uri) => server.request(methods.preview, { uri }),
      refresh: () => void commands.executeCommand('markdown.preview.refresh'),
    });
    this.#listeners = [
      library.onDidChange(() => this.#cache.expire()),
      workspace.onDidChangeConfiguration((event) => {
        if (hasChanged(event, 'previewCitations')) void commands.executeCommand('markdown.preview.refresh');
      }),
    ];
  }

  /** VS Code calls this method of the object that `activate` returns (VS Code API, "Markdown Extension"). */
  readonly extendMarkdownIt = (md: MarkdownIt): MarkdownIt => extendMarkdownIt(md, this.#cache);

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }
}
