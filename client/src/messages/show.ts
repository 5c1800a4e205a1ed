import {
  type CancellationToken,
  type Disposable,
  type InputBoxOptions,
  type Progress,
  type ProgressOptions,
  StatusBarAlignment,
  window,
} from 'vscode';
import { messages } from './messages';

// Every message, progress and question to type an answer goes through this module: they can hold text of digests and registries, and VS
// Code turns `[words](command:run)` in them into a link that runs the command.

/** Shows a message with buttons. Resolves to the text of the button that the writer pressed; undefined if they closed the message. */
export async function showInformation(text: string, ...buttons: readonly string[]): Promise<string | undefined> {
  return window.showInformationMessage(escapeLinks(text), ...buttons);
}

/** Like `showInformation`, with the mark of a warning. */
export async function showWarning(text: string, ...buttons: readonly string[]): Promise<string | undefined> {
  return window.showWarningMessage(escapeLinks(text), ...buttons);
}

/** Like `showInformation`, with the mark of an error. */
export async function showError(text: string, ...buttons: readonly string[]): Promise<string | undefined> {
  return window.showErrorMessage(escapeLinks(text), ...buttons);
}

/** A step of a job. `increment`: by how many hundredths of the whole it went on. */
interface Step {
  readonly message?: string;
  readonly increment?: number;
}

/** Shows progress until the job ends, and resolves to what the job resolves to. */
export async function showProgress<T>(
  options: ProgressOptions,
  job: (progress: Progress<Step>, token: CancellationToken) => Promise<T>,
): Promise<T> {
  const escaped = options.title === undefined ? options : { ...options, title: escapeLinks(options.title) };
  return window.withProgress(escaped, (progress, token) =>
    job({ report: (step) => progress.report(step.message === undefined ? step : { ...step, message: escapeLinks(step.message) }) }, token),
  );
}

interface InputOptions extends Pick<InputBoxOptions, 'title' | 'placeHolder' | 'prompt' | 'value' | 'password' | 'ignoreFocusOut'> {
  /** Why what is typed can't be taken; undefined if it can. */
  readonly findFault?: (typed: string) => string | undefined | Promise<string | undefined>;
}

/** Lets the writer type an answer; undefined if they close the box. */
export async function showInput({ findFault, ...options }: InputOptions): Promise<string | undefined> {
  const validateInput = async (typed: string): Promise<string | undefined> => {
    const fault = await findFault?.(typed);
    return fault === undefined ? undefined : escapeLinks(fault);
  };
  return window.showInputBox({
    ...options,
    ...(options.prompt === undefined ? {} : { prompt: escapeLinks(options.prompt) }),
    ...(findFault === undefined ? {} : { validateInput }),
  });
}

/** A zero-width character between `]` and `(` prevents the link. */
function escapeLinks(text: string): string {
  return text.replaceAll('](', ']\u200b(');
}

/** A command can't be carried out because of where the writer started it. The message says what to do; nothing has failed. */
export class Slip extends Error {}

/** How long the status bar shows a message, in milliseconds. */
const messageMs = 5000;
/** How long it shows what can be undone. */
const undoMs = 8000;

/** Shows a message in the status bar for a short time. */
export function showStatus(text: string): void {
  window.setStatusBarMessage(text, messageMs);
}

/** Says in the status bar what was done last, for a while. A click undoes it. */
export class UndoStatus implements Disposable {
  readonly #item = window.createStatusBarItem('marginalia.undo', StatusBarAlignment.Left);
  #timer: NodeJS.Timeout | undefined;

  /** `command` undoes what was done. */
  constructor(command: string) {
    this.#item.name = messages.undo();
    this.#item.command = command;
    this.#item.tooltip = messages.undo();
  }

  show(done: string): void {
    clearTimeout(this.#timer);
    this.#item.text = messages.withUndo(done);
    this.#item.show();
    this.#timer = setTimeout(() => this.#item.hide(), undoMs);
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.#item.hide();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#item.dispose();
  }
}
