import type { RecordDraft } from '../../recordDraft';
import { ownWords } from '../../abstracts/ownWords';

/** Abstracts are longer, as a rule; words on papers are shorter, in UTF-16 units. */
const usualSummary = 300;
/** Of abstracts, so many at least speak of their paper as its authors do. */
const fewestOwn = 0.3;
/** `Berg et al. show ...`: somebody else speaks of the authors. */
const namesAuthors = /^\p{Lu}[\p{L}'’-]+ (?:et al\b|and colleagues\b)/u;

/**
 * Calls the words below titles what they are: somebody else's, where they speak of the authors, or where hardly any of a document
 * speaks as authors do and most are short. What a source calls an abstract is one, and so may be what a search engine has cut off.
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
