import type { PreviewAnswer, PreviewCitation } from '../../../server/src/client';
import type { PreviewSource } from './extendMarkdownIt';

/** What the cache needs from VS Code and from the server. */
interface PreviewDependencies {
  isEnabled(): boolean;
  /** The current text of an open document; undefined if it is closed. */
  findText(uri: string): string | undefined;
  /** Requests the formatted citations of a document. `null` if there are none to show; undefined if the request was cancelled. */
  ask(uri: string): Promise<PreviewAnswer | null | undefined>;
  /** Renders the open previews again. */
  refresh(): void;
}

interface Entry {
  /** The text for which the server gave the answer. */
  readonly text: string;
  readonly answer: PreviewAnswer;
}

/** How many documents are remembered. The one that was answered longest ago is forgotten first. */
const remembered = 20;

/**
 * The formatted citations of documents in previews. A preview is first rendered with the last answer. If the document or the library
 * has changed since that answer, the server is asked again, and the preview is rendered again if the new answer differs.
 */
export class PreviewCache implements PreviewSource {
  readonly #dependencies: PreviewDependencies;
  readonly #entries = new Map<string, Entry>();
  /** Documents whose answers were given before the library or a setting changed. */
  readonly #outdated = new Set<string>();
  readonly #asking = new Set<string>();

  constructor(dependencies: PreviewDependencies) {
    this.#dependencies = dependencies;
  }

  /** Finds a document by its text, because markdown-it gets only this text. */
  find(text: string): PreviewAnswer | undefined {
    if (!this.#dependencies.isEnabled()) return undefined;
    for (const entry of this.#entries.values()) if (entry.text === text) return shiftCitations(entry.answer, text, text);
    for (const [uri, entry] of this.#entries) {
      if (isSameText(this.#dependencies.findText(uri), text)) return shiftCitations(entry.answer, entry.text, text);
    }
    return undefined;
  }

  previewShown(uri: string): void {
    if (!this.#dependencies.isEnabled() || this.#asking.has(uri)) return;
    const text = this.#dependencies.findText(uri);
    if (text === undefined || (this.#entries.get(uri)?.text === text && !this.#outdated.has(uri))) return;
    void this.#update(uri, text);
  }

  /**
   * To be called when the library or a setting has changed. Renders the previews again, so that new answers are requested for the
   * documents that they show.
   */
  expire(): void {
    if (this.#entries.size === 0) return;
    for (const uri of this.#entries.keys()) this.#outdated.add(uri);
    this.#dependencies.refresh();
  }

  async #update(uri: string, text: string): Promise<void> {
    this.#asking.add(uri);
    this.#outdated.delete(uri);
    let answer: PreviewAnswer | null | undefined;
    try {
      answer = await this.#dependencies.ask(uri);
    } catch {
      // The server has stopped or is being restarted. The next rendering asks it again.
      answer = undefined;
    } finally {
      this.#asking.delete(uri);
    }
    if (answer === undefined) return;
    const former = this.#entries.get(uri);
    const shown = former === undefined ? undefined : shiftCitations(former.answer, former.text, text);
    const next = answer ?? nothing;
    this.#remember(uri, { text, answer: next });
    const isOther = JSON.stringify(shown ?? nothing) !== JSON.stringify(next);
    // If the writer typed during this request, the preview was rendered without another request. Rendering it again sends that request.
    if (isOther || this.#dependencies.findText(uri) !== text) this.#dependencies.refresh();
  }

  #remember(uri: string, entry: Entry): void {
    this.#entries.delete(uri);
    this.#entries.set(uri, entry);
    for (const oldest of this.#entries.keys()) if (this.#entries.size > remembered) this.#entries.delete(oldest);
  }
}

const nothing: PreviewAnswer = { citations: [], references: '', notes: '' };

/**
 * Whether a document has the text that is parsed. VS Code removes Unicode's line and paragraph separators from a document before it is
 * parsed, so the comparison ignores them.
 */
function isSameText(document: string | undefined, parsed: string): boolean {
  if (document === undefined) return false;
  return document === parsed || (/[\u2028\u2029]/.test(document) && document.replace(/[\u2028\u2029]/g, '') === parsed);
}

/**
 * Adapts an answer about the text `before` to the text `after`. Citations before the edited part keep their offsets, and the offsets of
 * citations after it are shifted. Citations that overlap or touch the edited part are left out, so the preview shows their source until
 * the next answer.
 */
export function shiftCitations(answer: PreviewAnswer, before: string, after: string): PreviewAnswer {
  const isThere = ({ start, end, source }: PreviewCitation): boolean => after.slice(start, end) === source;
  if (before === after) return answer.citations.every(isThere) ? answer : { ...answer, citations: answer.citations.filter(isThere) };
  const head = countEqual(before, after, (text, at) => text.charCodeAt(at), Math.min(before.length, after.length));
  const tail = countEqual(before, after, (text, at) => text.charCodeAt(text.length - 1 - at), Math.min(before.length, after.length) - head);
  const shift = after.length - before.length;
  const citations = answer.citations.flatMap((citation) => {
    if (citation.end < head) return [citation];
    if (citation.start <= before.length - tail) return [];
    return [{ ...citation, start: citation.start + shift, end: citation.end + shift }];
  });
  return { ...answer, citations: citations.filter(isThere) };
}

function countEqual(a: string, b: string, codeAt: (text: string, at: number) => number, max: number): number {
  let count = 0;
  while (count < max && codeAt(a, count) === codeAt(b, count)) count += 1;
  return count;
}
