import { EventEmitter, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri, workspace, type Disposable, type Event, type Memento } from 'vscode';
import type { StatusAnswer } from '../../../server/src/protocol/requests';
import { fileLabel } from '../convert';
import { words } from '../words';

const memoryKey = 'marginalia.knownDigests';

type KnownDigest = StatusAnswer['digests'][number];

/** A digest whose papers the library had and has no more. */
export interface GoneNode {
  readonly kind: 'gone';
  readonly uri: string;
  readonly papers: number;
  /** The file that holds its text now, as far as somebody has seen it; undefined where the file is gone. */
  readonly file: string | undefined;
}

/** Remembers, from one window to the next, which digests the library had, so that an emptied library can tell what went. */
export class GoneDigests implements Disposable {
  readonly #memory: Memento;
  readonly #changed = new EventEmitter<void>();
  readonly #renames: Disposable;
  /** Files that VS Code has renamed: where the text of one that is known stands now. */
  readonly #renamed = new Map<string, string>();
  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(memory: Memento) {
    this.#memory = memory;
    this.#renames = workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) this.#renamed.set(oldUri.toString(), newUri.toString());
      this.#changed.fire();
    });
  }

  /** Takes the digests of a library that has papers. Those without a file are gone when they are closed, which nobody wonders about. */
  async remember({ digests }: StatusAnswer): Promise<void> {
    const known = digests.filter(({ uri, papers }) => papers > 0 && !uri.startsWith('untitled:')).map(({ uri, papers }) => ({ uri, papers }));
    if (JSON.stringify(known) !== JSON.stringify(this.#known())) await this.#memory.update(memoryKey, known);
  }

  async forget(): Promise<void> {
    await this.#memory.update(memoryKey, undefined);
    this.#changed.fire();
  }

  /** The digests that the library had last; to be asked where it has no papers. */
  list(): Promise<readonly GoneNode[]> {
    return Promise.all(this.#known().map(async ({ uri, papers }): Promise<GoneNode> => ({ kind: 'gone', uri, papers, file: await this.#findFile(uri) })));
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

export function createGoneRow(node: GoneNode): TreeItem {
  const label = fileLabel(Uri.parse(node.uri));
  const item = new TreeItem(label, TreeItemCollapsibleState.None);
  const isRenamed = node.file !== undefined && node.file !== node.uri;
  const what = node.file === undefined ? words.digestGone() : isRenamed ? words.digestRenamed(fileLabel(Uri.parse(node.file))) : words.digestLeftOut();
  item.id = `gone:${node.uri}`;
  item.description = what;
  item.iconPath = new ThemeIcon('warning');
  item.tooltip = words.goneDigest(label, words.papers(node.papers), what, node.file === undefined ? words.chooseAgain() : words.readAgain());
  item.accessibilityInformation = { label: item.tooltip };
  item.contextValue = 'gone';
  item.command =
    node.file === undefined
      ? { command: 'marginalia.chooseDigest', title: words.titles.chooseDigest() }
      : { command: 'marginalia.treatAsDigest', title: words.titles.treatAsDigest(), arguments: [Uri.parse(node.file)] };
  return item;
}

async function isThere(uri: string): Promise<boolean> {
  return workspace.fs.stat(Uri.parse(uri)).then(() => true, () => false);
}
