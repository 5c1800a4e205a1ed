import type { RecordDraft } from '../../recordDraft';
import { ownWords } from '../../abstracts/ownWords';

/** A length in UTF-16 units: most abstracts are longer, and most summaries by other people are shorter. */
const usualSummary = 300;
/** If the texts of a document are abstracts, at least this share of them contains words that authors use for their own work. */
const fewestOwn = 0.3;
/** A beginning such as `Berg et al. show`, which authors do not write about themselves. */
const namesAuthors = /^\p{Lu}[\p{L}'’-]+ (?:et al\b|and colleagues\b)/u;

/**
 * Marks the abstracts that are really summaries by other people. An abstract that begins with the authors (`Berg et al.`) is a summary.
 * If most texts of a document are short and few contain words that authors use for their own work, the texts without these words are
 * summaries too. Texts that end with an ellipsis are not, because a search engine may have truncated an abstract. Labelled abstracts
 * are left unchanged.
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
