import { type Memento, type QuickPickItem, window } from 'vscode';
import { setForUser } from '../editing/settings';
import { messages } from '../messages/messages';
import { findProhibition, settingProhibition, showProhibition } from './prohibition';
import type { SentRequestsPage } from './sentRequestsPage';

/** What a command wants to send. */
export interface LookUpPurpose {
  /** The question that says what is sent and to whom: `Send the titles of 12 papers to arXiv, Crossref and other registries?` */
  readonly question: string;
  /** What goes along: `Identifiers go along where they are known` */
  readonly detail: string;
  /** To whom it is sent, one a line; undefined for the registries. */
  readonly recipients?: readonly string[];
  /** What is sent, one text a line; asked for only if the writer wants to see it. */
  readonly listTexts: () => Promise<readonly string[]>;
}

const memoryKey = 'marginalia.lookUpAllowed';

type Answer = 'once' | 'always' | 'show' | 'never';

/**
 * Whether something may be sent to registries. The writer is asked for each command, until they agree for the whole workspace or forbid
 * it for good. What they agreed to is kept in the extension's own state, which files of the workspace can't change.
 */
export class LookUpConsent {
  readonly #memory: Memento;
  readonly #page: SentRequestsPage;
  #running = 0;

  /** `memory` is the state of the workspace. */
  constructor(memory: Memento, page: SentRequestsPage) {
    this.#memory = memory;
    this.#page = page;
  }

  /** Whether a command is running that the writer agreed to, and nothing forbids to send its requests. */
  get isGiven(): boolean {
    return this.#running > 0 && findProhibition() === undefined;
  }

  /**
   * Whether a setting forbids to send requests, or the workspace isn't trusted. The writer is told, so that a command can end before it
   * asks them anything.
   */
  refuseIfForbidden(): boolean {
    const prohibition = findProhibition();
    if (prohibition !== undefined) void showProhibition(prohibition);
    return prohibition !== undefined;
  }

  /** Runs what sends requests, if the writer agrees. Resolves to undefined if they don't, or if it is forbidden, which they are told. */
  async during<T>(purpose: LookUpPurpose, run: () => Promise<T>): Promise<T | undefined> {
    if (this.refuseIfForbidden()) return undefined;
    return this.#isAllowedHere || (await this.#ask(purpose)) ? this.goOn(run) : undefined;
  }

  /** Runs what goes on with a command that the writer agreed to, without asking again. */
  async goOn<T>(run: () => Promise<T>): Promise<T> {
    this.#running += 1;
    try {
      return await run();
    } finally {
      this.#running -= 1;
    }
  }

  /** Makes the next command ask again. */
  async forget(): Promise<void> {
    await this.#memory.update(memoryKey, undefined);
  }

  get #isAllowedHere(): boolean {
    return this.#memory.get(memoryKey) === true;
  }

  async #ask(purpose: LookUpPurpose): Promise<boolean> {
    const first = await ask(purpose, ['once', 'always', 'show', 'never']);
    if (first !== 'show') return this.#remember(first);
    await this.#page.showPlanned({ ...purpose, texts: await purpose.listTexts() });
    try {
      return await this.#remember(await ask(purpose, ['once', 'always', 'never']));
    } finally {
      this.#page.endPlanned();
    }
  }

  async #remember(answer: Answer | undefined): Promise<boolean> {
    if (answer === 'always') await this.#memory.update(memoryKey, true);
    if (answer === 'never') {
      await setForUser('lookUpEnabled', false);
      void showProhibition({ ...settingProhibition(), reason: messages.neverSent() });
    }
    return answer === 'once' || answer === 'always';
  }
}

/** Asks in a list, which stays open while the writer reads what is sent. Closing it is no. */
async function ask({ question, detail, recipients }: LookUpPurpose, answers: readonly Answer[]): Promise<Answer | undefined> {
  const isToRegistries = recipients === undefined;
  const rows: Readonly<Record<Answer, QuickPickItem>> = {
    once: { label: messages.sendOnce(), detail: isToRegistries ? `${detail}. ${messages.sendOnceDetail()}` : messages.sendOnceDetail() },
    always: { label: messages.sendAlways(), detail: messages.sendAlwaysDetail() },
    show: { label: messages.showWhatIsSent(), detail: messages.showWhatIsSentDetail() },
    never: { label: messages.sendNever(), detail: messages.sendNeverDetail() },
  };
  const chosen = await window.showQuickPick(
    answers.map((answer) => ({ ...rows[answer], answer })),
    { title: question, placeHolder: isToRegistries ? messages.whatIsNotSent() : detail, ignoreFocusOut: true },
  );
  return chosen?.answer;
}
