import { commands, type Memento } from 'vscode';
import { type DecisionParams, methods } from '../../../server/src/client';
import { changeFiles } from '../editing/fileChange';
import { fileLabel } from '../editing/labels';
import { Turns } from '../editing/turns';
import { messages } from '../messages/messages';
import { Slip } from '../messages/show';
import type { Server } from '../server/server';
import type { NewPaperPlace, WaitingPaper } from './renderNewPaper';

export type Decision = NonNullable<DecisionParams['decision']>;

/** What the file said of a paper before a decision, and what it has said since. */
interface Decided extends DecisionParams {
  readonly written: Decision;
}

/** A decision, or those that were made together. */
type Step = Decided | readonly Decided[];

/** How many papers are requested at once. */
const pageSize = 100;
/** How many steps can be undone. */
const maxUndone = 500;
const historyKey = 'marginalia.decisionHistory';
/** When each step of the history was made, in milliseconds. */
const timesKey = 'marginalia.decisionTimes';

/**
 * The papers that wait for a decision, in the order in which they are shown. Decisions are written one after the other. What was decided
 * can be undone one by one, also in a later session.
 */
export class NewPapersSession {
  readonly #server: Server;
  readonly #memory: Memento;
  /** The draft to which the papers are near; undefined if there is none. */
  readonly #draft: string | undefined;
  #queue: readonly WaitingPaper[] = [];
  /** The keys of the papers that were decided in this session; those left for later are not shown again. */
  readonly #decided = new Map<string, Decision>();
  readonly #dropped = new Set<string>();
  /** How many papers wait beyond `#queue`. */
  #further = 0;
  /** What changes the file and the history. */
  readonly #turns = new Turns();

  constructor(server: Server, memory: Memento, draft: string | undefined) {
    this.#server = server;
    this.#memory = memory;
    this.#draft = draft;
  }

  /** The paper that is shown now; undefined if none is left. */
  get current(): WaitingPaper | undefined {
    return this.#queue[0];
  }

  get place(): NewPaperPlace {
    const at = this.#decided.size + 1;
    return { at, count: this.#decided.size + this.#queue.length + this.#further };
  }

  /** How many papers were decided in this session, and how many of them were left for later. */
  get counts(): { readonly decided: number; readonly later: number } {
    const later = [...this.#decided.values()].filter((decision) => decision === 'later').length;
    return { decided: this.#decided.size - later, later };
  }

  /** Requests papers if none is left. */
  async fill(): Promise<void> {
    if (this.#queue.length > 0) return;
    await this.#turns.settle();
    // Papers that were left for later in this session come last, so the request must be large enough to get others too.
    const answer = await this.#server.ask(methods.nextPapers, {
      limit: pageSize + this.#decided.size,
      ...(this.#draft === undefined ? {} : { uri: this.#draft }),
    });
    if (answer === undefined) return;
    this.#queue = answer.papers.filter(({ key }) => !this.#decided.has(key) && !this.#dropped.has(key));
    this.#further = Math.max(0, answer.newCount + answer.laterCount - answer.papers.length);
  }

  /** Decides about the current paper, so that the next one is current. Rejects with a message if the decision could not be written. */
  async decide(decision: Decision): Promise<void> {
    const [paper, ...rest] = this.#queue;
    if (paper === undefined) return;
    this.#queue = rest;
    this.#decided.set(paper.key, decision);
    try {
      await this.#turns.take(async () => {
        const steps = await this.#decide([paper.key], decision);
        await this.#remember([...this.#history, ...steps]);
      });
    } catch (error) {
      this.#putBack(paper);
      throw error;
    }
  }

  /** Leaves out the current paper without a decision, for this session. */
  drop(): void {
    const [paper, ...rest] = this.#queue;
    if (paper !== undefined) this.#dropped.add(paper.key);
    this.#queue = rest;
  }

  /** Skips papers in one step of undo. Rejects with a message if that could not be written. */
  async skipAll(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    await this.#turns.take(async () => {
      const step = await this.#decide(keys, 'skipped');
      await this.#remember([...this.#history, step]);
    });
    for (const key of keys) this.#decided.set(key, 'skipped');
    this.#forgetQueue();
  }

  /**
   * Undoes the last step. The paper of a decision becomes the current one. Returns the keys of the papers; none if there is nothing to
   * undo. Rejects with a message for the writer if the last step is not about the `expected` papers, or if the file says something else
   * by now than that step wrote; the step is then forgotten.
   */
  undo(expected?: readonly string[]): Promise<readonly string[]> {
    return this.#turns.take(() => this.#undoLast(expected));
  }

  async #undoLast(expected: readonly string[] | undefined): Promise<readonly string[]> {
    const last = this.#history.at(-1);
    if (last === undefined) return [];
    const decisions = isTogether(last) ? last : [last];
    if (expected !== undefined && decisions.map(({ key }) => key).join() !== expected.join()) throw new Slip(messages.decidedSince());
    const isAsWritten = (now: readonly DecisionParams[]): boolean =>
      decisions.every(({ key, written }) => now.find((each) => each.key === key)?.decision === written);
    const undone = await writeDecisions(
      this.#server,
      decisions.map(({ written: _, ...before }) => before),
      isAsWritten,
    );
    await this.#remember(this.#history.slice(0, -1));
    if (undone === undefined) throw new Slip(messages.decisionChangedSince());
    for (const { key } of decisions) this.#decided.delete(key);
    const [first, ...others] = decisions;
    if (first !== undefined && others.length === 0) this.#putBack({ key: first.key, isForLater: first.decision === 'later' });
    else this.#forgetQueue();
    return decisions.map(({ key }) => key);
  }

  /** The papers are requested again, in their order. */
  #forgetQueue(): void {
    this.#queue = [];
    this.#further = 0;
  }

  #putBack(paper: WaitingPaper): void {
    this.#decided.delete(paper.key);
    this.#queue = [paper, ...this.#queue.filter(({ key }) => key !== paper.key)];
  }

  /** Writes the decision about the papers. Returns what undoes it. */
  async #decide(keys: readonly string[], decision: Decision): Promise<readonly Decided[]> {
    const before = await writeDecisions(
      this.#server,
      keys.map((key) => ({ key, decision })),
      () => true,
    );
    return (before ?? []).map((each) => ({ ...each, written: decision }));
  }

  /** What the file said before each step, the last one last. */
  get #history(): readonly Step[] {
    return this.#memory.get<readonly Step[]>(historyKey) ?? [];
  }

  async #remember(history: readonly Step[]): Promise<void> {
    const known = this.#memory.get<readonly number[]>(timesKey, []).slice(0, history.length);
    const times = [...known, ...Array.from({ length: history.length - known.length }, () => Date.now())];
    await this.#memory.update(historyKey, history.slice(-maxUndone));
    await this.#memory.update(timesKey, times.slice(-maxUndone));
    setDecisionsContext(this.#memory);
  }
}

/** When the last step was made that can be undone, in milliseconds, also in an earlier session; undefined if there is none. */
export function findLastDecision(memory: Memento): number | undefined {
  return memory.get<readonly number[]>(timesKey, []).at(-1);
}

/** Sets the context key that says whether there is a decision to undo. */
export function setDecisionsContext(memory: Memento): void {
  void commands.executeCommand('setContext', 'marginalia.hasDecisions', findLastDecision(memory) !== undefined);
}

function isTogether(step: Step): step is readonly Decided[] {
  return Array.isArray(step);
}

/**
 * Writes decisions into the writer's file, and returns what the file said before: written again, it undoes the change. Writes nothing and
 * returns undefined if `isExpected` does not accept what the file says. Rejects with a message for the writer if the file can't be changed
 * or saved.
 */
async function writeDecisions(
  server: Server,
  decisions: readonly DecisionParams[],
  isExpected: (before: readonly DecisionParams[]) => boolean,
): Promise<readonly DecisionParams[] | undefined> {
  const answer = await server.ask(methods.ownFileEdit, { kind: 'decide', decisions });
  if (answer === undefined) throw new Error(messages.decisionNotWritten());
  if (answer.kind === 'refused') throw new Error(answer.reason);
  if (!isExpected(answer.before)) return undefined;
  if (answer.edits.length > 0) {
    const [change] = await changeFiles(answer);
    if (!change.isSaved) throw new Error(messages.fileUnsaved(fileLabel(change.uri)));
  }
  return answer.before;
}
