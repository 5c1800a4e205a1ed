import { type CancellationToken, CancellationTokenSource, commands, type Progress, ProgressLocation } from 'vscode';
import { type CompleteReferencesAnswer, type EntryPlace, type LookUpResult, methods } from '../../../server/src/client';
import { carryOutPlan, planEntries } from '../citing/bibliography';
import type { DraftTracker } from '../editing/draftTracker';
import { readSetting } from '../editing/settings';
import { messages } from '../messages/messages';
import { showProgress, showStatus } from '../messages/show';
import type { Library } from '../server/library';
import type { Server } from '../server/server';
import type { ApiKeys } from './apiKeys';
import { citePublished, pickCandidate } from './candidatePick';
import { findCompletedWithoutEntry, isKnown } from './completedWithoutEntry';
import { estimateMinutes, findSharedFailure } from './describeRequest';
import type { LookUpConsent, LookUpPurpose } from './lookUpConsent';
import type { ReferenceChanges } from './referenceChanges';
import { isUndecided, type ReferenceList } from './referenceList';
import { type ListedResult, RefusedRecords } from './refusedRecords';

interface CompletionParts {
  readonly library: Library;
  readonly drafts: DraftTracker;
  readonly server: Server;
  readonly consent: LookUpConsent;
  readonly apiKeys: ApiKeys;
  readonly list: ReferenceList;
  readonly changes: ReferenceChanges;
}

interface PaperToComplete {
  readonly key: string;
  readonly title: string;
  readonly entry?: EntryPlace | undefined;
}

/** What is asked about papers, and how the list calls them. */
interface CompletionPurpose {
  /** What the papers are of, such as the name of a draft. */
  readonly about: string;
  /** Whether preprints are looked up too that lack nothing, to find their published versions; 'alone' if nothing else is asked. */
  readonly seeksPublished?: boolean | 'alone' | undefined;
}

/** What a look-up has found until its end, or until the writer stopped it. */
interface Outcome {
  readonly results: readonly LookUpResult[];
  readonly isCancelled: boolean;
  /** Which files were not written, and why. */
  readonly problems: readonly string[];
}

/** The view that lists references. */
const viewId = 'marginalia.references';

/** Completes references from registries: asks the writer first, shows results as they come, and writes them in one step of undo. */
export class ReferenceCompletion {
  readonly #parts: CompletionParts;
  readonly #refused = new RefusedRecords();
  /** One for each look-up that runs. */
  readonly #running = new Set<CancellationTokenSource>();

  constructor(parts: CompletionParts) {
    this.#parts = parts;
  }

  /**
   * What is written belongs to `run`, and is undone with it. Rejects with a message for the writer if nothing could be looked up.
   */
  async complete(papers: readonly PaperToComplete[], purpose: CompletionPurpose, run = this.#parts.changes.begin()): Promise<void> {
    const outcome = await this.#parts.consent.during(this.#describe(papers), () => this.#run(papers, purpose, run));
    if (outcome?.isCancelled === true) await this.#tellStop(outcome, run);
    else if (outcome !== undefined) await this.#report(papers, purpose, outcome, run);
  }

  /** Lets the writer decide about papers, one after the other, until they close a list. */
  async decide(results: readonly LookUpResult[], run = this.#parts.changes.begin()): Promise<void> {
    const open = results.filter(isUndecided);
    const decided: LookUpResult[] = [];
    const problems: string[] = [];
    for (const [index, result] of open.entries()) {
      const choice = await pickCandidate(result, { number: index + 1, count: open.length });
      if (choice === undefined) break;
      if (choice === 'none') {
        this.#parts.list.receive([this.#refused.refuse(result)]);
        continue;
      }
      const answer = await this.#parts.consent.goOn(() =>
        this.#parts.server.ask(methods.completeReferences, { kind: 'take', key: result.key, id: choice.id }),
      );
      const [taken] = answer?.results ?? [];
      if (answer === undefined || taken === undefined) throw new Error(messages.recordGone());
      this.#parts.list.receive([taken]);
      problems.push(...(await this.#write(answer, run)));
      decided.push(taken);
    }
    if (decided.length > 0) await this.#tell(decided, run, problems);
  }

  /** Stops the look-ups that run. What was found so far is kept. */
  stop(): void {
    for (const source of this.#running) source.cancel();
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
    const address = readSetting('lookUpMailAddress').trim();
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

  async #run(papers: readonly PaperToComplete[], { about, seeksPublished = false }: CompletionPurpose, run: number): Promise<Outcome> {
    const { list } = this.#parts;
    if (papers.length > 1) {
      list.begin(papers, about);
      await this.#revealList({ preserveFocus: true });
    }
    try {
      const { answer, isCancelled } = await showProgress(
        {
          location: ProgressLocation.Notification,
          cancellable: true,
          title:
            seeksPublished === 'alone'
              ? messages.seekingPublished(papers.length)
              : messages.completing(papers.length, estimateMinutes(papers.length)),
        },
        (progress, token) =>
          this.#whileStoppable(token, async (stop) => ({
            answer: await this.#ask(papers, seeksPublished !== false, progress, stop),
            isCancelled: stop.isCancellationRequested,
          })),
      );
      // What the cancel left unasked is as unknown as before.
      const asked = answer?.results.filter(({ state }) => !isCancelled || state !== 'could-not-ask') ?? [];
      const results = asked.map((result) => this.#read(result, papers.length));
      list.receive(results);
      const problems = answer === undefined ? [] : await this.#write(answer, run);
      return { results, isCancelled, problems };
    } finally {
      list.end();
    }
  }

  /** Runs a look-up that both its notification and `stop` cancel. */
  async #whileStoppable<T>(token: CancellationToken, job: (stop: CancellationToken) => Promise<T>): Promise<T> {
    const source = new CancellationTokenSource();
    const listening = token.onCancellationRequested(() => source.cancel());
    this.#running.add(source);
    await commands.executeCommand('setContext', 'marginalia.isCompleting', true);
    try {
      return await job(source.token);
    } finally {
      this.#running.delete(source);
      listening.dispose();
      source.dispose();
      await commands.executeCommand('setContext', 'marginalia.isCompleting', this.#running.size > 0);
    }
  }

  /** A writer who asks for one paper alone is asked again about records that they have refused. */
  #read(result: LookUpResult, papers: number): ListedResult {
    if (papers === 1) this.#refused.forget(result.key);
    return this.#refused.read(result);
  }

  async #ask(
    papers: readonly PaperToComplete[],
    seeksPublished: boolean,
    progress: Progress<{ readonly message?: string; readonly increment?: number }>,
    token: CancellationToken,
  ): Promise<CompleteReferencesAnswer | undefined> {
    const done = new Set<string>();
    progress.report({ message: messages.asking() });
    return this.#parts.server.lookUp(
      { keys: papers.map(({ key }) => key), keyed: await this.#parts.apiKeys.list(), seeksPublished },
      (results) => {
        this.#parts.list.receive(results.map((result) => this.#read(result, papers.length)));
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

  /**
   * Writes what was found. If a file has changed since the edits were planned, new ones are planned; no registry is asked for that.
   * Resolves to which files were not written, and why.
   */
  async #write(answer: CompleteReferencesAnswer, run: number): Promise<readonly string[]> {
    const keys = answer.results.filter(isKnown).map(({ key }) => key);
    const { problem } = await this.#parts.changes.write(run, answer, () =>
      this.#parts.server.ask(methods.completeReferences, { kind: 'plan-again', keys }),
    );
    return problem === undefined ? [] : [problem];
  }

  /** Says what was found until the writer stopped the look-up. */
  async #tellStop({ results, problems }: Outcome, run: number): Promise<void> {
    const { changes } = this.#parts;
    const isWritten = changes.has(run) || problems.length === 0;
    const text =
      results.length === 0 ? messages.lookUpStopped() : messages.lookUpStoppedAfter(messages.resultsOf(count(results, isWritten)));
    if (changes.has(run) || problems.length > 0) await changes.tell(run, text, problems);
    else showStatus(text);
  }

  /** Says what became of the papers, and offers what is left to do. */
  async #report(
    papers: readonly PaperToComplete[],
    purpose: CompletionPurpose,
    { results, problems }: Outcome,
    run: number,
  ): Promise<void> {
    const [only, ...others] = results;
    const [problem] = problems;
    if (only === undefined && problem !== undefined) throw new Error(problem);
    if (only !== undefined && others.length === 0 && problem === undefined && isUndecided(only)) return this.decide([only], run);
    const open = results.filter(isUndecided);
    const unasked = papers.filter(({ key }) => results.some((result) => result.key === key && result.state === 'could-not-ask'));
    const published = results.filter((result) => result.published !== undefined);
    const [decide, again, cite] = [messages.decide(), messages.tryAgain(), messages.chooseVersions()];
    const offered = [
      ...(published.length === 0 ? [] : [cite]),
      ...(open.length === 0 ? [] : [decide]),
      ...(unasked.length === 0 ? [] : [again]),
    ];
    const choice = await this.#tell(results, run, problems, ...offered);
    if (choice === decide) await this.decide(open);
    if (choice === again) await this.complete(unasked, purpose);
    if (choice === cite)
      await citePublished(
        { server: this.#parts.server, changes: this.#parts.changes },
        published.map(({ key }) => key),
      );
  }

  /**
   * Says what became of papers, and offers what is left to do, also to add missing entries to the draft's bibliography, and to undo what
   * the run has written. Resolves to the action that the writer chose.
   */
  async #tell(
    results: readonly LookUpResult[],
    run: number,
    problems: readonly string[],
    ...actions: readonly string[]
  ): Promise<string | undefined> {
    const { library, changes } = this.#parts;
    const [only] = results;
    const isWritten = changes.has(run) || problems.length === 0;
    const text = only !== undefined && results.length === 1 ? describeOne(only) : messages.resultsOf(count(results, isWritten));
    const withoutEntry = await findCompletedWithoutEntry(this.#parts, results);
    if (withoutEntry === undefined) {
      const show = results.length > 1 && actions.length === 0 ? [messages.showList()] : [];
      const choice = await changes.tell(run, text, problems, ...actions, ...show);
      if (choice === messages.showList()) await this.showList();
      return choice;
    }
    const { document, keys, bibliography } = withoutEntry;
    const add = messages.titles.addToBibliography();
    const told = messages.andWithoutEntry(text, results.length === 1 ? undefined : keys.length, bibliography);
    const choice = await changes.tell(run, told, problems, ...actions, add);
    if (choice === add)
      await carryOutPlan({ library, referenceChanges: changes }, document, await planEntries(library, document, { keys }), keys);
    return choice;
  }
}

function count(results: readonly ListedResult[], isWritten: boolean): Parameters<typeof messages.resultsOf>[0] {
  const differing = results.filter(({ differs }) => differs !== undefined).length;
  const lacking = results.filter(({ stillMissing }) => stillMissing !== undefined).length;
  const whole = results.filter(({ stillMissing, differs }) => stillMissing === undefined && differs === undefined);
  const published = whole.filter((result) => result.published !== undefined);
  const of = (...states: readonly LookUpResult['state'][]): number =>
    whole.filter((result) => !published.includes(result) && states.includes(result.state)).length;
  return {
    isWritten,
    incomplete: lacking,
    differing,
    stillMissing: [...new Set(results.flatMap(({ stillMissing }) => stillMissing ?? []))],
    completed: of('completed'),
    published: published.length,
    notPublished: of('not-published'),
    already: of('complete-already'),
    open: of('several', 'identifier-disagrees'),
    refused: whole.filter(({ isRefused }) => isRefused === true).length,
    notFound: whole.filter(({ state, isRefused }) => state === 'not-found' && isRefused !== true).length,
    unasked: of('could-not-ask'),
    unaskedBecause: findSharedFailure(results.filter(({ state }) => state === 'could-not-ask')),
  };
}

function describeOne({ key, title, state, summary }: LookUpResult): string {
  const name = title === '' ? key : title;
  return state === 'could-not-ask' ? messages.notLookedUp(name, summary) : messages.resultOf(name, summary);
}
