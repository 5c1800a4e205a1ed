/** The custom requests about what a draft cites. `requests.ts` has their names and describes positions and ranges. */
import type { DraftPreview } from '../features/bibliography/preview';
import type { PaperEvidence } from '../features/evidence/sentenceEvidence';
import type { CitationItem } from '../model/citation';
import type { LspLocation, LspPosition, LspRange, LspTextEdit } from './requests';
import { object, optional, place, text, texts, type ValueOf, word } from './shapes';

/** The answer to `marginalia/citations`, with the URI of a draft. */
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
export const citationEditParams = object({
  ...place,
  key: text,
  /** Keys of more papers for the same citation. They are ignored with `quotation`, and where 'replace' replaces a key. */
  further: optional(texts),
  /** 'replace': the paper replaces the key at the position, if there is one. Default: 'insert'. */
  mode: optional(word('insert', 'replace')),
  /** Plain text from the paper that is inserted as a quotation with its own citation. */
  quotation: optional(text),
});
export type CitationEditParams = ValueOf<typeof citationEditParams>;

export interface CitationEditAnswer {
  readonly edit: LspTextEdit;
  /** Where the citation that the edit changes ends before the edit. For a new citation it is the end of the edit's range. */
  readonly citationEnd: LspPosition;
  /** The keys by which the draft cites the papers. */
  readonly written: readonly string[];
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
  /** Present if `kind` is `nothing` and the abstract certainly doesn't say what the sentence says. */
  readonly isCertain?: true;
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
 * The answer to `marginalia/preview`, with the URI of an open Markdown draft: its citations, formatted as in the compiled document; `null`
 * if there is no such draft. The HTML is made by the server; text from digests, bibliographies and drafts in it is escaped.
 */
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
