// Messages about new papers. `messages.ts` combines them with all others.
import { l10n } from 'vscode';
import { formatNumber } from './formatNumber';

export const newPaperMessages = {
  newPapersTitle: (): string => l10n.t('New Papers'),
  /** "3 of 14 new papers". */
  newPaperPlace: (at: number, count: number): string => l10n.t('{0} of {1} new papers', formatNumber(at), formatNumber(count)),
  newPaperPlaceLater: (at: number, count: number): string => l10n.t('{0} of {1}, saved for later', formatNumber(at), formatNumber(count)),
  nearSection: (heading: string): string => l10n.t('related to your section "{0}"', heading),
  newPaperKeys: (): string =>
    keepTogether(l10n.t('k keep, s skip, l later, c cite, n note, o open, u undo, Shift+S skip all of a digest, Esc close')),
  lookingForNewPapers: (): string => l10n.t('Looking for new papers'),
  noNewPapers: (): string => l10n.t('No new papers.'),
  /** `later` papers were left for later in this session. */
  newPapersDone: (decided: number, later: number): string =>
    later === 0
      ? l10n.t('All done. Reviewed: {0}.', formatNumber(decided))
      : l10n.t('All done. Reviewed: {0}, left for later: {1}.', formatNumber(decided), formatNumber(later)),
  newPapersEndKeys: (): string => keepTogether(l10n.t('u undo, Esc close')),
  lensKeep: (): string => l10n.t('Keep'),
  lensSkip: (): string => l10n.t('Skip'),
  lensLater: (): string => l10n.t('Later'),
  lensCite: (): string => l10n.t('Cite'),
  lensNote: (): string => l10n.t('Note'),
  lensOpen: (): string => l10n.t('Open'),
  lensClose: (): string => l10n.t('Close'),
  /** Says which file was changed. */
  citedInDraft: (file: string): string => l10n.t('Cited in {0}', file),
  /** What was done, in the status bar, where a click undoes it. */
  withUndo: (done: string): string => l10n.t('{0}. Undo', done),
  decided(decision: 'kept' | 'skipped' | 'later' | 'cited', title: string): string {
    switch (decision) {
      case 'kept':
        return l10n.t('Kept: {0}', title);
      case 'skipped':
        return l10n.t('Skipped: {0}', title);
      case 'later':
        return l10n.t('Saved for later: {0}', title);
      case 'cited':
        return l10n.t('Cited: {0}', title);
    }
  },
  undecided: (title: string): string => l10n.t('Undid the decision on {0}', title),
  undecidedButCited: (title: string, file: string): string => l10n.t('Undid the decision on {0}. Its citation stays in {1}', title, file),
  chooseNewPapers: (): string => l10n.t('Skip new papers from'),
  allDigests: (): string => l10n.t('All digests'),
  newCount: (count: number): string => (count === 1 ? l10n.t('1 new paper') : l10n.t('{0} new papers', formatNumber(count))),
  noneIsNew: (): string => l10n.t('No new papers there.'),
  allSkipped: (count: number, from: string): string =>
    count === 1 ? l10n.t('1 new paper skipped: {0}', from) : l10n.t('{0} new papers skipped: {1}', formatNumber(count), from),
  decidedSince: (): string => l10n.t('You have reviewed other papers since. To undo your decisions one by one, run "Undo Last Change".'),
  decisionChangedSince: (): string => l10n.t('The last decision was changed in the file in the meantime. Nothing was undone.'),
  nothingToUndecide: (): string => l10n.t('There is no decision to undo.'),
  decisionNotWritten: (): string => l10n.t("The decision wasn't saved. Try again."),
  noAbstract: (): string => l10n.t('(no abstract)'),
  newPaper: (words: string): string => l10n.t('new: {0}', words),
  newPapersOf: (papers: number, fresh: number): string =>
    papers === 1 ? l10n.t('1 paper, new') : l10n.t('{0} papers, {1} new', formatNumber(papers), formatNumber(fresh)),
};

/** A key stays with the first word of what it does when the line is wrapped. */
function keepTogether(keys: string): string {
  return keys.replace(/(^|, )(\S+) /g, '$1$2\u00a0');
}
