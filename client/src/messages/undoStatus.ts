import { type Disposable, StatusBarAlignment, window } from 'vscode';
import { messages } from './messages';

/** How long what was done is shown, in milliseconds. */
const shownFor = 8000;

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
    this.#timer = setTimeout(() => this.#item.hide(), shownFor);
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
