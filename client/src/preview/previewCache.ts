import type { PreviewAnswer } from '../../../server/src/protocol/requests';
import type { PreviewSource } from './extendMarkdownIt';
import { placeCitations } from './placeCitations';

/** What the cache needs of its surroundings. */
export interface PreviewSurroundings {
  isEnabled(): boolean;
  /** The current text of an open document; undefined where it is closed. */
  findText(uri: string): string | undefined;
  /** `null` or undefined where there is nothing to show. */
  ask(uri: string): Promise<PreviewAnswer | null | undefined>;
  /** Renders the open previews once more. */
  refresh(): void;
}

interface Entry {
  /** The text that the answer is about. */
  readonly text: string;
  readonly answer: PreviewAnswer;
}

/** How many documents are remembered, those shown last. */
const remembered = 20;

/**
 * The formatted citations of documents that previews show. A preview is rendered at once with what is known; where the
 * document or the library has changed since, the server is asked, and the preview rendered again if the answer differs.
 */
export class PreviewCache implements PreviewSource {
  readonly #surroundings: PreviewSurroundings;
  readonly #entries = new Map<string, Entry>();
  /** Documents whose answers are older than the library. */
  readonly #outdated = new Set<string>();
  readonly #asking = new Set<string>();

  constructor(surroundings: PreviewSurroundings) {
    this.#surroundings = surroundings;
  }

  /** markdown-it is told the text alone, not which document it renders. */
  find(text: string): PreviewAnswer | undefined {
    if (!this.#surroundings.isEnabled()) return undefined;
    for (const entry of this.#entries.values()) if (entry.text === text) return placeCitations(entry.answer, text, text);
    for (const [uri, entry] of this.#entries) {
      if (isSameText(this.#surroundings.findText(uri), text)) return placeCitations(entry.answer, entry.text, text);
    }
    return undefined;
  }

  noteShown(uri: string): void {
    if (!this.#surroundings.isEnabled() || this.#asking.has(uri)) return;
    const text = this.#surroundings.findText(uri);
    if (text === undefined || (this.#entries.get(uri)?.text === text && !this.#outdated.has(uri))) return;
    void this.#update(uri, text);
  }

  /** The library or a setting has changed: what is shown is asked for again. */
  expire(): void {
    if (this.#entries.size === 0) return;
    for (const uri of this.#entries.keys()) this.#outdated.add(uri);
    this.#surroundings.refresh();
  }

  async #update(uri: string, text: string): Promise<void> {
    this.#asking.add(uri);
    this.#outdated.delete(uri);
    let answer: PreviewAnswer | null | undefined;
    try {
      answer = await this.#surroundings.ask(uri);
    } catch {
      // The server is gone or being started again; the next rendering asks anew.
      answer = undefined;
    } finally {
      this.#asking.delete(uri);
    }
    if (answer === undefined) return;
    const former = this.#entries.get(uri);
    const shown = former === undefined ? undefined : placeCitations(former.answer, former.text, text);
    const next = answer ?? nothing;
    this.#remember(uri, { text, answer: next });
    const isOther = JSON.stringify(shown ?? nothing) !== JSON.stringify(next);
    // What was typed meanwhile has been rendered without asking, since this answer was on its way.
    if (isOther || this.#surroundings.findText(uri) !== text) this.#surroundings.refresh();
  }

  #remember(uri: string, entry: Entry): void {
    this.#entries.delete(uri);
    this.#entries.set(uri, entry);
    for (const oldest of this.#entries.keys()) if (this.#entries.size > remembered) this.#entries.delete(oldest);
  }
}

const nothing: PreviewAnswer = { citations: [], references: '', notes: '' };

/** VS Code takes Unicode's line and paragraph separators out before it parses. */
function isSameText(document: string | undefined, parsed: string): boolean {
  if (document === undefined) return false;
  return document === parsed || (/[\u2028\u2029]/.test(document) && document.replace(/[\u2028\u2029]/g, '') === parsed);
}
