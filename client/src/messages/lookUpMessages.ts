// Messages about papers that are looked up in registries. `messages.ts` combines them with all others.
import { l10n } from 'vscode';
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
  whatIsNotSent: (): string => l10n.t('Nothing of your drafts, notes or abstracts is sent: abstracts are compared on your machine'),
  sentWithTitles: (): string => l10n.t('arXiv identifiers and DOIs go along where they are known'),
  sentWithAddress: (address: string): string =>
    l10n.t('arXiv identifiers and DOIs go along where they are known, and your address {0}', address),
  sendOnce: (): string => l10n.t('Once'),
  sendAlways: (): string => l10n.t('Always for This Workspace'),
  showWhatIsSent: (): string => l10n.t('Show What Is Sent'),
  showWhatIsSentDetail: (): string => l10n.t('Lists what would be sent, and to whom. Nothing is sent yet'),
  sendNever: (): string => l10n.t('Never'),
  sendOnceDetail: (): string => l10n.t('The next command asks again'),
  sendAlwaysDetail: (): string => l10n.t('Commands of this workspace no longer ask'),
  sendNeverDetail: (): string => l10n.t('Nothing is sent, now or later: turns off the setting "marginalia.lookUp.enabled"'),
  lookUpForbidden: (): string => l10n.t('The setting "marginalia.lookUp.enabled" is off, so nothing is sent to registries.'),
  lookUpUntrusted: (): string => l10n.t('This workspace is not trusted, so nothing is sent to registries.'),
  openSetting: (): string => l10n.t('Open Setting'),
  manageTrust: (): string => l10n.t('Manage Workspace Trust'),
  neverSent: (): string => l10n.t('Nothing will be sent, now or later: the setting "marginalia.lookUp.enabled" is off.'),
  consentForgotten: (): string => l10n.t('The next command asks before it sends anything'),

  // The page that shows what is sent
  whatIsSent: (): string => l10n.t('What Is Sent'),
  sentOnceAgreed: (): string => l10n.t('Will be sent if you agree'),
  sentTo: (): string => l10n.t('Recipients'),
  orderOfAsking: (): readonly string[] => [
    l10n.t('Identifiers that are known are asked for first, where they are registered.'),
    l10n.t('If they do not lead to the paper, its title goes to one registry after another. Which comes first depends on the paper.'),
    l10n.t('For a paper that was found, identifiers that a registry gave are sent on, to learn whether and where it was published.'),
    l10n.t('A look-up opens no other address, and follows no redirect to one.'),
  ],
  sentSoFar: (): string => l10n.t('Sent since this window was opened'),
  nothingSent: (): string => l10n.t('Nothing.'),
  answeredWith: (status: number): string => (status === 200 ? l10n.t('answered') : l10n.t('answered with status {0}', status.toString())),
  noAnswerYet: (): string => l10n.t('no answer yet'),

  // Why a registry could not be asked
  requestRefused: (registry: string): string => l10n.t('{0} was not asked: the request was refused', registry),
  registryUnreachable: (registry: string): string => l10n.t('{0} could not be reached', registry),
  registryUnreachableBy: (registry: string, code: string): string => l10n.t('{0} could not be reached ({1})', registry, code),
  registryTimedOut: (registry: string, seconds: number): string =>
    l10n.t('{0} did not answer within {1} seconds', registry, formatNumber(seconds)),
  answerTooLarge: (registry: string): string => l10n.t('{0} sent more than was asked for', registry),
  requestCancelled: (registry: string): string => l10n.t('cancelled before {0} answered', registry),

  // Texts of the commands that complete references
  chooseReferences: (): string => l10n.t('Which references to complete'),
  paperHere: (): string => l10n.t('the paper at the cursor'),
  citedIncomplete: (file: string): string => l10n.t('What {0} cites', file),
  citedPreprints: (file: string): string => l10n.t('Preprints that {0} cites', file),
  preprintsIn: (file: string): string => l10n.t('Preprints in {0}', file),
  allPreprints: (): string => l10n.t('All preprints'),
  preprintCount(count: number): string {
    return count === 1
      ? l10n.t('1 preprint: look for its published version')
      : l10n.t('{0} preprints: look for published versions', formatNumber(count));
  },
  chooseIncomplete: (): string => l10n.t('Which references to list'),
  allIncomplete: (): string => l10n.t('All drafts and bibliographies'),
  incompleteCount(count: number): string {
    return count === 1 ? l10n.t('1 incomplete reference') : l10n.t('{0} incomplete references', formatNumber(count));
  },
  nothingIncomplete: (): string => l10n.t('No reference is incomplete'),
  nothingToComplete: (): string => l10n.t('There is nothing to complete: the library has no papers, and no reference is incomplete.'),
  /** "51 papers, up to about 4 minutes: ...". */
  andHowLong: (papers: string, minutes: number): string =>
    l10n.t('{0}, up to about {1}: arXiv allows one request in three seconds', papers, lookUpMessages.minutes(minutes)),
  minutes: (count: number): string => (count === 1 ? l10n.t('1 minute') : l10n.t('{0} minutes', formatNumber(count))),
  /** `minutes`: how long it may take; undefined if that needs no word. */
  completing: (count: number, minutes: number | undefined): string =>
    minutes === undefined
      ? l10n.t('Completing {0}', lookUpMessages.references(count))
      : l10n.t('Completing {0}, up to about {1}', lookUpMessages.references(count), lookUpMessages.minutes(minutes)),
  seekingPublished: (count: number): string => l10n.t('Looking for published versions of {0}', lookUpMessages.references(count)),
  completedSoFar: (done: number, count: number, latest: string): string =>
    l10n.t('{0} of {1} · {2}', formatNumber(done), formatNumber(count), latest),
  asking: (): string => l10n.t('asking the registries'),
  lookUpStopped: (): string => l10n.t('Stopped before anything was found; nothing was changed'),
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
              ? l10n.t('1 differs from what registries say')
              : l10n.t('{0} differ from what registries say', formatNumber(differing)),
          ]),
      ...(already === 0 ? [] : [l10n.t('{0} complete already', formatNumber(already))]),
      ...(open === 0 ? [] : [l10n.t('{0} for you to decide', formatNumber(open))]),
      ...(refused === 0 ? [] : [l10n.t('none of the records was it for {0}', formatNumber(refused))]),
      ...(notFound === 0 ? [] : [l10n.t('{0} not found', formatNumber(notFound))]),
      ...(unasked === 0 ? [] : [l10n.t('{0} could not be asked about, so nothing is known of them', formatNumber(unasked))]),
    ];
    return parts.join('; ');
  },
  resultOf: (title: string, summary: string): string => l10n.t('{0}: {1}', title, summary),
  /** Adds sentences to the result: which files were not written, and why. */
  andProblems: (result: string, problems: readonly string[]): string =>
    problems.length === 0 ? result : l10n.t('{0}. {1}', result, problems.join(' ')),
  /** Adds to the result that papers have no entry in the draft's bibliography. `count` is undefined if the result is of one paper. */
  andWithoutEntry(result: string, count: number | undefined, bibliography: string | undefined): string {
    if (bibliography === undefined) return l10n.t('{0}; the draft names no bibliography yet', result);
    return count === undefined
      ? l10n.t('{0}; not in {1} yet', result, bibliography)
      : l10n.t('{0}; {1} not in {2} yet', result, formatNumber(count), bibliography);
  },
  withdrawn: (): string => l10n.t('withdrawn'),
  chooseVersions: (): string => l10n.t('Choose Which to Cite...'),
  decide: (): string => l10n.t('Decide...'),
  showList: (): string => l10n.t('Show List'),
  tryAgain: (): string => l10n.t('Try Again'),
  referencesReadOnly: (files: string): string => l10n.t('Nothing was written to {0}, which is read-only.', files),
  referencesChanged: (files: string): string =>
    l10n.t(
      'Nothing was written: {0} changed meanwhile, or has changes that are not saved. Run the command again; what was found is kept.',
      files,
    ),
  referencesTakenBack(files: readonly string[]): string {
    return files.length > 2 ? l10n.t('Taken back in {0} files', formatNumber(files.length)) : l10n.t('Taken back in {0}', files.join(', '));
  },
  takenBackAlready: (): string => l10n.t('The files are as they were before already'),
  noReferenceChange: (): string => l10n.t('No change of references is left to take back.'),
  referencesUnsaved: (files: string): string => l10n.t('{0} could not be saved. The change stands in the editor.', files),

  // The list of records from which the writer chooses
  candidatesTitle: (title: string, number: number, count: number): string =>
    count === 1 ? title : l10n.t('{0} of {1} · {2}', formatNumber(number), formatNumber(count), title),
  whichRecord: (count: number): string =>
    count === 1 ? l10n.t('Is this the paper?') : l10n.t('Several records may be this paper. Which one is it?'),
  identifierDisagrees: (count: number): string =>
    count === 1
      ? l10n.t('The identifier leads to a record with another title. Is this the paper?')
      : l10n.t('The identifier leads to a record with another title. Which one is it?'),
  noneOfThese: (count: number): string => (count === 1 ? l10n.t('No, another paper') : l10n.t('None of these')),
  noneOfTheseDetail: (): string => l10n.t('Nothing changes'),
  openRecord: (): string => l10n.t('Open its page in the browser'),
  recordGone: (): string => l10n.t('That record is no longer at hand. Complete the reference again.'),

  // The list of entries that can cite a published version
  citePublishedHint: (): string => l10n.t('Venue, year and DOI change, and a title that is another there; the key stays'),
  nothingPublished: (): string => l10n.t('No entry cites a preprint of which a published version was found.'),
  citedPublished: (count: number): string =>
    count === 1
      ? l10n.t('1 entry cites the published version now')
      : l10n.t('{0} entries cite the published versions now', formatNumber(count)),

  // The list of incomplete references
  publishedIn: (publication: string): string => l10n.t('published: {0}', publication),
  incompleteTitle: (): string => l10n.t('Incomplete references'),
  lacks: (missing: readonly string[]): string => l10n.t('no {0}', missing.join(', ')),
  entryGone: (): string => l10n.t('its entry is gone'),
  waiting: (): string => l10n.t('waiting'),
  complete: (): string => l10n.t('complete'),
  completeAlready: (): string => l10n.t('complete already'),
  toDecide: (): string => l10n.t('for you to decide'),
  disagrees: (): string => l10n.t('for you to decide: its identifier leads elsewhere'),
  noneOfRecords: (): string => l10n.t('none of the records was it'),
  notFound: (): string => l10n.t('not found'),
  couldNotAsk: (summary: string): string => l10n.t('could not ask: {0}', summary),

  // Texts of the command that sets keys of registries
  chooseRegistry: (): string => l10n.t('The registry whose key you have'),
  keyIsSet: (): string => l10n.t('a key is set'),
  keyHint: (registry: string, page: string): string =>
    l10n.t('The key that {0} gave you ({1}). Leave it empty to remove the one that is set.', registry, page),
  keySet: (registry: string): string => l10n.t('The key for {0} is kept by the editor', registry),
  keyRemoved: (registry: string): string => l10n.t('The key for {0} was removed', registry),
} as const;
