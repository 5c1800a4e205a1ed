import { chooseKey, countCitations, type DraftFile, resolveCitation, type Snapshot } from '#workspace';
import { escapeMarkdown } from '../../base/escape';
import { toReadable } from '../../base/readableText';
import type { CitationKey } from '../../model/citation';
import type { CitationContext, CitationForm } from '../../model/draft';
import type { Paper } from '../../model/paper';
import { listCardNotes } from '../annotating/paperNotes';
import { findPassage, listMatchedPhrases, toSearchContext } from '../evidence/passage';
import { type CardContext, createPaperCard, formatOrigin, renderPaperCard } from '../finding/paperCard';
import { findPapersForPassage } from '../finding/papersForPassage';
import type { FoundPaper } from '../finding/search';
import { listSentenceTemplates, type SentenceTemplate } from './sentenceTemplates';

export interface CompletionResult {
  readonly items: readonly CompletionItem[];
  /**
   * The end of the word at the cursor that the writer may type, letter by letter, while the list stays the same: `attention` for
   * `[@flash<|>` if only the paper with the word FlashAttention matches. Empty if the next letter may change the list.
   */
  readonly restOfWord: string;
}

export interface CompletionItem {
  readonly kind: 'citation' | 'sentence';
  /** The paper's key in the library. */
  readonly key: CitationKey;
  /** The key by which the draft cites the paper. */
  readonly written: CitationKey;
  readonly form: Omit<CitationForm, 'kind'>;
  /** The paper's name, or its title if it has no name. */
  readonly label: string;
  /**
   * The text that follows the label. For a citation: the title without the name at its beginning; empty if the label is the title. For
   * a sentence: its text.
   */
  readonly title: string;
  /** "Vaswani et al. 2017", or only the authors or only the date if no more is known; shown at the right. Empty if neither is known. */
  readonly origin: string;
  /** Phrases that the paper shares with the sentence around the cursor. Empty if the writer has typed a part of the citation. */
  readonly because: readonly string[];
  /** The text from the start of the replaced span to the cursor, which the editor uses to filter the items. */
  readonly typed: string;
}

/**
 * The number of papers for which sentences are offered. Sentences are at the end of the list, so only the papers that match best get
 * sentences.
 */
const papersWithSentences = 2;

/**
 * Papers for the citation at the cursor, best first. If the writer has typed a part of the citation, these are the papers that match
 * it, followed by sentences about the best of them. If not, they are the papers that the sentence is probably about, followed by other
 * papers. undefined if no citation can be typed at the cursor, or if the writer has finished the citation there.
 */
export function completion(snapshot: Snapshot, uri: string, offset: number): CompletionResult | undefined {
  const draft = snapshot.drafts.get(uri);
  const context = draft?.language.findCitationContext?.(draft.text, draft.scan(), offset);
  const writer = draft?.writer();
  if (draft === undefined || context === undefined || writer === undefined) return undefined;
  if (context.form === 'bare' && isFinished(snapshot, context.query)) return undefined;
  const { completionForm, completionSentences } = snapshot.settings;
  const cited = new Set(context.citedKeys.flatMap((key) => resolveCitation(snapshot, uri, key)));
  const works = rankPapers(snapshot, draft, context, cited);
  const usual = completionForm === 'auto' ? writer.citations.findUsualForm(context) : completionForm;
  const items = works.flatMap((work, rank) =>
    writer.citations
      .listCitationForms(context, work.written, usual)
      .filter((form, order) => order === 0 || (rank === 0 && isSensible(form, work.paper)))
      .map((form) => createItem(draft, offset, work, { kind: 'citation', form, title: titleAfterName(work.paper) })),
  );
  const restOfWord = works.length === 0 ? '' : findLastingRest(snapshot, context, cited.size);
  if (!completionSentences || !isTyped(context)) return { items, restOfWord };
  const sentences = works.slice(0, papersWithSentences).flatMap((work) => listSentenceItems(draft, context, work, offset));
  return { items: [...items, ...sentences], restOfWord };
}

/** The largest number of papers in a list. */
const maxWorks = 50;

/** See `CompletionResult.restOfWord`. While files are still being read, any list may change. */
function findLastingRest({ ready, searchIndex }: Snapshot, { query }: CitationContext, citedCount: number): string {
  return ready ? searchIndex().findLastingRest({ text: query }, maxWorks + citedCount) : '';
}

function isTyped({ query }: CitationContext): boolean {
  return query.trim() !== '';
}

/**
 * Whether another form of citing the best paper makes sense. Other papers are offered in one form only, so that the list remains a list
 * of papers. "Year only" requires a known year.
 */
function isSensible({ kind }: CitationForm, { year }: Paper): boolean {
  return kind !== 'year-only' || year !== undefined;
}

/** A paper that is offered, and what the item says about it. */
interface Work {
  readonly paper: Paper;
  /** The key by which the draft cites it. */
  readonly written: CitationKey;
  /** See `CompletionItem.because`. */
  readonly because: readonly string[];
}

/** The papers to offer, without those that the same citation already contains. */
function rankPapers(snapshot: Snapshot, draft: DraftFile, context: CitationContext, cited: ReadonlySet<Paper>): readonly Work[] {
  return findPapers(snapshot, draft, context, maxWorks + cited.size)
    .filter(({ paper }) => !cited.has(paper))
    .slice(0, maxWorks)
    .map(({ paper, matches }) => ({
      paper,
      written: chooseKey(snapshot, draft.uri, paper, context.querySpan.start),
      because: listMatchedPhrases(matches),
    }));
}

/**
 * Searches for the typed words; the sentence around them affects the order of the papers. If nothing is typed, papers for the sentence
 * come first.
 */
function findPapers(
  snapshot: Snapshot,
  draft: DraftFile,
  context: CitationContext,
  limit: number,
): readonly Pick<FoundPaper, 'paper' | 'matches'>[] {
  const { query, clusterSpan } = context;
  const passage = findPassage(draft, { start: clusterSpan.start, end: clusterSpan.start }, clusterSpan);
  const index = snapshot.searchIndex();
  if (isTyped(context))
    return index
      .search({ text: query }, { limit, context: toSearchContext(passage) })
      .hits.map(({ document }) => ({ paper: document, matches: [] }));
  const suggested = findPapersForPassage(snapshot, { uri: draft.uri, passage, limit });
  const known = new Set(suggested.map(({ paper }) => paper));
  const others = index.search({ text: '' }, { limit: limit + known.size }).hits.filter(({ document }) => !known.has(document));
  return [...suggested, ...others.map(({ document }) => ({ paper: document, matches: [] }))];
}

/**
 * The card of a paper, as the documentation of its completion item; `because` are the phrases that it shares with the sentence. undefined
 * if the paper is no longer in the library.
 */
export function completionDocumentation(snapshot: Snapshot, key: string, because: readonly string[] = []): string | undefined {
  const paper = snapshot.library().findByKey(key);
  if (paper === undefined) return undefined;
  const shared = because.map((phrase) => `**${escapeMarkdown(phrase)}**`).join(', ');
  const context: CardContext = {
    citedCount: countCitations(snapshot, paper),
    notes: listCardNotes(snapshot, paper),
    ...(shared === '' ? {} : { evidence: { line: `Matches your sentence: ${shared}`, sentence: '' } }),
  };
  return renderPaperCard(createPaperCard(paper, context, snapshot.settings));
}

/** Whether the writer has finished the citation and continues the sentence, as in "@duoattention shows that<|>". */
function isFinished(snapshot: Snapshot, query: string): boolean {
  const [first, ...rest] = query.split(/\s+/);
  return first !== undefined && rest.length > 0 && snapshot.library().findByKey(first) !== undefined;
}

/** The parts of an item that do not come from the paper alone. */
type ItemText = Pick<CompletionItem, 'kind' | 'form' | 'title'>;

function createItem(
  { text }: DraftFile,
  offset: number,
  { paper, written, because }: Work,
  { kind, form, title }: ItemText,
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

/** The title without the name at its beginning, because the label shows the name: `Efficient Long-Context LLM Inference`. */
function titleAfterName({ title, names }: Paper): string {
  if (names.length === 0) return '';
  const opening = names.find((name) => title.startsWith(name));
  const rest = opening === undefined ? undefined : /^\s*[:：]\s*(.+)$/su.exec(title.slice(opening.length))?.[1];
  return toReadable(rest ?? title);
}

function listSentenceItems(draft: DraftFile, context: CitationContext, work: Work, offset: number): CompletionItem[] {
  return listSentenceTemplates(draft, context, work.paper, work.written).map((sentence) => {
    const form = { ...sentence, label: work.written, hint: sentenceNotes[sentence.kind] };
    return createItem(draft, offset, work, { kind: 'sentence', form, title: sentence.plain });
  });
}

const sentenceNotes: Readonly<Record<SentenceTemplate['kind'], string>> = {
  contribution: 'sentence: contribution',
  contrast: 'sentence: contrast',
  grouping: 'sentence: grouping',
  limitation: 'sentence: limitation',
};
