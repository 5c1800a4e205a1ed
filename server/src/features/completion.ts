import type { CitationKey } from '../model/citation';
import type { CitationContext, CitationForm, DraftLanguage } from '../model/draft';
import { titleBehindName, type Paper } from '../model/paper';
import { chooseKey, resolveCitation } from '../workspace/draftLibrary';
import type { Snapshot } from '../workspace/snapshot';
import { findCitedAt } from './parts/citedAt';
import { formatOrigin, renderPaperCard } from './parts/paperCard';
import { searchWords } from './search';
import { listSentences, type Sentence } from './parts/sentences';

export interface CompletionAnswer {
  readonly items: readonly CompletionItem[];
}

export interface CompletionItem {
  readonly kind: 'citation' | 'sentence';
  /** The paper's. */
  readonly key: CitationKey;
  /** The key that stands in the draft once the item is accepted. */
  readonly written: CitationKey;
  readonly form: Omit<CitationForm, 'kind'>;
  /** The title, or what stands in it behind the name; shown behind the label, which has the name. Of a sentence its text. */
  readonly title: string;
  /** "Vaswani et al. 2017" or the digest's date, shown at the right; empty where neither is known. */
  readonly origin: string;
  /** The text from the start of the replaced span to the cursor: what an editor filters by. */
  readonly typed: string;
}

/** How many forms of the best papers are offered; of any other, one: the list stays a list of papers. */
const formsByRank: readonly number[] = [Infinity, 2];
/** Sentences stand at the end of the list and are found by what is typed, so they are for the papers meant by that. */
const papersWithSentences = 2;

/**
 * Papers for the citation under the cursor, best first; behind all of them sentences on the best ones. undefined where
 * no citation key belongs.
 */
export function completion(snapshot: Snapshot, uri: string, offset: number): CompletionAnswer | undefined {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined) return undefined;
  const { text, language } = draft;
  const context = language.findCitationContext(text, draft.scan(), offset);
  if (context === undefined) return undefined;
  if (context.form === 'bare' && isFinished(snapshot, context.query)) return undefined;
  const { completionMaximum, completionForm, completionSentences } = snapshot.settings;
  const cited = new Set(context.citedKeys.flatMap((key) => resolveCitation(snapshot, uri, key)));
  const { found } = searchWords(snapshot, context.query, { limit: completionMaximum + cited.size });
  const papers = found.map(({ paper }) => paper).filter((paper) => !cited.has(paper)).slice(0, completionMaximum);
  const usual = completionForm === 'auto' ? language.findUsualForm(text, draft.scan(), context) : completionForm;
  const works = papers.map((paper): CitedAs => ({ paper, written: chooseKey(snapshot, uri, paper) }));
  const items = works.flatMap((work, rank) =>
    language
      .listCitationForms(text, context, work.written, usual)
      .slice(0, formsByRank[rank] ?? 1)
      .map((form) => createItem('citation', work, form, titleBehindName(work.paper), text, offset)),
  );
  if (!completionSentences || context.query.trim() === '') return { items };
  const sentences = works.slice(0, papersWithSentences).flatMap((work) => listSentenceItems(language, text, context, work, offset));
  return { items: [...items, ...sentences] };
}

/** The card of a completion item. undefined where the paper is gone since. */
export function completionDocumentation(snapshot: Snapshot, key: string): string | undefined {
  const paper = snapshot.library().findByKey(key);
  if (paper === undefined) return undefined;
  return renderPaperCard(paper, { citedCount: findCitedAt(snapshot, paper).length }, snapshot.settings);
}

/** Behind "@duoattention shows that" the writer has gone on with the sentence. */
function isFinished(snapshot: Snapshot, query: string): boolean {
  const [first, ...rest] = query.split(/\s+/);
  return first !== undefined && rest.length > 0 && snapshot.library().findByKey(first) !== undefined;
}

/** A paper, and the key by which the draft cites it. */
interface CitedAs {
  readonly paper: Paper;
  readonly written: CitationKey;
}

function createItem(kind: CompletionItem['kind'], { paper, written }: CitedAs, form: CompletionItem['form'], title: string, text: string, offset: number): CompletionItem {
  return { kind, key: paper.key, written, form, title, origin: formatOrigin(paper), typed: text.slice(form.span.start, offset) };
}

function listSentenceItems(language: DraftLanguage, text: string, context: CitationContext, work: CitedAs, offset: number): CompletionItem[] {
  return listSentences(language, text, context, work.paper, work.written).map((sentence) =>
    createItem('sentence', work, { ...sentence, label: work.written, note: sentenceNotes[sentence.kind] }, sentence.plain, text, offset),
  );
}

const sentenceNotes: Readonly<Record<Sentence['kind'], string>> = {
  contribution: 'sentence: contribution',
  contrast: 'sentence: contrast',
  grouping: 'sentence: grouping',
  limitation: 'sentence: limitation',
};
