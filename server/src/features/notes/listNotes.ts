import { fileName } from '../../base/fileName';
import type { Span } from '../../base/span';
import { getNotes, type NoteFile } from '../../workspace/notes';
import type { Snapshot } from '../../workspace/snapshot';
import type { DraftFile } from '../../workspace/textFile';
import { placeInAbstract } from './noteThreads';

/** A note as a list shows it. */
export interface ListedNote {
  readonly uri: string;
  readonly file: DraftFile;
  readonly kind: 'own' | 'foreign';
  /** Of the paper that it is on; not there where the library has none, or one with the note's key and another title. */
  readonly key?: string;
  readonly title: string;
  readonly status?: string;
  readonly tags: readonly string[];
  readonly annotations: readonly {
    readonly id: string;
    readonly quote: string;
    readonly body: string;
    readonly tags: readonly string[];
    readonly isOrphan: boolean;
    readonly isResolved: boolean;
    readonly span: Span;
  }[];
}

export function listNotes(snapshot: Snapshot): readonly ListedNote[] {
  return getNotes(snapshot).notes.map(toListed);
}

const listed = new WeakMap<NoteFile, ListedNote>();

/** Kept with the note: passages are looked for once. */
function toListed(found: NoteFile): ListedNote {
  const known = listed.get(found);
  if (known !== undefined) return known;
  const { uri, file, note, subject } = found;
  const paper = subject.kind === 'known' ? subject.paper : undefined;
  const places = paper === undefined ? [] : placeInAbstract(paper, [found]);
  const made: ListedNote = {
    uri,
    file,
    kind: note.kind,
    ...(paper === undefined ? {} : { key: paper.key }),
    title: paper?.title ?? note.title ?? fileName(uri),
    ...(note.status === undefined ? {} : { status: note.status }),
    tags: [...new Set([...note.tags, ...note.annotations.flatMap(({ tags }) => tags)])],
    annotations: note.annotations.map(({ id, selector, body, tags, isResolved, span }, at) => ({ id, quote: selector.exact, body, tags, isResolved, isOrphan: places[at]?.place.kind !== 'found', span })),
  };
  listed.set(found, made);
  return made;
}
