import type { Span } from '../../base/span';
import { findArxivId, findDoi, findUrls, readReferenceLine, readReferences } from '../../model/references';
import { readAuthorLine, readScholarByline } from '../authors';
import { readLines, trimSpan } from '../blocks';
import { findYear } from '../calendar';
import { addReferences, draftEntry, finishEntry, type EntryDraft, type Passage, type ReadEntry } from '../entryDraft';
import { readFurniture } from '../furniture';
import { joinLines } from '../joinLines';
import { shapeOf } from '../textUnits';

/** Shorter text below a title may be anything, in UTF-16 units. */
const shortestAbstract = 60;
/** So far below its title a record is read, in UTF-16 units. */
const longestRecord = 20_000;

/**
 * The paper with this title, and what stands below it in `body`, the stretch from the title to the next paper: authors, dates,
 * addresses, and the first paragraph, as far as its looks leave no doubt. The rest of its own block belongs to it in any case.
 */
export function readRecord(text: string, title: Passage, { start, end }: Span): ReadEntry {
  const draft = draftEntry(title);
  const [own = [], ...others] = splitAtBlankLines(readLines(text, start, Math.min(end, start + longestRecord)));
  readOwnBlock(text, own, draft);
  for (const block of others) if (draft.abstract !== undefined || !readBlockBelow(text, block, draft)) break;
  return finishEntry(draft);
}

/** The first block begins on the title's own line, of which nothing may be left. */
function splitAtBlankLines([first, ...lines]: readonly Span[]): readonly (readonly Span[])[] {
  const blocks: Span[][] = [first === undefined || first.start === first.end ? [] : [first]];
  let isOpen = true;
  for (const line of lines) {
    const isBlank = line.start === line.end;
    if (!isBlank && isOpen) blocks.at(-1)?.push(line);
    else if (!isBlank) blocks.push([line]);
    isOpen = !isBlank;
  }
  return blocks;
}

function readOwnBlock(text: string, lines: readonly Span[], draft: EntryDraft): void {
  const rest = skipFacts(text, lines, draft);
  for (const line of rest) addMentioned(text, line, draft);
  const abstract = findAbstract(text, rest);
  if (abstract !== undefined) draft.abstract = abstract;
  draft.end = Math.max(draft.end, lines.at(-1)?.end ?? 0);
}

/** Whether the block belongs to the paper as a whole: facts, and an abstract that is too long for anything else. */
function readBlockBelow(text: string, lines: readonly Span[], draft: EntryDraft): boolean {
  const rest = skipFacts(text, lines, draft);
  const abstract = findAbstract(text, rest);
  if (rest.length > 0 && (abstract === undefined || shapeOf(abstract.text) !== 'prose')) return false;
  if (abstract !== undefined) draft.abstract = abstract;
  draft.end = Math.max(draft.end, lines.at(-1)?.end ?? 0);
  return true;
}

/** Takes the lines that say one thing each, and gives those from the first on that doesn't. */
function skipFacts(text: string, lines: readonly Span[], draft: EntryDraft): readonly Span[] {
  const from = lines.findIndex((line) => !readFact(joinLines(text, line), draft));
  return from === -1 ? [] : lines.slice(from);
}

function readFact(line: string, draft: EntryDraft): boolean {
  const references = readReferenceLine(line);
  if (references !== undefined) addReferences(draft, references);
  const byline = references === undefined && draft.authors.length === 0 ? readScholarByline(line) : undefined;
  const authors = byline?.authors ?? (references === undefined && draft.authors.length === 0 ? readAuthorLine(line) : undefined);
  if (authors !== undefined) draft.authors = authors;
  if (byline !== undefined) draft.year ??= findYear(byline.venue);
  const furniture = readFurniture(line);
  if (furniture?.kind === 'published') draft.date ??= furniture.date;
  return references !== undefined || authors !== undefined || furniture !== undefined;
}

/** What the paper's own lines name. */
function addMentioned(text: string, { start, end }: Span, draft: EntryDraft): void {
  const line = text.slice(start, Math.min(end, start + 2000));
  addReferences(draft, readReferences(findUrls(line)));
  draft.arxivId ??= findArxivId(line);
  draft.doi ??= findDoi(line);
}

/** A paragraph that looks like an abstract, or like a sentence on the paper. */
function findAbstract(text: string, lines: readonly Span[]): Passage | undefined {
  const [first, last] = [lines[0], lines.at(-1)];
  const abstract = first === undefined || last === undefined ? undefined : readAbstract(text, { start: first.start, end: last.end });
  return abstract === undefined || abstract.text.length < shortestAbstract || shapeOf(abstract.text) === 'short' ? undefined : abstract;
}

/** A stretch as one paragraph, without the marks between it and the title; undefined where nothing is left. */
export function readAbstract(text: string, span: Span): Passage | undefined {
  const marks = leadingMarks.exec(text.slice(span.start, span.end))?.[0].length ?? 0;
  const trimmed = trimSpan(text, span.start + marks, span.end);
  return trimmed.start === trimmed.end ? undefined : { text: joinLines(text, trimmed).replace(markdownLink, '$1'), span: trimmed };
}

/** The end of a link or of emphasis, and what parts a title from the words behind it. */
const leadingMarks = /^(?:\]\([^)\s]*\)|[\s*_|\]>:;,.–—-])+/;
const markdownLink = /!?\[([^\]\n]*)\]\([^)\s]*\)/g;
