import { squeezeText } from '#text';
import { encodeWord } from '../segment/findWords';
import { indexedTitleLength } from '../segment/nameTable';
import { fieldCodes, type SearchDocument } from '../segment/segment';
import { findByPrefix, termLength } from '../segment/sortedTerms';
import { minCorrectedLength } from '../segment/termDictionary';
import { countAllowedErrors, measureDistance } from './findCorrections';
import { addToTouched, type ScoredSegment } from './scoreWords';

/**
 * How much each letter of a name or key lowers the nearness, so that a fully typed name ranks before longer names that begin with it.
 * It is more than the 1 that a document gains if its title begins with the typed text too.
 */
const stepOfLetter = 2;
/** The difference in nearness between two fields: names rank before keys, and keys before titles. */
const stepOfField = 1000;
/**
 * A higher nearness means that a name, key or title begins with the typed text. A lower one means that a name is similar to the text,
 * or that a name, key or title begins with a correction of the text.
 */
export const namedNearness = 10_000;

/**
 * Finds documents whose name, key or title begins with the typed text, ignoring spaces and hyphens, and sets their nearness. The
 * nearness depends on the name, not on how much of the name is typed, so it stays the same while the writer continues. `floor` is added
 * to each nearness. Returns whether any document was found.
 */
export function scoreNames<Document extends SearchDocument>(segment: ScoredSegment<Document>, squeezed: string, floor: number): boolean {
  if (squeezed === '') return false;
  let isNamed = false;
  const { loaded, hidden } = segment.view;
  const { strings, documents, fields } = loaded.data.names;
  const typed = encodeWord(squeezed);
  const { nearness } = segment.scratch;
  const titled: number[] = [];
  for (const entry of findByPrefix(strings, typed.subarray(0, indexedTitleLength))) {
    const document = documents[entry] ?? 0;
    if (hidden !== undefined && hidden[document] === 1) continue;
    const field = fields[entry] ?? 0;
    const length = termLength(strings, entry);
    // Only the beginning of a title is indexed, so longer input is compared with the title itself.
    if (
      typed.length > indexedTitleLength &&
      !(field === fieldCodes.title
        ? isTitle(loaded.documents[document], squeezed)
        : length >= typed.length && isEntry(strings, entry, typed))
    )
      continue;
    addToTouched(segment, document);
    isNamed = true;
    if (field === fieldCodes.title) titled.push(document);
    const near = floor + stepOfField * field - (field === fieldCodes.title ? 0 : stepOfLetter * length);
    if (near > (nearness[document] ?? 0)) nearness[document] = near;
  }
  for (const document of titled) nearness[document] = (nearness[document] ?? 0) + 1;
  return isNamed;
}

/** A complete name typed with an error ranks before names that merely begin with a correction. */
const nearnessOfWhole = 6 * stepOfField;

/**
 * Finds documents whose complete name was typed with errors, but with the right first letter: `Ttans` for Titans. If `required` is
 * given, the query must also match exactly that number of words of the document, misspelt or not, so that the list does not grow while
 * the writer types.
 */
export function scoreMisspeltNames<Document extends SearchDocument>(
  segment: ScoredSegment<Document>,
  squeezed: string,
  required?: number,
): void {
  const typed = encodeWord(squeezed);
  if (typed.length < minCorrectedLength || typed.length > indexedTitleLength) return;
  const most = countAllowedErrors(typed.length);
  const { loaded, hidden } = segment.view;
  const { strings, documents, fields } = loaded.data.names;
  const { nearness, matched, matchedCorrected } = segment.scratch;
  for (const entry of findByPrefix(strings, typed.subarray(0, 1))) {
    const document = documents[entry] ?? 0;
    const length = termLength(strings, entry);
    if (fields[entry] !== fieldCodes.name || Math.abs(length - typed.length) > most || hidden?.[document] === 1) continue;
    if (required !== undefined && (matched[document] ?? 0) + (matchedCorrected[document] ?? 0) !== required) continue;
    const distance = measureDistance(typed, strings.bytes, strings.starts[entry] ?? 0, length, 'finished', most);
    if (distance > most) continue;
    addToTouched(segment, document);
    nearness[document] = Math.max(nearness[document] ?? 0, nearnessOfWhole - distance);
  }
}

function isTitle(document: SearchDocument | undefined, squeezed: string): boolean {
  return document !== undefined && squeezeText(document.title).startsWith(squeezed);
}

function isEntry(
  { bytes, starts }: { readonly bytes: Uint8Array; readonly starts: Uint32Array },
  entry: number,
  typed: Uint8Array,
): boolean {
  const start = starts[entry] ?? 0;
  return typed.every((byte, at) => bytes[start + at] === byte);
}
