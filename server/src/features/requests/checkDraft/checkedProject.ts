import { URI, Utils } from 'vscode-uri';
import { derived } from '../../../base/derivedValues';
import { maskControls } from '../../../base/maskControls';
import type { Span } from '../../../base/span';
import { findDraftLanguage } from '../../../drafts/draftLanguages';
import { listChapters } from '../../../drafts/project/listChapters';
import type { BibliographyEntry } from '../../../model/bibliography';
import type { CitationItem, CitationKey } from '../../../model/citation';
import type { Paper } from '../../../model/paper';
import { findOwnEntry, getDraftBibliographies, resolveCitation } from '../../../workspace/drafts/draftLibrary';
import type { BibliographyFile, DraftFile } from '../../../workspace/files/textFile';
import { findFile, type Snapshot } from '../../../workspace/snapshot';
import { collapseWhiteSpace } from '../../passages/draftSentences';
import type { ReviewPlace } from './draftReview';

/** A draft, the drafts that are compiled with it or belong to the same book, and what they cite. */
export interface CheckedProject {
  readonly drafts: readonly DraftFile[];
  readonly bibliographies: readonly BibliographyFile[];
  /** One item for each key of each draft, in the order of the drafts and of the text. */
  readonly cited: readonly DraftKey[];
  /** All papers that are cited, and how often. */
  readonly papers: ReadonlyMap<Paper, number>;
  readonly entries: ReadonlySet<BibliographyEntry>;
}

/** A key that a draft cites. */
export interface DraftKey {
  readonly draft: DraftFile;
  readonly key: CitationKey;
  /** The papers that the key can mean; empty if no file has the key. */
  readonly papers: readonly Paper[];
  /** Never empty. */
  readonly items: readonly CitationItem[];
  /** Whether the draft itself contains the reference, as `\bibitem` does. */
  readonly isOwn: boolean;
}

/** undefined if the document is not a draft. */
export function readProject(snapshot: Snapshot, uri: string): CheckedProject | undefined {
  if (!snapshot.drafts.has(uri)) return undefined;
  const drafts = listMembers(snapshot, uri).flatMap((member) => snapshot.drafts.get(member) ?? []);
  const papers = new Map<Paper, number>();
  const entries = new Set<BibliographyEntry>();
  const cited = drafts.flatMap((draft) => {
    const { ownKeys } = snapshot.draftGraph().projectOf(draft.uri);
    return [...draft.itemsByKey()].map(([key, items]): DraftKey => {
      const found = resolveCitation(snapshot, draft.uri, key);
      for (const paper of found) papers.set(paper, (papers.get(paper) ?? 0) + items.length);
      const own = findOwnEntry(snapshot, draft.uri, key);
      if (own !== undefined) entries.add(own.entry);
      return { draft, key, papers: found, items, isOwn: ownKeys.has(key) };
    });
  });
  const bibliographies = new Set(drafts.flatMap((draft) => getDraftBibliographies(snapshot, draft.uri).files));
  return { drafts, bibliographies: [...bibliographies], cited, papers, entries };
}

/** The URIs of the drafts of a book that a project file lists, or else of those that are compiled with the draft. */
function listMembers(snapshot: Snapshot, uri: string): readonly string[] {
  const membersOf = (draft: string): readonly string[] => {
    const { members } = snapshot.draftGraph().projectOf(draft);
    return members.includes(draft) ? members : [draft];
  };
  const book = getBooks(snapshot)
    .map((chapters) => [...new Set(chapters.filter((chapter) => snapshot.drafts.has(chapter)).flatMap(membersOf))])
    .find((members) => members.includes(uri));
  return book ?? membersOf(uri);
}

/** The URIs of the chapters that each project file lists. */
const getBooks = derived(
  ({ projects }: Snapshot) => [projects],
  ([projects]): readonly (readonly string[])[] =>
    [...projects.values()].flatMap((file) => {
      const folder = Utils.dirname(URI.parse(file.uri));
      const chapters = listChapters(file.text).filter((path) => findDraftLanguage(undefined, path) !== undefined);
      return chapters.length === 0 ? [] : [chapters.map((path) => Utils.joinPath(folder, path).toString())];
    }),
);

/** The URIs of the notes on papers that are cited. */
export function listCheckedNotes(snapshot: Snapshot, { papers }: CheckedProject): readonly string[] {
  return snapshot.noteIndex().notes.flatMap(({ uri, subject }) => (subject.kind !== 'unknown' && papers.has(subject.paper) ? [uri] : []));
}

/** How many characters of the text around a place are quoted on each side. */
const around = 60;

/** A place with its words and some words around it: `… the heads differ [@duoatention] in how …`. */
export function quotePlace(snapshot: Snapshot, uri: string, span: Span): ReviewPlace {
  const text = findFile(snapshot, uri)?.text ?? '';
  const [from, to] = [Math.max(0, span.start - around), Math.min(span.end, span.start + 2 * around) + around];
  const before = text.slice(from, span.start).replace(/^[\s\S]*\n\s*\n/, '');
  const [behind = ''] = text.slice(span.start, to).split(/\n\s*\n/);
  const isCut = before.length === span.start - from && from > 0;
  const first = isCut ? `… ${before.replace(/^\S*\s/, '')}` : before;
  const last = behind.length === to - span.start && to < text.length ? `${behind.replace(/\s\S*$/, '')} …` : behind;
  return { uri, span, words: collapseWhiteSpace(maskControls(first + last)) };
}
