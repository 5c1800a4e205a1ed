/** The custom requests about citations in a draft. `requests.ts` has their names and describes positions and ranges. */
import type { LspPosition, LspRange, LspTextEdit } from './requests';

/** `marginalia/citations` */
export interface CitationsParams {
  readonly uri: string;
}

export interface CitationsAnswer {
  readonly citations: readonly {
    readonly range: LspRange;
    readonly items: readonly {
      readonly key: string;
      readonly range: LspRange;
      readonly mode: string;
      readonly prefix?: string;
      readonly locator?: string;
      readonly suffix?: string;
      /** Whether the library has a paper for the key. */
      readonly resolved: boolean;
    }[];
  }[];
}

/**
 * `marginalia/citationEdit`: the edit that cites papers at a position in a draft. The answer is `null` if the document is not a draft.
 */
export interface CitationEditParams {
  readonly uri: string;
  readonly position: LspPosition;
  readonly key: string;
  /** Keys of more papers for the same citation. They are ignored with `quotation`, and where 'replace' replaces a key. */
  readonly further?: readonly string[];
  /** 'replace': the paper replaces the key at the position, if there is one. Default: 'insert'. */
  readonly mode?: 'insert' | 'replace';
  /** Plain text from the paper that is inserted as a quotation with its own citation. */
  readonly quotation?: string;
}

export interface CitationEditAnswer {
  readonly edit: LspTextEdit;
  /** Where the citation that the edit changes ends before the edit. For a new citation it is the end of the edit's range. */
  readonly citationEnd: LspPosition;
  /** The keys by which the draft cites the papers. */
  readonly written: readonly string[];
}

/** The `data` of a completion item. */
export interface CompletionData {
  /** The paper's key. */
  readonly key: string;
  /** The key that is in the draft after the item was accepted. */
  readonly written: string;
  /** Phrases that the paper shares with the sentence, for the documentation; absent if there are none. */
  readonly because?: readonly string[];
}

export function isCompletionData(data: unknown): data is CompletionData {
  return (
    typeof data === 'object' &&
    data !== null &&
    'key' in data &&
    typeof data.key === 'string' &&
    'written' in data &&
    typeof data.written === 'string' &&
    (!('because' in data) || (Array.isArray(data.because) && data.because.every((phrase) => typeof phrase === 'string')))
  );
}
