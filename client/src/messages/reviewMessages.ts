// Messages of the review of a draft. `messages.ts` combines them with all others.
import { l10n } from 'vscode';
import { formatNumber } from './formatNumber';

export const reviewMessages = {
  reviewTitle: (): string => l10n.t('Check Draft'),
  reviewOf: (file: string): string => l10n.t('Check Draft: {0}', file),
  checkingDraft: (): string => l10n.t('Checking the draft'),
  reviewScope: (citations: number, keys: number, files: number): string =>
    files === 1
      ? l10n.t('Citations: {0}, of {1} works', formatNumber(citations), formatNumber(keys))
      : l10n.t('Citations: {0}, of {1} works, in {2} files', formatNumber(citations), formatNumber(keys), formatNumber(files)),
  reviewKeys: (): string => keepTogether(l10n.t('Enter open, n next, p previous, Esc leave')),
  nothingFound: (): string => l10n.t('Nothing was found that needs another look.'),
  notJudged: (): string => l10n.t('Not judged'),
  morePlaces: (count: number): string => (count === 1 ? l10n.t('and 1 more place') : l10n.t('and {0} more places', formatNumber(count))),
  moreFindings: (count: number): string => (count === 1 ? l10n.t('and 1 more') : l10n.t('and {0} more', formatNumber(count))),
  completeThese: (): string => l10n.t('Complete these references ...'),
  openPlace: (): string => l10n.t('Open'),
  noFindings: (): string => l10n.t('The review has no findings.'),
  noReview: (): string => l10n.t('There is no review. Run Check Draft in a draft.'),
};

/** A key stays with the first word of what it does when the line is wrapped. */
function keepTogether(keys: string): string {
  return keys.replace(/(^|, )(\S+) /g, '$1$2\u00a0');
}
