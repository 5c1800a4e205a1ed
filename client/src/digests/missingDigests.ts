import {
  type Command,
  type Disposable,
  type Event,
  EventEmitter,
  type Memento,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  workspace,
} from 'vscode';
import type { StatusAnswer } from '../../../server/src/client';
import { fileLabel } from '../editing/labels';
import { messages } from '../messages/messages';

const memoryKey = 'marginalia.knownDigests';

type KnownDigest = StatusAnswer['digests'][number];

/** A digest whose papers are no longer in the library. */
export interface MissingDigestNode {
  readonly kind: 'gone';
  readonly uri: string;
  readonly papers: number;
  /**
   * The URI of the file that now holds the digest: its old URI, or the new one if the file was renamed in VS Code. undefined if neither
   * file exists.
   */
  readonly file: string | undefined;
  /** Whether `file` is still read as a digest. If so, it no longer contains any papers. */
  readonly isDigest: boolean;
}

/** Remembers across restarts which digests the library had, so that the missing ones can be listed when the library is empty. */
export class MissingDigests implements Disposable {
  readonly #memory: Memento;
  readonly #changed = new EventEmitter<void>();
  readonly #renames: Disposable;
  /** The new URI of each file that was renamed in VS Code since the window was opened. The keys are the old URIs. */
  readonly #renamed = new Map<string, string>();
  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(memory: Memento) {
    this.#memory = memory;
    this.#renames = workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) this.#renamed.set(oldUri.toString(), newUri.toString());
      this.#changed.fire();
    });
  }

  /** Remembers the digests that have papers. Untitled documents are not remembered, because the writer closes them on purpose. */
  async remember({ digests }: StatusAnswer): Promise<void> {
    const known = digests
      .filter(({ uri, papers }) => papers > 0 && !uri.startsWith('untitled:'))
      .map(({ uri, papers }) => ({ uri, papers }));
    if (JSON.stringify(known) !== JSON.stringify(this.#known())) await this.#memory.update(memoryKey, known);
  }

  async forget(): Promise<void> {
    await this.#memory.update(memoryKey, undefined);
    this.#changed.fire();
  }

  /** The digests that were remembered last. `isDigest` says whether a file is read as a digest. */
  list(isDigest: (uri: string) => boolean): Promise<readonly MissingDigestNode[]> {
    return Promise.all(
      this.#known().map(async ({ uri, papers }): Promise<MissingDigestNode> => {
        const file = await this.#findFile(uri);
        return { kind: 'gone', uri, papers, file, isDigest: file !== undefined && isDigest(file) };
      }),
    );
  }

  dispose(): void {
    this.#renames.dispose();
    this.#changed.dispose();
  }

  #known(): readonly KnownDigest[] {
    return this.#memory.get<readonly KnownDigest[]>(memoryKey, []);
  }

  async #findFile(uri: string): Promise<string | undefined> {
    if (await isThere(uri)) return uri;
    const renamed = this.#renamed.get(Uri.parse(uri).toString());
    return renamed !== undefined && (await isThere(renamed)) ? renamed : undefined;
  }
}

export function createMissingDigestRow(node: MissingDigestNode): TreeItem {
  const label = fileLabel(Uri.parse(node.uri));
  const item = new TreeItem(label, TreeItemCollapsibleState.None);
  const what = describeState(node);
  const { click, command } = describeClick(node);
  item.id = `gone:${node.uri}`;
  item.description = what;
  item.iconPath = new ThemeIcon('warning');
  item.tooltip = messages.goneDigest(label, messages.papers(node.papers), what, click);
  item.accessibilityInformation = { label: item.tooltip };
  item.contextValue = 'gone';
  item.command = command;
  return item;
}

function describeState({ uri, file, isDigest }: MissingDigestNode): string {
  if (file === undefined) return messages.digestGone();
  if (file !== uri) return messages.digestRenamed(fileLabel(Uri.parse(file)));
  return isDigest ? messages.digestEmptied() : messages.digestLeftOut();
}

function describeClick({ file, isDigest }: MissingDigestNode): { readonly click: string; readonly command: Command } {
  if (file === undefined)
    return { click: messages.chooseAgain(), command: { command: 'marginalia.chooseDigest', title: messages.titles.chooseDigest() } };
  const uri = Uri.parse(file);
  if (isDigest)
    return { click: messages.openEmptied(), command: { command: 'vscode.open', title: messages.openEmptied(), arguments: [uri] } };
  return {
    click: messages.readAgain(),
    command: { command: 'marginalia.treatAsDigest', title: messages.titles.treatAsDigest(), arguments: [uri] },
  };
}

async function isThere(uri: string): Promise<boolean> {
  return workspace.fs.stat(Uri.parse(uri)).then(
    () => true,
    () => false,
  );
}
