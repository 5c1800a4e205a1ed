import type { Paper } from '../../model/paper';
import type { FieldMatch } from '../../search/highlight/explainMatch';
import type { SearchDocument } from '../../search/searchDocument';
import { createSearchIndex, type SearchIndex } from '../../search/searchIndex';
import type { WordQuery } from '../../search/searchQuery';
import type { NoteIndex } from '../../workspace/notes';
import type { Snapshot } from '../../workspace/snapshot';
import { listPaperNotes } from '../card/cardNotes';

/** What the writer noted on a paper, as something to be found. */
interface NoteDocument extends SearchDocument {
  readonly paper: Paper;
}

export interface NotedPaper {
  readonly paper: Paper;
  readonly match: Pick<FieldMatch, 'text' | 'ranges'>;
}

const most = 50;

/** Papers by the words of the writer's notes on them, best first, each once. */
export function findByNotes(snapshot: Snapshot, query: WordQuery, accepts: ((paper: Paper) => boolean) | undefined): readonly NotedPaper[] {
  if (query.text.trim() === '' || snapshot.noteIndex().notes.length === 0) return [];
  const found = new Map<Paper, NotedPaper>();
  const { hits } = getIndex(snapshot).search(query, { limit: most, accepts: ({ paper }) => accepts?.(paper) ?? true });
  for (const { document, matches } of hits) {
    const match = matches.find(({ field }) => field === 'abstract');
    if (match !== undefined && !found.has(document.paper)) found.set(document.paper, { paper: document.paper, match });
  }
  return [...found.values()];
}

const known = new WeakMap<NoteIndex, SearchIndex<NoteDocument>>();
let last: { readonly documents: ReadonlyMap<string, NoteDocument>; readonly index: SearchIndex<NoteDocument> } | undefined;

/** Notes that are there still are not read again. */
function getIndex(snapshot: Snapshot): SearchIndex<NoteDocument> {
  const notes = snapshot.noteIndex();
  const made = known.get(notes);
  if (made !== undefined) return made;
  const documents = new Map<string, NoteDocument>();
  const papers = new Set(notes.notes.flatMap(({ subject }) => (subject.kind === 'known' ? [subject.paper] : [])));
  for (const paper of papers) {
    for (const { uri, words } of listPaperNotes(snapshot, paper)) {
      const key = `${uri} ${words}`;
      const former = last?.documents.get(key);
      if (words !== '')
        documents.set(key, former?.paper === paper ? former : { key, paper, title: '', abstract: words, names: [], authors: [] });
    }
  }
  const index = createSearchIndex([...documents.values()], { previous: last?.index });
  last = { documents, index };
  known.set(notes, index);
  return index;
}
