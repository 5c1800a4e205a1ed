import { squeezeText } from '../../text/foldTerm';
import { longestTitle } from '../segment/nameTable';
import { fieldCodes } from '../segment/segment';
import { findByPrefix, termLength } from '../segment/sortedTerms';
import { shortestCorrected } from '../segment/deletionKeys';
import type { SearchDocument } from '../searchDocument';
import { measureDistance, mostErrors } from './findCorrections';
import { encodeWord } from './readPostings';
import { touch, type ScoredSegment } from './scoreWords';

/** Of papers with one name the one comes first whose title begins with it: that counts less than a letter. */
const stepOfLetter = 2;
/** Names before keys before titles, and the shorter first: a name that is typed in full stands before those that go on. */
const stepOfField = 1000;
/** What is nearer than this has a name as it is typed; below are names behind corrected errors. */
export const namedNearness = 10_000;

/**
 * Marks documents whose name, key or title begins with what was typed, spaces and hyphens left out. How near a name is
 * doesn't change while more of it is typed. Returns whether there are any; `floor` is added.
 */
export function scoreNames<Document extends SearchDocument>(segment: ScoredSegment<Document>, squeezed: string, floor: number): boolean {
  if (squeezed === '') return false;
  let isNamed = false;
  const { loaded, hidden } = segment.view;
  const { strings, documents, fields } = loaded.data.names;
  const typed = encodeWord(squeezed);
  const { nearness } = segment.scratch;
  const titled: number[] = [];
  for (const entry of findByPrefix(strings, typed.subarray(0, longestTitle))) {
    const document = documents[entry] ?? 0;
    if (hidden !== undefined && hidden[document] === 1) continue;
    const field = fields[entry] ?? 0;
    const length = termLength(strings, entry);
    // A title's beginning is cut: what was typed further is compared with the title itself.
    if (
      typed.length > longestTitle &&
      !(field === fieldCodes.title
        ? isTitle(loaded.documents[document], squeezed)
        : length >= typed.length && isEntry(strings, entry, typed))
    )
      continue;
    touch(segment, document);
    isNamed = true;
    if (field === fieldCodes.title) titled.push(document);
    const near = floor + stepOfField * field - (field === fieldCodes.title ? 0 : stepOfLetter * length);
    if (near > (nearness[document] ?? 0)) nearness[document] = near;
  }
  for (const document of titled) nearness[document] = (nearness[document] ?? 0) + 1;
  return isNamed;
}

/** A whole name with an error in it stands before names that only begin like what the error may have been. */
const nearnessOfWhole = 6 * stepOfField;

/**
 * Marks documents of which a name as a whole was typed with errors: `Ttans` for Titans. The first letter is right.
 * `required`: only those that have so many words, misspelt or not, so that a list doesn't grow while more is typed; any
 * where undefined.
 */
export function scoreMisspeltNames<Document extends SearchDocument>(
  segment: ScoredSegment<Document>,
  squeezed: string,
  required?: number,
): void {
  const typed = encodeWord(squeezed);
  if (typed.length < shortestCorrected || typed.length > longestTitle) return;
  const most = mostErrors(typed.length);
  const { loaded, hidden } = segment.view;
  const { strings, documents, fields } = loaded.data.names;
  const { nearness, matched, matchedTypo } = segment.scratch;
  for (const entry of findByPrefix(strings, typed.subarray(0, 1))) {
    const document = documents[entry] ?? 0;
    const length = termLength(strings, entry);
    if (fields[entry] !== fieldCodes.name || Math.abs(length - typed.length) > most || hidden?.[document] === 1) continue;
    if (required !== undefined && (matched[document] ?? 0) + (matchedTypo[document] ?? 0) !== required) continue;
    const distance = measureDistance(typed, strings.bytes, strings.starts[entry] ?? 0, length, 'finished', most);
    if (distance > most) continue;
    touch(segment, document);
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
