import type { RecordDraft } from '../../recordDraft';
import { ownWords } from '../../abstracts/ownWords';

/** In UTF-16 units. Abstracts are usually longer than this, summaries by others shorter. */
const usualSummary = 300;
/** At least this share of abstracts are written in the words of authors. */
const fewestOwn = 0.3;
/** `Berg et al. show ...`: somebody else writes about the authors. */
const namesAuthors = /^\p{Lu}[\p{L}'’-]+ (?:et al\b|and colleagues\b)/u;

/**
 * Decides which abstracts are really summaries by somebody else: those that mention the authors, or all in a document in which most
 * are short and hardly any reads like an abstract. Labelled abstracts and those that a search engine may have truncated are left
 * alone.
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
