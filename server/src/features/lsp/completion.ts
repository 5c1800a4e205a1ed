import { toReadable } from '../../base/readableText';
import type { CitationKey } from '../../model/citation';
import type { CitationContext, CitationForm } from '../../model/draft';
import { titleBehindName, type Paper } from '../../model/paper';
import { countCitations } from '../../workspace/citationsOf';
import { chooseKey, resolveCitation } from '../../workspace/drafts/draftLibrary';
import type { Snapshot } from '../../workspace/snapshot';
import type { DraftFile } from '../../workspace/files/textFile';
import { listCardNotes } from '../card/cardNotes';
import { createPaperCard, formatOrigin, renderPaperCard } from '../card/paperCard';
import { findPapersForPassage } from '../passages/papersForPassage';
import { findPassage, toContext } from '../passages/passage';
import { listSentenceTemplates, type SentenceTemplate } from '../citing/sentenceTemplates';
import { listMatchedPhrases } from '../passages/matchedPhrases';
import { searchWords, type FoundPaper } from '../requests/search';

export interface CompletionResult {
  readonly items: readonly CompletionItem[];
}

export interface CompletionItem {
  readonly kind: 'citation' | 'sentence';
  /** The paper's. */
  readonly key: CitationKey;
  /** The key that stands in the draft once the item is accepted. */
  readonly written: CitationKey;
  readonly form: Omit<CitationForm, 'kind'>;
  /** What the writer knows the paper by: its name, else its title. */
  readonly label: string;
  /** Shown behind the label: what stands in the title behind the name, empty where the label is the title. Of a sentence its text. */
  readonly title: string;
  /** "Vaswani et al. 2017" or the digest's date, shown at the right; empty where neither is known. */
  readonly origin: string;
  /** Words of the paper that the sentence around the cursor speaks of, where nothing is typed that tells the paper. */
  readonly because: readonly string[];
  /** The text from the start of the replaced span to the cursor: what an editor filters by. */
  readonly typed: string;
}

/** Sentences stand at the end of the list and are found by what is typed, so they are for the papers meant by that. */
const papersWithSentences = 2;

/**
 * Papers for the citation under the cursor, best first, where nothing is typed those that the sentence speaks of; behind
 * all of them sentences on the best ones. undefined where no citation key belongs.
 */
export function completion(snapshot: Snapshot, uri: string, offset: number): CompletionResult | undefined {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined) return undefined;
  const { text, language } = draft;
  const context = language.findCitationContext?.(text, draft.scan(), offset);
  const writer = draft.writer();
  if (context === undefined || writer === undefined) return undefined;
  if (context.form === 'bare' && isFinished(snapshot, context.query)) return undefined;
  const { completionMaximum, completionForm, completionSentences } = snapshot.settings;
  const cited = new Set(context.citedKeys.flatMap((key) => resolveCitation(snapshot, uri, key)));
  const found = findPapers(snapshot, draft, context, completionMaximum + cited.size);
  const papers = found.filter(({ paper }) => !cited.has(paper)).slice(0, completionMaximum);
  const usual = completionForm === 'auto' ? writer.citations.findUsualForm(context) : completionForm;
  const isTyped = context.query.trim() !== '';
  const works = papers.map(
    ({ paper, matches }): CitedAs => ({
      paper,
      written: chooseKey(snapshot, uri, paper),
      because: isTyped ? [] : listMatchedPhrases(matches),
    }),
  );
  const items = works.flatMap((work, rank) =>
    writer.citations
      .listCitationForms(context, work.written, usual)
      .filter((form, order) => order === 0 || (rank === 0 && isSensible(form, work.paper)))
      .map((form) => createItem('citation', work, form, work.paper.names.length === 0 ? '' : titleBehindName(work.paper), text, offset)),
  );
  if (!completionSentences || !isTyped) return { items };
  const sentences = works.slice(0, papersWithSentences).flatMap((work) => listSentenceItems(draft, context, work, offset));
  return { items: [...items, ...sentences] };
}

/** All forms are offered of the best paper alone: the list stays a list of papers. Of one without a year, the year says nothing. */
function isSensible({ kind }: CitationForm, { year }: Paper): boolean {
  return kind !== 'year-only' || year !== undefined;
}

/** What is typed finds them, and the sentence orders them; with nothing typed the rest of the library follows those of the sentence. */
function findPapers(snapshot: Snapshot, draft: DraftFile, { query, clusterSpan }: CitationContext, limit: number): readonly FoundPaper[] {
  const passage = findPassage(draft, { start: clusterSpan.start, end: clusterSpan.start }, clusterSpan);
  if (query.trim() !== '') return searchWords(snapshot, query, { limit, context: toContext(passage) }).found;
  const spokenOf = findPapersForPassage(snapshot, { uri: draft.uri, passage, limit });
  const known = new Set(spokenOf.map(({ paper }) => paper));
  return [...spokenOf, ...searchWords(snapshot, '', { limit: limit + known.size }).found.filter(({ paper }) => !known.has(paper))];
}

/** The card of a completion item. undefined where the paper is gone since. */
export function completionDocumentation(snapshot: Snapshot, key: string): string | undefined {
  const paper = snapshot.library().findByKey(key);
  if (paper === undefined) return undefined;
  return renderPaperCard(
    createPaperCard(paper, { citedCount: countCitations(snapshot, paper), notes: listCardNotes(snapshot, paper) }, snapshot.settings),
  );
}

/** Behind "@duoattention shows that" the writer has gone on with the sentence. */
function isFinished(snapshot: Snapshot, query: string): boolean {
  const [first, ...rest] = query.split(/\s+/);
  return first !== undefined && rest.length > 0 && snapshot.library().findByKey(first) !== undefined;
}

/** A paper, the key by which the draft cites it, and what of it the sentence speaks of. */
interface CitedAs {
  readonly paper: Paper;
  readonly written: CitationKey;
  readonly because: readonly string[];
}

function createItem(
  kind: CompletionItem['kind'],
  { paper, written, because }: CitedAs,
  form: CompletionItem['form'],
  title: string,
  text: string,
  offset: number,
): CompletionItem {
  return {
    kind,
    key: paper.key,
    written,
    form,
    label: paper.names[0] ?? toReadable(paper.title),
    title,
    origin: formatOrigin(paper),
    because,
    typed: text.slice(form.span.start, offset),
  };
}

function listSentenceItems(draft: DraftFile, context: CitationContext, work: CitedAs, offset: number): CompletionItem[] {
  return listSentenceTemplates(draft, context, work.paper, work.written).map((sentence) =>
    createItem(
      'sentence',
      work,
      { ...sentence, label: work.written, note: sentenceNotes[sentence.kind] },
      sentence.plain,
      draft.text,
      offset,
    ),
  );
}

const sentenceNotes: Readonly<Record<SentenceTemplate['kind'], string>> = {
  contribution: 'sentence: contribution',
  contrast: 'sentence: contrast',
  grouping: 'sentence: grouping',
  limitation: 'sentence: limitation',
};
