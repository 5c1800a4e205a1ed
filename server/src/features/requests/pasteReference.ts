import { replaceEntry } from '../../bibliography/write/replaceEntry';
import { addFacts } from '../../bibliography/write/completion/completeEntries';
import { findPrintableDoi, type WorkFacts } from '../../bibliography/write/workFacts';
import { findObjectionByTitle } from '../../lookUp/matching/judgeCandidate';
import { compareWorkTexts, readWorkText, type TitleAndAbstract } from '../../lookUp/matching/workText';
import type { BibliographyEntry } from '../../model/bibliography';
import type { TextEdit } from '../../model/draft';
import type { Paper } from '../../model/paper';
import type { BibliographyFile } from '../../workspace/files/textFile';
import type { Snapshot } from '../../workspace/snapshot';
import { getEntryOptions } from '../citing/entrySource';
import { findEntryUnderCursor } from '../citing/keyUnderCursor';
import { describeConflicts, listConflicts } from './conflictRefusal';
import { readPastedReference } from './pastedReference';

export type ReferencePaste =
  /** `doubt` has the two titles if the pasted reference may be that of another paper. */
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[]; readonly key: string; readonly doubt?: DifferingTitles }
  /** The identifier was added to the entry, if it lacked one; the paper with this key is to be looked up. */
  | { readonly kind: 'look-up'; readonly edits: readonly TextEdit[]; readonly key: string }
  | { readonly kind: 'refused'; readonly reason: string };

export interface DifferingTitles {
  readonly ofEntry: string;
  readonly pasted: string;
}

/**
 * Plans how a pasted reference replaces the entry at an offset of a bibliography, whose key stays. undefined if there is no entry at the
 * offset.
 */
export function pasteReference(snapshot: Snapshot, uri: string, offset: number, pasted: string): ReferencePaste | undefined {
  const file = snapshot.bibliographies.get(uri);
  const entry = file === undefined ? undefined : findEntryUnderCursor(file, offset)?.entry;
  if (file === undefined || entry === undefined) return undefined;
  const conflict = describeConflicts(listConflicts(snapshot, [uri]));
  if (conflict !== undefined) return { kind: 'refused', reason: conflict };
  const reference = readPastedReference(pasted);
  if (reference.kind === 'unreadable') return { kind: 'refused', reason: reference.reason };
  if (reference.kind === 'identifier') return addIdentifier(snapshot, file, entry, reference);
  const paper = snapshot.library().findByEntry(entry);
  const replacement = { ...reference.createEntry(entry.key), options: getEntryOptions(snapshot) };
  const edit = replaceEntry(file.text, file.bibliography(), entry, replacement);
  if (edit === undefined) return { kind: 'refused', reason: `The entry "${entry.key}" can't be replaced. Check that it's complete.` };
  const doubt = findDoubt(entry.title, paper, reference);
  return { kind: 'edits', edits: [edit], key: entry.key, ...(doubt === undefined ? {} : { doubt }) };
}

/** The two titles, unless the title or the abstract shows that the pasted reference is that of the entry. */
function findDoubt(title: string, paper: Paper | undefined, pasted: TitleAndAbstract): DifferingTitles | undefined {
  if (title === '') return undefined;
  const agreement = compareWorkTexts(readWorkText({ title, abstract: paper?.abstract }), readWorkText(pasted));
  const isSame = agreement.hasEqualTitle || findObjectionByTitle(title, agreement) === undefined;
  return isSame ? undefined : { ofEntry: title, pasted: pasted.title };
}

function addIdentifier(
  snapshot: Snapshot,
  file: BibliographyFile,
  entry: BibliographyEntry,
  { doi, arxivId }: { readonly doi?: string; readonly arxivId?: string },
): ReferencePaste {
  const paper = snapshot.library().findByEntry(entry);
  if (paper === undefined) return { kind: 'refused', reason: `The entry "${entry.key}" couldn't be read.` };
  const other = [
    doi !== undefined && entry.doi !== undefined && entry.doi.toLowerCase() !== doi.toLowerCase() ? `the DOI ${entry.doi}` : undefined,
    arxivId !== undefined && entry.arxivId !== undefined && entry.arxivId !== arxivId ? `arXiv ${entry.arxivId}` : undefined,
  ].find((each) => each !== undefined);
  if (other !== undefined) return { kind: 'refused', reason: `The entry "${entry.key}" already has ${other}. Remove it first.` };
  const facts: WorkFacts = { kind: 'other', authors: [], hasMoreAuthors: false, doi: findPrintableDoi(doi), arxivId };
  const edits = addFacts({ text: file.text, bibliography: file.bibliography() }, new Map([[entry, facts]]));
  return { kind: 'look-up', edits, key: paper.key };
}
