import { ask } from './bridge';

/** A Playwright selector (CSS, or `text=...`), or text in the visible part of an editor, on the first line that also holds `line`. */
export type Target = string | { readonly word: string; readonly line?: string };

export interface ClickOptions {
  readonly button?: 'left' | 'right';
  readonly clickCount?: number;
  /** Held during the click; `ControlOrMeta` is the platform's own. Only with a word: it then waits until the word is a link. */
  readonly modifiers?: readonly ('Alt' | 'ControlOrMeta' | 'Control' | 'Shift')[];
  /** How long (ms) a selector may take to find something; as long as every wait, unless told. */
  readonly timeout?: number;
}

/**
 * The writer at the screen and the keyboard. Nothing here knows the extension's API: keys go where the focus is, and what is
 * seen is what is drawn. Actions wait until their target is there, and reject when it does not come.
 */
export const person = {
  /** Types a text, letter by letter. */
  async type(text: string): Promise<void> {
    await ask('type', [text]);
  },
  /** Puts a text in at once, as pasting does: for text whose letters are not what the test is about. */
  async paste(text: string): Promise<void> {
    await ask('paste', [text]);
  },
  /** Presses keys one after the other, named as Playwright does: `Enter`, `ControlOrMeta+Shift+P`, `F12`. */
  async press(...keys: readonly string[]): Promise<void> {
    await ask('press', keys);
  },
  async click(target: Target, options: ClickOptions = {}): Promise<void> {
    await ask('click', [target, options]);
  },
  /** Rests the pointer on the target. */
  async hover(target: Target): Promise<void> {
    await ask('hover', [target]);
  },
  /** Takes something with the pointer and lets it go over something else. */
  async drag(from: Target, to: Target): Promise<void> {
    await ask('drag', [from, to]);
  },
  /** Takes the pointer off everything. */
  async moveAway(): Promise<void> {
    await ask('moveAway', []);
  },
  /** The texts of all elements that a CSS selector finds and that are visible now; empty when there is none. Does not wait. */
  async see(selector: string): Promise<readonly string[]> {
    return (await ask('see', [selector])) as readonly string[];
  },
  /** Of these, those that are not whole on the screen: cut by their own width, or by what they stand in. */
  async cutOff(selector: string): Promise<readonly string[]> {
    return (await ask('cutOff', [selector])) as readonly string[];
  },
  /** The same as `see` in webviews, such as the Markdown preview. */
  async seeInPages(selector: string): Promise<readonly string[]> {
    return (await ask('seeInPages', [selector])) as readonly string[];
  },
  /** Like `see`, in the window that was opened last. */
  async seeInNewWindow(selector: string): Promise<readonly string[]> {
    return (await ask('seeInNewWindow', [selector])) as readonly string[];
  },
  async screenshotOfNewWindow(name: string): Promise<void> {
    await ask('screenshotOfNewWindow', [name]);
  },
  async closeNewWindow(): Promise<void> {
    await ask('closeNewWindow', []);
  },
  /** The visible rows of a list from top to bottom, each with the text of the named parts (name -> CSS selector inside the row). */
  async rows<Part extends string>(selector: string, parts: Readonly<Record<Part, string>>): Promise<readonly Row<Part>[]> {
    return (await ask('rows', [selector, parts])) as readonly Row<Part>[];
  },
  /** The text in the input field that has the keyboard; undefined when none has it that the CSS selector matches. */
  async input(selector: string): Promise<string | undefined> {
    return ((await ask('input', [selector])) as string | null) ?? undefined;
  },
  /** Makes the window as large as that, in CSS pixels. */
  async resize(width: number, height: number): Promise<void> {
    await ask('resize', [width, height]);
  },
  /** Saves what is to be seen as test-results/screenshots/<name>.png. */
  async screenshot(name: string): Promise<void> {
    await ask('screenshot', [name]);
  },
};

/** A drawn row: the text of each part, empty where the row has no such part, and whether the row is the focused one. */
export type Row<Part extends string> = Readonly<Record<Part, string>> & { readonly focused: boolean };
