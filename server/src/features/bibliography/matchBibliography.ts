import { completeEntries, type EntryToComplete, listMissingFacts, parseBibliography, toReference } from '#bibliography';
import { copyPaper } from '#library';
import {
  compareWorkTexts,
  countContentWords,
  findObjectionByIdentifier,
  findObjectionByTitle,
  haveOtherIdentifiers,
  isGenericTitle,
  readWorkText,
  shareIdentifier,
  type WorkText,
} from '#lookUp';
import { canBeSamePerson, foldText } from '#text';
import { type DraftFile, getDraftBibliographies, type NamedFile, type Snapshot } from '#workspace';
import type { BibliographyEntry } from '../../model/bibliography';
import { type CompletedReference, referenceFacts } from '../../model/completedReference';
import type { FileReference, TextEdit } from '../../model/draft';
import type { Paper } from '../../model/paper';
import { findEntryUnderCursor } from '../evidence/underCursor';
import { describeConflicts, listConflicts } from './completeEntries';

export interface BibliographyMatch {
  readonly edits: readonly TextEdit[];
  readonly matched: readonly { readonly key: string; readonly other: string }[];
  readonly unmatched: readonly { readonly key: string; readonly title: string; readonly reason: string }[];
  /** Why nothing was compared, in words for the writer. */
  readonly refusal?: string;
}

/** Another bibliography file, such as an export of Zotero. */
interface OtherBibliography {
  /** Its extension tells the format. */
  readonly name: string;
  readonly text: string;
}

/** An entry of the other file, with what it is compared by. */
interface KnownWork {
  readonly entry: BibliographyEntry;
  readonly reference: CompletedReference;
  readonly text: WorkText;
  readonly words: ReadonlySet<string>;
}

interface MissingBibliography {
  /** The place in the draft that names the file. */
  readonly reference: FileReference;
  readonly named: NamedFile;
}

/**
 * Completes incomplete entries of a bibliography by the entries of another file that are certainly the same papers: by identifier, by
 * title and abstract, or by the same title if nothing speaks against it. `offset` is in the only entry that is meant; all are if it is
 * undefined.
 */
export function matchBibliography(snapshot: Snapshot, uri: string, other: OtherBibliography, offset?: number): BibliographyMatch {
  const file = snapshot.bibliographies.get(uri);
  if (file === undefined) return { edits: [], matched: [], unmatched: [] };
  const refusal = describeConflicts(listConflicts(snapshot, [uri]));
  if (refusal !== undefined) return { edits: [], matched: [], unmatched: [], refusal };
  const meant =
    offset === undefined ? file.bibliography().entries : [findEntryUnderCursor(file, offset)?.entry].flatMap((each) => each ?? []);
  const known = parseBibliography(other.text, other.name)
    .entries.filter(({ title }) => title !== '')
    .map(toKnownWork);
  const found: (EntryToComplete & { readonly work: KnownWork })[] = [];
  const unmatched: { key: string; title: string; reason: string }[] = [];
  for (const entry of meant.filter((each) => listMissingFacts(each).length > 0)) {
    const paper = snapshot.library().findByEntry(entry);
    if (paper === undefined) continue;
    const work = findSameWork(entry, paper, known);
    if (typeof work === 'string') unmatched.push({ key: entry.key, title: entry.title, reason: work });
    else found.push({ entry, paper: copyPaper(paper, { reference: work.reference }), work });
  }
  const edits = completeEntries({ text: file.text, bibliography: file.bibliography() }, found, snapshot.settings.preferredVersion);
  return { edits, matched: found.map(({ entry, work }) => ({ key: entry.key, other: work.entry.key })), unmatched };
}

function toKnownWork(entry: BibliographyEntry): KnownWork {
  const text = readWorkText(entry);
  return { entry, reference: toReference(entry), text, words: new Set(text.folded.split(' ')) };
}

/** The only work in the file that is the paper of the entry, or the reason why there is none. */
function findSameWork(entry: BibliographyEntry, paper: Paper, known: readonly KnownWork[]): KnownWork | string {
  const abstract = paper.abstractKind === 'summary' ? undefined : paper.abstract;
  const text = readWorkText({ title: entry.title, abstract });
  const words = text.folded.split(' ');
  const near = known.filter(
    (work) => shareIdentifier(entry, work.entry) || 2 * words.filter((word) => work.words.has(word)).length >= words.length,
  );
  const judged = near.map((work) => ({ work, objection: findObjection(entry, text, work) }));
  const [first, ...others] = judged.filter(({ objection }) => objection === undefined);
  if (first === undefined) return judged.map(({ objection }) => objection).find((each) => each !== 'different title') ?? 'not in the file';
  const taken = [first.work, ...others.map(({ work }) => work)];
  const isOther = taken.some((work, at) => taken.slice(at + 1).some((other) => areContrary(work, other)));
  return isOther ? 'multiple entries have this title' : first.work;
}

/** Besides people and identifiers, which can be written in several ways. */
const comparedFacts = referenceFacts.filter((name) => name !== 'title' && name !== 'authors');

/** Whether two entries of one file can't be the same work, because a fact that both have differs. */
function areContrary({ entry, reference: a }: KnownWork, { entry: other, reference: b }: KnownWork): boolean {
  if (haveOtherIdentifiers(entry, other) || !haveSamePeople(a, b)) return true;
  return comparedFacts.some((name) => {
    const [fact = '', otherFact = ''] = [a[name], b[name]].map((value) => (value === undefined ? '' : foldText(String(value))));
    return fact !== '' && otherFact !== '' && fact !== otherFact;
  });
}

/** Why an entry of the other file is not taken; undefined if it is the same paper. */
function findObjection(entry: BibliographyEntry, text: WorkText, work: KnownWork): string | undefined {
  const agreement = compareWorkTexts(text, work.text);
  if (shareIdentifier(entry, work.entry)) return findObjectionByIdentifier(agreement);
  if (haveOtherIdentifiers(entry, work.entry)) return 'different identifier';
  if (!haveSamePeople(toReference(entry), work.reference)) return 'different authors';
  const objection = findObjectionByTitle(entry.title, agreement);
  if (objection === undefined || agreement.containment !== undefined) return objection;
  // The writer chose this file, so its works are those that the writer cites. Without an abstract, a whole title that names a subject
  // is enough.
  return agreement.hasEqualTitle && !isGenericTitle(entry.title) && countContentWords(entry.title) >= 3 ? undefined : objection;
}

/** Whether two lists of authors can be those of one work; a work without known authors can be anybody's. */
function haveSamePeople({ authors: a }: CompletedReference, { authors: b }: CompletedReference): boolean {
  const [first, other] = [a[0], b[0]];
  return first === undefined || other === undefined || canBeSamePerson(first, other);
}

/**
 * The bibliographies that this draft names but that are not on disk. Files that the compiler writes itself (`filecontents`) are not
 * listed, nor are paths that only the compiler can resolve, such as addresses and paths with TeX commands.
 */
export function listMissingBibliographies(snapshot: Snapshot, draft: DraftFile): readonly MissingBibliography[] {
  const missing = getDraftBibliographies(snapshot, draft.uri).missing.filter(
    ({ candidates }) => candidates.length > 0 && candidates.every((candidate) => snapshot.absentBibliographies.has(candidate)),
  );
  if (missing.length === 0) return [];
  const made = listMadeFiles(snapshot, draft.uri);
  return draft.scan().fileReferences.flatMap((reference) => {
    const named =
      reference.kind === 'bibliography' && !made.has(withoutDot(reference.path))
        ? missing.find(({ path }) => path === reference.path)
        : undefined;
    return named === undefined ? [] : [{ reference, named }];
  });
}

/** The paths of the files that the compiler writes when it processes the project of this draft. */
function listMadeFiles(snapshot: Snapshot, uri: string): ReadonlySet<string> {
  const { members } = snapshot.draftGraph().projectOf(uri);
  const references = members.flatMap((member) => snapshot.drafts.get(member)?.scan().fileReferences ?? []);
  return new Set(references.flatMap(({ kind, path }) => (kind === 'made' ? [withoutDot(path)] : [])));
}

function withoutDot(path: string): string {
  return path.replace(/^(?:\.\/)+/, '');
}
