// Messages of the review of a draft. `messages.ts` combines them with all others.
import { l10n } from 'vscode';
import { formatNumber } from './formatNumber';

/** What a review looked at. */
interface ReviewScope {
  readonly citations: number;
  /** Of the citations of unknown keys, no work is known. */
  readonly works: number;
  readonly unknownKeys: number;
  readonly files: number;
}

export const reviewMessages = {
  reviewTitle: (): string => l10n.t('Check Draft'),
  reviewOf: (file: string): string => l10n.t('Check Draft: {0}', file),
  checkingDraft: (): string => l10n.t('Checking the draft'),
  reviewScope: ({ citations, works, unknownKeys, files }: ReviewScope): string =>
    [
      l10n.t('Citations: {0}', formatNumber(citations)),
      l10n.t('works: {0}', formatNumber(works)),
      ...(unknownKeys === 0 ? [] : [l10n.t('unknown keys: {0}', formatNumber(unknownKeys))]),
      ...(files === 1 ? [] : [l10n.t('files: {0}', formatNumber(files))]),
    ].join(', '),
  reviewKeys: (): string => keepTogether(l10n.t('Enter open, n next, p previous, Esc leave')),
  nothingFound: (): string => l10n.t('Nothing was found that needs another look.'),
  notJudged: (): string => l10n.t('Not judged'),
  morePlaces: (count: number): string => (count === 1 ? l10n.t('and 1 more place') : l10n.t('and {0} more places', formatNumber(count))),
  moreFindings: (count: number): string => l10n.t('and {0} more: they are shown when these are done', formatNumber(count)),
  completeThese: (): string => l10n.t('Complete these references ...'),
  openPlace: (): string => l10n.t('Open'),
  noFindings: (): string => l10n.t('The review has no findings.'),
  noReview: (): string => l10n.t('There is no review. Run Check Draft in a draft.'),
};

/** A key stays with the first word of what it does when the line is wrapped. */
function keepTogether(keys: string): string {
  return keys.replace(/(^|, )(\S+) /g, '$1$2\u00a0');
}
