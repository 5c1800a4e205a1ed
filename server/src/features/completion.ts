import type { Span } from '../base/span';
import type { CitationForm } from '../model/draft';
import { titleBehindName, type Paper } from '../model/paper';
import type { Snapshot } from '../workspace/snapshot';
import { findCitedAt } from './citedAt';
import { formatDate, renderPaperCard } from './paperCard';
import { search } from './search';

export interface CompletionAnswer {
  readonly items: readonly CompletionItem[];
}

export interface CompletionItem {
  readonly key: string;
  readonly form: CitationForm;
  /** The title, or what stands in it behind the name; shown behind the label, which has the name. */
  readonly title: string;
  /** Date or year, shown at the right; empty where neither is known. */
  readonly date: string;
  /** The text from the start of the replaced span to the cursor: what an editor filters by. */
  readonly typed: string;
}

/** Only so many papers are offered in more than one form: the list stays a list of papers. */
const papersWithAllForms = 3;

/** Papers for the citation under the cursor, best first. undefined where no citation key belongs. */
export function completion(snapshot: Snapshot, uri: string, offset: number): CompletionAnswer | undefined {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined) return undefined;
  const { text, language } = draft;
  const context = language.findCitationContext(text, draft.scan(), offset);
  if (context === undefined) return undefined;
  if (context.form === 'bare' && isFinished(snapshot, context.query)) return undefined;
  const { found } = search(snapshot, context.query, snapshot.settings.completionMaximum + context.citedKeys.length);
  const items = found
    .filter(({ paper }) => !context.citedKeys.includes(paper.key))
    .slice(0, snapshot.settings.completionMaximum)
    .flatMap(({ paper }, rank) => {
      const forms = language.listCitationForms(text, context, paper.key);
      return forms.slice(0, rank < papersWithAllForms ? forms.length : 1).map((form) => createItem(paper, form, text, offset));
    });
  return { items };
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

function createItem(paper: Paper, form: CitationForm, text: string, offset: number): CompletionItem {
  const typedSpan: Span = { start: form.span.start, end: offset };
  return { key: paper.key, form, title: titleBehindName(paper), date: formatDate(paper), typed: text.slice(typedSpan.start, typedSpan.end) };
}
