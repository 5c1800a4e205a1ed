import { createSearchIndex, type FieldMatch, type SearchDocument, type SearchIndex, type WordQuery } from '#search';
import type { Snapshot } from '#workspace';
import { derived } from '../../base/derivedValues';
import type { Span } from '../../base/span';
import type { Paper } from '../../model/paper';

/** A part of a note file: an annotation, or the writer's words on the whole paper. */
interface PaperNote {
  readonly uri: string;
  readonly span: Span;
  /** Empty if the writer annotated a passage without writing anything. */
  readonly words: string;
}

/** The text of a note on a paper, for the search index. */
interface NoteDocument extends SearchDocument {
  readonly paper: Paper;
}

export interface NotedPaper {
  readonly paper: Paper;
  readonly match: Pick<FieldMatch, 'text' | 'ranges'>;
}

interface NoteSearch {
  readonly documents: ReadonlyMap<string, NoteDocument>;
  readonly index: SearchIndex<NoteDocument>;
}

/** All notes on a paper, in the order of the files. */
export function listPaperNotes(snapshot: Pick<Snapshot, 'noteIndex'>, paper: Paper): readonly PaperNote[] {
  return snapshot
    .noteIndex()
    .notesOn(paper)
    .flatMap(({ uri, note: { generalText, generalTextSpan, annotations } }) => [
      ...(generalText === '' ? [] : [{ uri, span: generalTextSpan, words: generalText }]),
      ...annotations.map(({ span, body }) => ({ uri, span, words: body })),
    ]);
}

/** The notes for the paper's card: those in which the writer wrote something. */
export function listCardNotes(snapshot: Snapshot, paper: Paper): readonly PaperNote[] {
  return listPaperNotes(snapshot, paper).filter(({ words }) => words !== '');
}

const max = 50;

/** Finds papers by the words in the writer's notes on them, best first, without duplicates. */
export function findPapersByNotes(
  snapshot: Snapshot,
  query: WordQuery,
  accepts: ((paper: Paper) => boolean) | undefined,
): readonly NotedPaper[] {
  if (query.text.trim() === '' || snapshot.noteIndex().notes.length === 0) return [];
  const found = new Map<Paper, NotedPaper>();
  const { hits } = getNoteSearch(snapshot).index.search(query, { limit: max, accepts: ({ paper }) => accepts?.(paper) ?? true });
  for (const { document, matches } of hits) {
    const match = matches.find(({ field }) => field === 'abstract');
    if (match !== undefined && !found.has(document.paper)) found.set(document.paper, { paper: document.paper, match });
  }
  return [...found.values()];
}

/** Notes that the previous index already contains are not indexed again. */
const getNoteSearch = derived(
  ({ noteIndex }: Snapshot) => [noteIndex],
  ([noteIndex], before?: NoteSearch): NoteSearch => {
    const documents = new Map<string, NoteDocument>();
    const papers = new Set(noteIndex().notes.flatMap(({ subject }) => (subject.kind === 'known' ? [subject.paper] : [])));
    for (const paper of papers) {
      for (const { uri, words } of listPaperNotes({ noteIndex }, paper)) {
        const key = `${uri} ${words}`;
        const former = before?.documents.get(key);
        if (words !== '')
          documents.set(key, former?.paper === paper ? former : { key, paper, title: '', abstract: words, names: [], authors: [] });
      }
    }
    return { documents, index: createSearchIndex([...documents.values()], { previous: before?.index }) };
  },
);
