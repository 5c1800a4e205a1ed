import type { RecordDraft } from '../../recordDraft';
import { ownWords } from '../../abstracts/ownWords';

/** In UTF-16 units. Most abstracts are longer than this, most summaries by other people are shorter. */
const usualSummary = 300;
/** If the texts of a document are abstracts, at least this share of them contains words that authors use for their own work. */
const fewestOwn = 0.3;
/** `Berg et al. show ...` is written by another person than the authors. */
const namesAuthors = /^\p{Lu}[\p{L}'’-]+ (?:et al\b|and colleagues\b)/u;

/**
 * Decides which abstracts are really summaries by other people. These are the ones that begin with the authors (`Berg et al.`). If most
 * texts of a document are short and few read like abstracts, the others are summaries too, except for those that a search engine may
 * have truncated. Labelled abstracts stay as they are.
 */
export function markSummaries(drafts: readonly RecordDraft[]): void {
  const unlabelled = drafts.filter(({ abstract, isAbstractLabelled }) => abstract !== undefined && isAbstractLabelled !== true);
  const own = unlabelled.filter(({ abstract }) => ownWords.test(abstract?.text ?? ''));
  const short = unlabelled.filter(({ abstract }) => (abstract?.text.length ?? 0) < usualSummary);
  const areSummaries = unlabelled.length > 1 && own.length < fewestOwn * unlabelled.length && short.length > 0.5 * unlabelled.length;
  for (const draft of unlabelled) {
    const text = draft.abstract?.text ?? '';
    if (namesAuthors.test(text) || (areSummaries && !own.includes(draft) && !/(?:…|\.{3})$/.test(text))) draft.abstractKind = 'summary';
  }
}
