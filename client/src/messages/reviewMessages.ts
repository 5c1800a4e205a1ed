// Messages of the review of a draft. `messages.ts` combines them with all others.
import { l10n } from 'vscode';
import { formatNumber } from './formatNumber';

/** What a review looked at, and how much it found. */
interface ReviewScope {
  readonly citations: number;
  /** Of the citations of unknown keys, no work is known. */
  readonly works: number;
  readonly files: number;
  readonly findings: number;
}

export const reviewMessages = {
  reviewTitle: (): string => l10n.t('Check Draft'),
  reviewOf: (file: string): string => l10n.t('Check Draft: {0}', file),
  checkingDraft: (): string => l10n.t('Checking the draft'),
  reviewScope: ({ citations, works, files, findings }: ReviewScope): string =>
    [
      citations === 1 ? l10n.t('1 citation') : l10n.t('{0} citations', formatNumber(citations)),
      works === 1 ? l10n.t('1 work') : l10n.t('{0} works', formatNumber(works)),
      ...(files === 1 ? [] : [l10n.t('{0} files', formatNumber(files))]),
      findings === 1 ? l10n.t('1 finding') : l10n.t('{0} findings', formatNumber(findings)),
    ].join(' · '),
  reviewKeys: (): string => keepTogether(l10n.t('n next, p previous, Enter go to, f fix, d dismiss, Esc close')),
  nothingFound: (): string => l10n.t('No problems found.'),
  notJudged: (): string => l10n.t('Not checked'),
  morePlaces: (count: number): string => (count === 1 ? l10n.t('and 1 more place') : l10n.t('and {0} more places', formatNumber(count))),
  moreFindings: (count: number): string => l10n.t('{0} more', formatNumber(count)),
  completeThese: (): string => l10n.t('Complete References...'),
  openPlace: (): string => l10n.t('Go to'),
  noFindings: (): string => l10n.t('No findings left.'),
  noReview: (): string => l10n.t('No draft has been checked. Run "Check Draft" in a draft.'),
  goToFinding: (): string => l10n.t('Go to'),
  dismissFinding: (): string => l10n.t('Dismiss'),
  fixFinding: (): string => l10n.t('Fix...'),
  /** "Fix: Change to "h2o"". */
  fixAs: (title: string): string => l10n.t('Fix: {0}', title),
  chooseFix: (): string => l10n.t('Fix'),
  fixedIn: (files: readonly string[]): string => l10n.t('Fixed in {0}', files.join(', ')),
  fixNotApplied: (): string => l10n.t("The fix couldn't be applied. Try again."),
  nothingToFix: (): string => l10n.t('This finding has no automatic fix. Go to the text and change it.'),
  nothingToDismiss: (): string => l10n.t("This finding can't be dismissed. Fix it or change the text."),
  /** A code lens with its key: "Dismiss (d)". */
  lensKey: (title: string, key: string): string => l10n.t('{0} ({1})', title, key),
};

/** A key stays with the first word of what it does when the line is wrapped. */
function keepTogether(keys: string): string {
  return keys.replace(/(^|, )(\S+) /g, '$1$2\u00a0');
}
