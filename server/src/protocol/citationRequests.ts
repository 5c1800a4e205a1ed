/** The custom requests about what a draft cites. `requests.ts` has their names and describes positions and ranges. */
import type { DraftPreview } from '../features/bibliography/preview';
import type { PaperEvidence } from '../features/evidence/sentenceEvidence';
import type { CitationItem } from '../model/citation';
import type { DocumentPlace, LspLocation, LspPosition, LspRange, LspTextEdit } from './requests';

/** `marginalia/citations` */
export interface CitationsParams {
  readonly uri: string;
}

export interface CitationsAnswer {
  readonly citations: readonly {
    readonly range: LspRange;
    readonly items: readonly (Omit<CitationItem, 'keySpan'> & {
      readonly range: LspRange;
      readonly locator?: string;
      /** Whether the library has a paper for the key. */
      readonly resolved: boolean;
    })[];
  }[];
}

/**
 * `marginalia/citationEdit`: the edit that cites papers at a position in a draft. The answer is `null` if the document is not a draft.
 */
export interface CitationEditParams extends DocumentPlace {
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

/**
 * `marginalia/evidence`, with a position in a draft: what the papers say that the sentence there cites. The answer is `null` if there is no
 * draft at the position, or no citation in the sentence.
 */
export interface EvidenceAnswer {
  /** The range of the sentence. */
  readonly sentence: LspRange;
  /** In the order of the citations, each paper once; empty if the library has none of them. */
  readonly papers: readonly PaperEvidenceAnswer[];
}

export interface PaperEvidenceAnswer {
  /** The key by which the sentence cites the paper. */
  readonly key: string;
  readonly title: string;
  readonly names: readonly string[];
  /** `found`: `text` bears on the sentence most. */
  readonly kind: PaperEvidence['evidence']['kind'];
  /** The sentence of the abstract; absent if there is none. */
  readonly text?: string;
  /** The words of `text` that the draft's sentence has too, as UTF-16 offsets. */
  readonly ranges?: readonly (readonly [number, number])[];
  /** Present if the abstract was not written by the paper's authors but by someone who summarizes the paper. */
  readonly abstractKind?: 'summary';
  /** The sentence in the digest, or the entry in the bibliography; without a sentence, the title of the paper. */
  readonly place: LspLocation;
}

/**
 * `marginalia/preview`: the citations of an open Markdown draft, formatted as in the compiled document. The answer is `null` if there
 * is no such draft.
 */
export interface PreviewParams {
  readonly uri: string;
}

/** The HTML is made by the server; text from digests, bibliographies and drafts in it is escaped. */
export interface PreviewAnswer extends Omit<DraftPreview, 'citations'> {
  /** The citations in the order of the draft. They do not overlap. */
  readonly citations: readonly PreviewCitation[];
  /** Why the citation style that the draft names is not used, in words for the writer; absent if there is no such problem. */
  readonly problem?: string;
}

export interface PreviewCitation {
  /** UTF-16 offsets into the draft. */
  readonly start: number;
  readonly end: number;
  /** The text between these offsets. If the draft has another text there by now, the answer is about an older version of the draft. */
  readonly source: string;
  /** The formatted citation, which consists of inline elements. */
  readonly html: string;
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
