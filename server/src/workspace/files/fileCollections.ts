import { ownKinds } from '#ownFiles';
import { derived } from '../../base/derivedValues';
import { findFile, type Snapshot } from '../snapshot';
import type { FileKind } from './discovery';
import type { DraftFile, TextFile } from './textFile';

/** A note is a draft in the notes folder. It is also collected as a draft. */
export type CollectedKind = FileKind | 'note';

export const collectedKinds: ReadonlySet<CollectedKind> = new Set<CollectedKind>([
  'digest',
  'bibliography',
  'draft',
  'note',
  'project',
  ...ownKinds,
]);

export type FileOf<Kind extends CollectedKind> = Kind extends 'note' ? DraftFile : Extract<TextFile, { kind: Kind }>;

/** The source from which files are collected. */
interface CollectionSource {
  /** URIs of all files. */
  list(): Iterable<string>;
  /** The current version of a file; undefined if there is none. */
  find(uri: string): TextFile | undefined;
  isOfKind(file: TextFile, kind: CollectedKind): boolean;
}

/** The files of a kind when they were last collected, and the URIs that may have changed since. */
interface Collection {
  readonly files: ReadonlyMap<string, TextFile>;
  readonly changed: Set<string>;
}

/** The files of each kind, ordered by URI. When files change, a collection is updated only for those files. */
export class FileCollections {
  private readonly known = new Map<CollectedKind, Collection>();

  constructor(private readonly source: CollectionSource) {}

  /** The files of a kind. The map remains the same object until one of its files changes. */
  collect<Kind extends CollectedKind>(kind: Kind): ReadonlyMap<string, FileOf<Kind>> {
    const known = this.known.get(kind) ?? { files: new Map<string, TextFile>(), changed: new Set(this.source.list()) };
    const files = known.changed.size === 0 ? known.files : this.bringUpToDate(known, kind);
    this.known.set(kind, { files, changed: new Set() });
    return files as ReadonlyMap<string, FileOf<Kind>>;
  }

  /** Must be called when the file with this URI was changed, added or removed. */
  markChanged(uri: string): void {
    for (const { changed } of this.known.values()) changed.add(uri);
  }

  /** Must be called when files may have changed their kinds. */
  clear(): void {
    this.known.clear();
  }

  /** Copies the collection with its changes. It is sorted only if a file was added. */
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

/**
 * Creates a function that computes a value of a file once. It is computed again if the file changes, or something else on which the
 * findings of rules depend, or one of the parts that `inputsOf` returns. While other drafts are edited without citing anything else,
 * the value is kept. undefined if there is no such file.
 */
export function perFile<T>(
  compute: (snapshot: Snapshot, uri: string) => T,
  inputsOf: (snapshot: Snapshot) => readonly unknown[] = () => [],
): (snapshot: Snapshot, uri: string) => T | undefined {
  const getKnown = derived(
    (snapshot: Snapshot) => [...listCauses(snapshot), ...inputsOf(snapshot)],
    () => new WeakMap<TextFile, { readonly value: T }>(),
  );
  return (snapshot, uri) => {
    const file = findFile(snapshot, uri);
    if (file === undefined) return undefined;
    const known = getKnown(snapshot);
    const found = known.get(file) ?? { value: compute(snapshot, uri) };
    known.set(file, found);
    return found.value;
  };
}

/**
 * What a value of a file depends on besides its text. The index of citations is compared by value, but until all drafts are scanned, it
 * must not be computed.
 */
function listCauses(snapshot: Snapshot): readonly unknown[] {
  const { revision, ready, draftsReady, draftGraph, absentBibliographies, checks, settings, notes, citations } = snapshot;
  return [revision, ready, draftGraph, absentBibliographies, checks, settings, notes, draftsReady ? citations() : citations];
}
