import { commands, ProgressLocation, window, workspace, type CancellationToken, type Progress } from 'vscode';
import type { CompleteReferencesAnswer, LookUpResult } from '../../../server/src/protocol/lookUpRequests';
import { carryOutPlan, planEntries } from '../citing/bibliography';
import { applyEverywhere } from '../editing/applyEverywhere';
import type { DraftTracker } from '../editing/draftTracker';
import { fileLabel } from '../editing/labels';
import { showStatus } from '../messages/showStatus';
import { messages } from '../messages/messages';
import type { Library } from '../server/library';
import type { LookUps } from '../server/lookUps';
import type { ApiKeys } from './apiKeys';
import { pickCandidate } from './candidatePick';
import { findCompletedWithoutEntry } from './completedWithoutEntry';
import type { LookUpConsent, LookUpPurpose } from './lookUpConsent';
import { estimateMinutes } from './estimateMinutes';
import { isUndecided, type ReferenceList } from './referenceList';

export interface CompletionParts {
  readonly library: Library;
  readonly drafts: DraftTracker;
  readonly lookUps: LookUps;
  readonly consent: LookUpConsent;
  readonly apiKeys: ApiKeys;
  readonly list: ReferenceList;
}

interface PaperToComplete {
  readonly key: string;
  readonly title: string;
}

/** The view that lists references. */
const viewId = 'marginalia.references';

/** Completes references from registries: asks the writer first, shows results as they come, and writes them in one step of undo. */
export class ReferenceCompletion {
  readonly #parts: CompletionParts;

  constructor(parts: CompletionParts) {
    this.#parts = parts;
  }

  /** Rejects with a message for the writer if nothing could be written. */
  async complete(papers: readonly PaperToComplete[], about: string): Promise<void> {
    const results = await this.#parts.consent.during(this.#describe(papers), () => this.#run(papers, about));
    if (results !== undefined) await this.#report(papers, about, results);
  }

  /** Lets the writer decide about papers, one after the other, until they close a list. */
  async decide(results: readonly LookUpResult[]): Promise<void> {
    const open = results.filter(isUndecided);
    const decided: LookUpResult[] = [];
    for (const [index, result] of open.entries()) {
      const choice = await pickCandidate(result, { number: index + 1, count: open.length });
      if (choice === undefined) break;
      if (choice === 'none') continue;
      const answer = await this.#parts.consent.goOn(() => this.#parts.lookUps.takeCandidate(result.key, choice.id));
      const [taken] = answer?.results ?? [];
      if (answer === undefined || taken === undefined) throw new Error(messages.recordGone());
      this.#parts.list.receive([taken]);
      await write(answer);
      decided.push(taken);
    }
    if (decided.length > 0) await this.#tell(decided);
  }

  /** Shows the list, with the keyboard on it. */
  async showList(): Promise<void> {
    await this.#revealList({ preserveFocus: false });
  }

  /** Shows the list beside what the writer works on; with `preserveFocus` they stay where they are. */
  async #revealList(options: { readonly preserveFocus: boolean }): Promise<void> {
    await commands.executeCommand('setContext', 'marginalia.hasReferences', true);
    await commands.executeCommand(`${viewId}.focus`, options);
  }

  #describe(papers: readonly PaperToComplete[]): LookUpPurpose {
    const address = workspace.getConfiguration('marginalia').get<string>('lookUp.mailAddress', '').trim();
    return {
      question: messages.askToSendTitles(papers.length),
      detail: address === '' ? messages.sentWithTitles() : messages.sentWithAddress(address),
      listTexts: () => Promise.all(papers.map((paper) => this.#describePaper(paper))),
    };
  }

  /** The title, and the identifiers that are known. */
  async #describePaper({ key, title }: PaperToComplete): Promise<string> {
    const paper = await this.#parts.library.paper(key);
    const identifiers = [paper?.arxivId === undefined ? undefined : `arXiv ${paper.arxivId}`, paper?.doi];
    return [title, ...identifiers].filter((part) => part !== undefined).join(' · ');
  }

  async #run(papers: readonly PaperToComplete[], about: string): Promise<readonly LookUpResult[] | undefined> {
    const { list } = this.#parts;
    if (papers.length > 1) {
      list.begin(papers, about);
      await this.#revealList({ preserveFocus: true });
    }
    try {
      const { answer, isCancelled } = await window.withProgress(
        {
          location: ProgressLocation.Notification,
          cancellable: true,
          title: messages.completing(papers.length, estimateMinutes(papers.length)),
        },
        async (progress, token) => ({
          answer: await this.#ask(papers, progress, token),
          isCancelled: token.isCancellationRequested,
        }),
      );
      // What the cancel left unasked is as unknown as before.
      const results = answer?.results.filter(({ state }) => !isCancelled || state !== 'could-not-ask') ?? [];
      list.receive(results);
      if (answer !== undefined) await write(answer);
      if (!isCancelled) return results;
      if (results.length === 0) showStatus(messages.lookUpStopped());
      else void window.showInformationMessage(messages.lookUpStoppedAfter(messages.resultsOf(count(results))));
      return undefined;
    } finally {
      list.end();
    }
  }

  async #ask(
    papers: readonly PaperToComplete[],
    progress: Progress<{ readonly message?: string; readonly increment?: number }>,
    token: CancellationToken,
  ): Promise<CompleteReferencesAnswer | undefined> {
    const done = new Set<string>();
    progress.report({ message: messages.asking() });
    return this.#parts.lookUps.completeReferences(
      { keys: papers.map(({ key }) => key), keyed: await this.#parts.apiKeys.list() },
      (results) => {
        this.#parts.list.receive(results);
        const before = done.size;
        for (const { key } of results) done.add(key);
        const latest = results.at(-1);
        if (latest === undefined) return;
        const increment = (100 * (done.size - before)) / papers.length;
        progress.report({ increment, message: messages.completedSoFar(done.size, papers.length, latest.summary) });
      },
      token,
    );
  }

  /** Says what became of the papers, and offers what is left to do. */
  async #report(papers: readonly PaperToComplete[], about: string, results: readonly LookUpResult[]): Promise<void> {
    const [only, ...others] = results;
    if (only !== undefined && others.length === 0 && isUndecided(only)) return this.decide([only]);
    const open = results.filter(isUndecided);
    const unasked = papers.filter(({ key }) => results.some((result) => result.key === key && result.state === 'could-not-ask'));
    const [decide, again] = [messages.decide(), messages.tryAgain()];
    const choice = await this.#tell(results, ...(open.length === 0 ? [] : [decide]), ...(unasked.length === 0 ? [] : [again]));
    if (choice === decide) await this.decide(open);
    if (choice === again) await this.complete(unasked, about);
  }

  /**
   * Says what became of papers, and offers what is left to do, also to add missing entries to the draft's bibliography. Resolves to the
   * action that the writer chose.
   */
  async #tell(results: readonly LookUpResult[], ...actions: readonly string[]): Promise<string | undefined> {
    const { library } = this.#parts;
    const [only, ...others] = results;
    const text =
      only !== undefined && others.length === 0 ? messages.resultOf(only.title, only.summary) : messages.resultsOf(count(results));
    const withoutEntry = await findCompletedWithoutEntry(this.#parts, results);
    if (withoutEntry === undefined) {
      const show = results.length > 1 && actions.length === 0 ? [messages.showList()] : [];
      const choice = await window.showInformationMessage(text, ...actions, ...show);
      if (choice === messages.showList()) await this.showList();
      return choice;
    }
    const { document, keys, bibliography } = withoutEntry;
    const add = messages.titles.addToBibliography();
    const told = messages.andWithoutEntry(text, results.length === 1 ? undefined : keys.length, bibliography);
    const choice = await window.showInformationMessage(told, ...actions, add);
    if (choice === add) await carryOutPlan(library, document, await planEntries(library, document, { keys }), keys);
    return choice;
  }
}

function count(results: readonly LookUpResult[]): Parameters<typeof messages.resultsOf>[0] {
  const whole = results.filter(({ stillMissing }) => stillMissing === undefined);
  const of = (...states: readonly LookUpResult['state'][]): number => whole.filter(({ state }) => states.includes(state)).length;
  return {
    incomplete: results.length - whole.length,
    stillMissing: [...new Set(results.flatMap(({ stillMissing }) => stillMissing ?? []))],
    completed: of('completed'),
    already: of('complete-already'),
    open: of('several', 'identifier-disagrees'),
    notFound: of('not-found'),
    unasked: of('could-not-ask'),
  };
}

/** Writes what was found. Rejects with a message for the writer if a file could not be written. */
async function write({ edits, creates, refusal }: CompleteReferencesAnswer): Promise<void> {
  const { isRefused, readOnly, unsaved } = await applyEverywhere(edits, creates);
  if (isRefused) throw new Error(messages.referencesChanged());
  if (refusal !== undefined) throw new Error(refusal);
  const name = (files: typeof readOnly): string => files.map(fileLabel).join(', ');
  if (readOnly.length > 0) throw new Error(messages.referencesReadOnly(name(readOnly)));
  if (unsaved.length > 0) throw new Error(messages.referencesUnsaved(name(unsaved)));
}
