import { findSequenceChange } from '../base/changes';
import type { Bibliography } from '../model/bibliography';
import type { Digest } from '../model/digest';
import type { Occurrence } from '../model/paper';

/** The occurrences of papers in each file, by its URI; digests come before bibliographies. */
export type OccurrencesByFile = ReadonlyMap<string, FileOccurrences>;

export interface FileOccurrences {
  /** The entries that were read from the file. As long as this is the same list, the occurrences of the file are reused. */
  readonly entries: readonly Occurrence['entry'][];
  /** The occurrences of the entries, in the same order. */
  readonly occurrences: readonly Occurrence[];
}

/** The files of each kind, ordered by URI. */
interface OccurrenceSources {
  readonly digests: ReadonlyMap<string, { digest(): Digest }>;
  readonly bibliographies: ReadonlyMap<string, { bibliography(): Bibliography }>;
}

/** Collects the occurrences of all files. For entries that are also in `known`, an earlier result, it reuses the Occurrence objects. */
export function collectOccurrences(
  { digests, bibliographies }: OccurrenceSources,
  known: OccurrencesByFile = new Map(),
): OccurrencesByFile {
  const byFile = new Map<string, FileOccurrences>();
  for (const [uri, { digest }] of digests) {
    byFile.set(
      uri,
      updateOccurrences(digest().entries, known.get(uri), (entry) => ({ kind: 'digest', uri, entry })),
    );
  }
  for (const [uri, { bibliography }] of bibliographies) {
    byFile.set(
      uri,
      updateOccurrences(bibliography().entries, known.get(uri), (entry) => ({ kind: 'bibliography', uri, entry })),
    );
  }
  return byFile;
}

/** All occurrences, in the order of the library. */
export function listOccurrences(byFile: OccurrencesByFile): readonly Occurrence[] {
  return new Array<Occurrence>().concat(...Array.from(byFile.values(), ({ occurrences }) => occurrences));
}

function updateOccurrences<Entry extends Occurrence['entry']>(
  entries: readonly Entry[],
  known: FileOccurrences = { entries: [], occurrences: [] },
  create: (entry: Entry) => Occurrence,
): FileOccurrences {
  if (known.entries === entries) return known;
  const before = known.occurrences;
  const { start, oldEnd, newEnd } = findSequenceChange(before, entries, (occurrence, entry) => occurrence?.entry === entry);
  if (start === entries.length && start === before.length) return { entries, occurrences: before };
  const moved = new Map(before.slice(start, oldEnd).map((occurrence) => [occurrence.entry, occurrence]));
  const between = entries.slice(start, newEnd).map((entry) => moved.get(entry) ?? create(entry));
  return { entries, occurrences: before.slice(0, start).concat(between, before.slice(oldEnd)) };
}
