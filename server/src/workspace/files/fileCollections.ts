import type { FileKind } from './discovery';
import type { DraftFile, TextFile } from './textFile';

/** Notes are the drafts in the notes folder, and count as drafts too. */
export type CollectedKind = FileKind | 'note';

export type FileOf<Kind extends CollectedKind> = Kind extends 'note' ? DraftFile : Extract<TextFile, { kind: Kind }>;

/** What is collected. */
export interface CollectedFiles {
  /** URIs of all files. */
  list(): Iterable<string>;
  /** undefined where there is none, or none that counts. */
  find(uri: string): TextFile | undefined;
  isOfKind(file: TextFile, kind: CollectedKind): boolean;
}

/** Files of a kind as they were last collected, and the URIs that may be other files, or none, by now. */
interface Collection {
  readonly files: ReadonlyMap<string, TextFile>;
  readonly changed: Set<string>;
}

/** The files of each kind, ordered by URI, kept from one version of a table to the next. */
export class FileCollections {
  private readonly known = new Map<CollectedKind, Collection>();

  constructor(private readonly source: CollectedFiles) {}

  /** The same object as long as none of its files changes. */
  collect<Kind extends CollectedKind>(kind: Kind): ReadonlyMap<string, FileOf<Kind>> {
    const known = this.known.get(kind) ?? { files: new Map<string, TextFile>(), changed: new Set(this.source.list()) };
    const files = known.changed.size === 0 ? known.files : this.bringUpToDate(known, kind);
    this.known.set(kind, { files, changed: new Set() });
    return files as ReadonlyMap<string, FileOf<Kind>>;
  }

  /** The URI has another file now, or none. */
  markChanged(uri: string): void {
    for (const { changed } of this.known.values()) changed.add(uri);
  }

  /** Files may be of other kinds now. */
  clear(): void {
    this.known.clear();
  }

  /** An edit costs a copy; only where a file comes are they sorted anew. */
  private bringUpToDate({ files, changed }: Collection, kind: CollectedKind): ReadonlyMap<string, TextFile> {
    const next = new Map(files);
    let isOrdered = true;
    for (const uri of changed) {
      const file = this.source.find(uri);
      if (file !== undefined && this.source.isOfKind(file, kind)) {
        isOrdered &&= next.has(uri);
        next.set(uri, file);
      } else next.delete(uri);
    }
    return isOrdered ? next : new Map([...next].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
