// Messages about papers that are looked up in registries. `messages.ts` combines them with all others.
import { l10n } from 'vscode';
import type { CheckCounts } from '../../../server/src/client';
import { formatNumber } from './formatNumber';

export const lookUpMessages = {
  references(count: number): string {
    return count === 1 ? l10n.t('1 reference') : l10n.t('{0} references', formatNumber(count));
  },

  // The question before something is sent
  askToSendTitles(count: number): string {
    return count === 1
      ? l10n.t('Send the title of 1 paper to arXiv, Crossref and other registries?')
      : l10n.t('Send the titles of {0} papers to arXiv, Crossref and other registries?', formatNumber(count));
  },
  whatIsNotSent: (): string => l10n.t('Your drafts, notes and abstracts are never sent. Abstracts are compared on your computer'),
  sentWithTitles: (): string => l10n.t('arXiv IDs and DOIs are included if known'),
  sentWithAddress: (address: string): string => l10n.t('arXiv IDs and DOIs are included if known, and your email address {0}', address),
  sendOnce: (): string => l10n.t('Send Once'),
  sendAlways: (): string => l10n.t('Always Send for This Workspace'),
  showWhatIsSent: (): string => l10n.t('Show What Is Sent'),
  showWhatIsSentDetail: (): string => l10n.t('Lists what would be sent and to whom. Nothing is sent yet'),
  sendNever: (): string => l10n.t('Never Send'),
  sendOnceDetail: (): string => l10n.t('Asks again next time'),
  sendAlwaysDetail: (): string => l10n.t("Doesn't ask again in this workspace"),
  sendNeverDetail: (): string => l10n.t('Turns off the setting "marginalia.lookUp.enabled"'),
  lookUpForbidden: (): string => l10n.t('Online lookup is turned off (setting "marginalia.lookUp.enabled").'),
  lookUpUntrusted: (): string => l10n.t("Online lookup isn't available in Restricted Mode."),
  openSetting: (): string => l10n.t('Open Setting'),
  manageTrust: (): string => l10n.t('Manage Workspace Trust'),
  neverSent: (): string => l10n.t('Online lookup is now turned off (setting "marginalia.lookUp.enabled").'),
  consentForgotten: (): string => l10n.t('Marginalia asks again before it sends anything'),

  // The page that shows what is sent
  whatIsSent: (): string => l10n.t('Online Requests'),
  sentOnceAgreed: (): string => l10n.t('Will be sent if you agree'),
  sentTo: (): string => l10n.t('Recipients'),
  orderOfAsking: (): readonly string[] => [
    l10n.t('Known identifiers are looked up first, in the registry that issued them.'),
    l10n.t("If they don't lead to the paper, its title is sent to one registry after another. The order depends on the paper."),
    l10n.t('When a paper is found, its identifiers are sent to other registries to find out where it was published.'),
    l10n.t("No other addresses are contacted, and redirects to them aren't followed."),
  ],
  sentSoFar: (): string => l10n.t('Sent since this window was opened'),
  nothingSent: (): string => l10n.t('Nothing yet.'),
  answeredWith: (status: number): string => (status === 200 ? l10n.t('answered') : l10n.t('answered with status {0}', status.toString())),
  noAnswerYet: (): string => l10n.t('waiting for an answer'),

  // Why a registry could not be asked
  requestRefused: (registry: string): string => l10n.t('the request to {0} was refused', registry),
  registryUnreachable: (registry: string): string => l10n.t("{0} couldn't be reached", registry),
  registryUnreachableBy: (registry: string, code: string): string => l10n.t("{0} couldn't be reached ({1})", registry, code),
  registryTimedOut: (registry: string, seconds: number): string =>
    l10n.t("{0} didn't respond within {1} seconds", registry, formatNumber(seconds)),
  answerTooLarge: (registry: string): string => l10n.t('the response from {0} was too large', registry),
  requestCancelled: (registry: string): string => l10n.t('canceled before {0} responded', registry),

  // Texts of the commands that complete references
  chooseReferences: (): string => l10n.t('Choose references to complete'),
  paperHere: (): string => l10n.t('Paper at the cursor'),
  citedIncomplete: (file: string): string => l10n.t('References cited in {0}', file),
  citedPreprints: (file: string): string => l10n.t('Preprints cited in {0}', file),
  preprintsIn: (file: string): string => l10n.t('Preprints in {0}', file),
  allPreprints: (): string => l10n.t('All preprints'),
  preprintCount(count: number): string {
    return count === 1
      ? l10n.t('1 preprint: find the published version')
      : l10n.t('{0} preprints: find published versions', formatNumber(count));
  },
  chooseIncomplete: (): string => l10n.t('Choose references to list'),
  allIncomplete: (): string => l10n.t('All drafts and bibliographies'),
  incompleteCount(count: number): string {
    return count === 1 ? l10n.t('1 incomplete reference') : l10n.t('{0} incomplete references', formatNumber(count));
  },
  nothingIncomplete: (): string => l10n.t('No incomplete references'),
  nothingToComplete: (): string => l10n.t('Nothing to complete: your library is empty and no references are incomplete.'),
  /** "51 papers, up to about 4 minutes: ...". */
  andHowLong: (papers: string, minutes: number): string =>
    l10n.t('{0}, up to about {1} (arXiv allows one request every three seconds)', papers, lookUpMessages.minutes(minutes)),
  minutes: (count: number): string => (count === 1 ? l10n.t('1 minute') : l10n.t('{0} minutes', formatNumber(count))),
  /** `minutes`: how long it may take; undefined if that needs no word. */
  completing: (count: number, minutes: number | undefined): string =>
    minutes === undefined
      ? l10n.t('Looking up {0}', lookUpMessages.references(count))
      : l10n.t('Looking up {0}, up to about {1}', lookUpMessages.references(count), lookUpMessages.minutes(minutes)),
  seekingPublished: (count: number): string => l10n.t('Looking for published versions of {0}', lookUpMessages.references(count)),
  completedSoFar: (done: number, count: number, latest: string): string =>
    l10n.t('{0} of {1} · {2}', formatNumber(done), formatNumber(count), latest),
  asking: (): string => l10n.t('looking up'),

  // Texts of the command that checks references
  chooseToCheck: (): string => l10n.t('Choose references to compare with registries'),
  nothingToCheck: (): string => l10n.t('No references to check: nothing is cited, and no bibliography has entries.'),
  checking: (count: number, minutes: number | undefined): string =>
    minutes === undefined
      ? l10n.t('Checking {0}', lookUpMessages.references(count))
      : l10n.t('Checking {0}, up to about {1}', lookUpMessages.references(count), lookUpMessages.minutes(minutes)),
  checkedSoFar: (done: number, count: number): string => l10n.t('{0} of {1}', formatNumber(done), formatNumber(count)),
  checkedReferences(counts: CheckCounts): string {
    const parts = [
      [counts.doubtful, l10n.t('doubtful')],
      [counts['to-correct'], l10n.t('with errors')],
      [counts['not-confirmed'], l10n.t('not confirmed')],
      [counts['not-checked'], l10n.t('not checked')],
      [counts.confirmed, l10n.t('confirmed')],
    ] as const;
    const told = parts.filter(([count]) => count > 0).map(([count, what]) => `${formatNumber(count)} ${what}`);
    return l10n.t('References: {0}', told.join(', '));
  },

  // Texts of the commands that complete references
  lookUpStopped: (): string => l10n.t('Stopped. Nothing was changed'),
  lookUpStoppedAfter: (results: string): string => l10n.t('Stopped: {0}', results),
  resultsOf(counts: {
    /** Whether what was found could be written. */
    readonly isWritten: boolean;
    readonly completed: number;
    /** Preprints whose entries can cite a published version that was found. */
    readonly published: number;
    readonly notPublished: number;
    /** Those of which a record was taken, but which lack something all the same; and what they lack. */
    readonly incomplete: number;
    readonly stillMissing: readonly string[];
    /** Those whose entries say something else than registries do. */
    readonly differing: number;
    readonly already: number;
    readonly open: number;
    /** Those of which the writer has said that none of the records is the paper. */
    readonly refused: number;
    readonly notFound: number;
    readonly unasked: number;
    /** Why all of those were not asked about; undefined if there is no common reason. */
    readonly unaskedBecause: string | undefined;
  }): string {
    const {
      isWritten,
      completed,
      published,
      notPublished,
      incomplete,
      stillMissing,
      differing,
      already,
      open,
      refused,
      notFound,
      unasked,
      unaskedBecause,
    } = counts;
    const parts = [
      ...(completed === 0
        ? []
        : [
            isWritten
              ? l10n.t('{0} completed', lookUpMessages.references(completed))
              : l10n.t('{0} found', lookUpMessages.references(completed)),
          ]),
      ...(published === 0
        ? []
        : [published === 1 ? l10n.t('1 published version found') : l10n.t('{0} published versions found', formatNumber(published))]),
      ...(notPublished === 0 ? [] : [l10n.t('no published version found for {0}', formatNumber(notPublished))]),
      ...(incomplete === 0
        ? []
        : [l10n.t('{0} still incomplete ({1})', formatNumber(incomplete), stillMissing.map((fact) => l10n.t('no {0}', fact)).join(', '))]),
      ...(differing === 0
        ? []
        : [
            differing === 1
              ? l10n.t('1 differs from its online record')
              : l10n.t('{0} differ from their online records', formatNumber(differing)),
          ]),
      ...(already === 0 ? [] : [l10n.t('{0} with nothing missing', formatNumber(already))]),
      ...(open === 0 ? [] : [l10n.t('{0} to review', formatNumber(open))]),
      ...(refused === 0 ? [] : [l10n.t('no match chosen for {0}', formatNumber(refused))]),
      ...(notFound === 0 ? [] : [l10n.t('{0} not found', formatNumber(notFound))]),
      ...(unasked === 0 ? [] : [lookUpMessages.notLookedUp(lookUpMessages.references(unasked), unaskedBecause)]),
    ];
    return parts.join('; ');
  },
  /** `references` is a title, or a number of references. */
  notLookedUp: (references: string, reason: string | undefined): string =>
    reason === undefined ? l10n.t("{0} couldn't be looked up", references) : l10n.t("{0} couldn't be looked up: {1}", references, reason),
  resultOf: (title: string, summary: string): string => l10n.t('{0}: {1}', title, summary),
  /** Adds sentences to the result: which files were not written, and why. */
  andProblems: (result: string, problems: readonly string[]): string =>
    problems.length === 0 ? result : l10n.t('{0}. {1}', result, problems.join(' ')),
  /** Adds to the result that papers have no entry in the draft's bibliography. `count` is undefined if the result is of one paper. */
  andWithoutEntry(result: string, count: number | undefined, bibliography: string | undefined): string {
    if (bibliography === undefined) return l10n.t('{0}; the draft has no bibliography yet', result);
    return count === undefined
      ? l10n.t('{0}; not in {1} yet', result, bibliography)
      : l10n.t('{0}; {1} not in {2} yet', result, formatNumber(count), bibliography);
  },
  withdrawn: (): string => l10n.t('withdrawn'),
  chooseVersions: (): string => l10n.t('Choose Versions...'),
  decide: (): string => l10n.t('Review...'),
  showList: (): string => l10n.t('Show List'),
  tryAgain: (): string => l10n.t('Try Again'),
  referencesReadOnly: (files: string): string => l10n.t('Nothing was written. Read-only: {0}', files),
  referencesChanged: (files: string): string =>
    l10n.t(
      '{0} has changed in the meantime or has unsaved changes. Nothing was written. Run the command again; the results are kept.',
      files,
    ),
  referencesTakenBack(files: readonly string[]): string {
    return files.length > 2
      ? l10n.t('Undid the reference change in {0} files', formatNumber(files.length))
      : l10n.t('Undid the reference change in {0}', files.join(', '));
  },
  takenBackAlready: (): string => l10n.t('The change was already undone'),

  // The list of records from which the writer chooses
  candidatesTitle: (title: string, number: number, count: number): string =>
    count === 1 ? title : l10n.t('{0} of {1} · {2}', formatNumber(number), formatNumber(count), title),
  whichRecord: (count: number): string => (count === 1 ? l10n.t('Is this the paper?') : l10n.t('Several papers match. Which one is it?')),
  identifierDisagrees: (count: number): string =>
    count === 1
      ? l10n.t('The identifier belongs to a paper with a different title. Is this the paper?')
      : l10n.t('The identifier belongs to a paper with a different title. Which one is it?'),
  noneOfThese: (count: number): string => (count === 1 ? l10n.t("No, it's a different paper") : l10n.t('None of these')),
  noneOfTheseDetail: (): string => l10n.t('Leaves the entry unchanged'),
  openRecord: (): string => l10n.t('Open in browser'),
  recordGone: (): string => l10n.t('This match is no longer available. Look up the reference again.'),

  // The list of entries that can cite a published version
  citePublishedHint: (): string => l10n.t('Updates venue, year, DOI and, if different, the title. The citation key stays the same'),
  nothingPublished: (): string => l10n.t('No entries cite a preprint with a known published version.'),
  citedPublished: (count: number): string => (count === 1 ? l10n.t('Updated 1 entry') : l10n.t('Updated {0} entries', formatNumber(count))),

  // The list of incomplete references
  publishedIn: (publication: string): string => l10n.t('published: {0}', publication),
  lacks: (missing: readonly string[]): string => l10n.t('no {0}', missing.join(', ')),
  entryGone: (): string => l10n.t('entry not found'),
  waiting: (): string => l10n.t('waiting'),
  complete: (): string => l10n.t('complete'),
  completeAlready: (): string => l10n.t('nothing missing'),
  toDecide: (): string => l10n.t('to review'),
  disagrees: (): string => l10n.t('to review: its identifier belongs to a different paper'),
  noneOfRecords: (): string => l10n.t('no match chosen'),
  notFound: (): string => l10n.t('not found'),

  // Texts of the command that sets keys of registries
  chooseRegistry: (): string => l10n.t('Choose a registry'),
  keyIsSet: (): string => l10n.t('API key saved'),
  keyHint: (registry: string, page: string): string =>
    l10n.t('API key for {0} ({1}). Leave empty to remove the current key.', registry, page),
  keySet: (registry: string): string => l10n.t('Saved the API key for {0}', registry),
  keyRemoved: (registry: string): string => l10n.t('Removed the API key for {0}', registry),
} as const;
