import { URI, Utils } from 'vscode-uri';
import { findDraftLanguage, listChapters } from '#drafts';
import {
  type BibliographyFile,
  type DraftFile,
  findFile,
  findOwnEntry,
  getDraftBibliographies,
  resolveCitation,
  type Snapshot,
} from '#workspace';
import { derived } from '../../base/derivedValues';
import { maskControls } from '../../base/escape';
import type { Span } from '../../base/span';
import type { BibliographyEntry } from '../../model/bibliography';
import type { CitationItem, CitationKey } from '../../model/citation';
import type { Paper } from '../../model/paper';
import { collapseWhiteSpace } from '../evidence/draftSentences';
import type { DiagnosticSeverity } from '../findings/rule';

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

/** What a reviewer would ask of a draft and of the drafts that are compiled with it. */
export interface DraftReview {
  /** The URIs of the drafts that were checked, the root first. */
  readonly drafts: readonly string[];
  /** How often they cite: each key in each citation counts. */
  readonly citationCount: number;
  /** The number of different works that they cite. */
  readonly workCount: number;
  /** Groups without findings are left out. The most severe come first, citations that only lack an entry last. */
  readonly groups: readonly FindingGroup[];
  /** What the review can't judge, one sentence each. */
  readonly unjudged: readonly ReviewFinding[];
}

/** Findings of one kind. */
export interface FindingGroup {
  /** The code of the rule, `missing-entry`, or a name of what only the review looks for. */
  readonly kind: string;
  /** The code of the rule whose diagnostics these are; absent if only the review looks for them. */
  readonly code?: string;
  /** The name of the group, for the writer. */
  readonly title: string;
  readonly severity: DiagnosticSeverity;
  /**
   * The number of things that are wrong. `findings` has a place for each, unless it leaves some out and says so. Sentences that say
   * something wrong are counted one by one; of other findings, those with the same message count once: a key that is undefined at three
   * places.
   */
  readonly count: number;
  readonly findings: readonly ReviewFinding[];
  /** The number of findings, including those that `findings` leaves out. */
  readonly findingCount: number;
  /** The papers of a group about references that registries may complete; otherwise absent. */
  readonly completable?: readonly CitationKey[];
}

/** A message, and the places that it is about. */
export interface ReviewFinding {
  readonly message: string;
  readonly places: readonly ReviewPlace[];
  /** The number of places, including those that `places` leaves out. */
  readonly placeCount: number;
  /** The titles of the quick fixes at the first place; absent if there are none. */
  readonly fixes?: readonly string[];
  /** Whether the writer can dismiss the finding at its places. */
  readonly canDismiss?: true;
}

export interface ReviewPlace {
  readonly uri: string;
  readonly span: Span;
  /** The words of the file at the place, on one line. */
  readonly words: string;
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
  const [after = ''] = text.slice(span.start, to).split(/\n\s*\n/);
  const isCut = before.length === span.start - from && from > 0;
  const first = isCut ? `… ${before.replace(/^\S*\s/, '')}` : before;
  const last = after.length === to - span.start && to < text.length ? `${after.replace(/\s\S*$/, '')} …` : after;
  return { uri, span, words: collapseWhiteSpace(maskControls(first + last)) };
}

/** Limits `places`: more of them would help no reviewer. Controls in the message, as keys and headings may have them, become spaces. */
export function createFinding(message: string, places: readonly ReviewPlace[], most = 3): ReviewFinding {
  return { message: maskControls(message), places: places.slice(0, most), placeCount: places.length };
}
