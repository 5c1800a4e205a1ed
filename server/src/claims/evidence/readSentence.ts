import { isOrdinaryStem, stemContentWord, tokenizeVariants, tokenizeWords } from '#text';
import type { Span } from '../../base/span';
import type { Quantity } from '../quantities/quantity';
import { readQuantities } from '../quantities/readQuantities';

/** What a sentence says, as two sentences are compared. */
export interface ReadSentence {
  /** The words that say something, without repetition; those of names in camel case and of compounds too. */
  readonly stems: ReadonlySet<string>;
  /** Pieces of four letters of the words that are not ordinary: `quantization` and `quantized` share `quan`. */
  readonly pieces: ReadonlySet<string>;
  readonly numbers: readonly Quantity[];
  /** Whether the sentence compares: `better than`, `improves`. */
  readonly compares: boolean;
  /** Whether the sentence tells a result: `experiments show`. */
  readonly tellsResult: boolean;
}

const comparison =
  /\b(?:than|better|best|outperform|beat|improv|more|less|fewer|worse|gain|rais|surpass|ahead|lower|higher|state[- ]of[- ]the[- ]art)/i;
const result = /\b(?:results?|experiment|find|found|show)/i;

export function readSentence(text: string): ReadSentence {
  const stems = new Set(readStems(text).map(({ stem }) => stem));
  const pieces = new Set([...stems].filter((stem) => !isOrdinaryStem(stem)).flatMap(cutIntoPieces));
  return { stems, pieces, numbers: readQuantities(text), compares: comparison.test(text), tellsResult: result.test(text) };
}

/** The words of a text with their stems, without stop words: in order, then the parts of names and compounds. */
export function readStems(text: string): readonly (Span & { readonly stem: string })[] {
  return [...tokenizeWords(text), ...tokenizeVariants(text)].flatMap(({ term, start, end }) => {
    const stem = stemContentWord(term);
    return stem === undefined ? [] : [{ stem, start, end }];
  });
}

function cutIntoPieces(stem: string): readonly string[] {
  const padded = ` ${stem} `;
  return Array.from({ length: Math.max(0, padded.length - 3) }, (_, at) => padded.slice(at, at + 4));
}

/** The words of the sentence that are not ordinary, as stems. */
export function listTelling({ stems }: ReadSentence): readonly string[] {
  return [...stems].filter((stem) => !isOrdinaryStem(stem));
}
