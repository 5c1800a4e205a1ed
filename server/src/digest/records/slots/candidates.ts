import { endsSentence } from '#text';
import { isLinkLabel } from '../../fields/labels';
import { mayEndTitle, readBoilerplate } from '../../pages/boilerplate';
import type { Part, RecordBlock } from '../blocks/recordBlock';
import { findEndOfPeople } from '../fields/peopleAtStart';
import { isVenue } from '../fields/venue';
import { isProgrammePart } from '../titles/programme';
import { trimTitle } from '../titles/trimTitle';
import { authorLikeness, isProse, readLabel, targetKindOf } from './evidence';

/** A part of a block that may be a title. */
export interface TitleCandidate {
  readonly block: RecordBlock;
  /** The offsets of the words in the block's text, without the marks and brackets around the words. */
  readonly start: number;
  readonly end: number;
  /** Which part of the block this is: `link`, `bold`, `lead`, `label title` ... */
  readonly slot: string;
}

/** The longest title that is read, in UTF-16 units. Among 105,041 papers, the longest title has 376 characters. */
const maxTitleLength = 400;

/** The parts of a block that may be a title, each with its slot. The same words may be in several slots. Empty for a very long block. */
export function findCandidates(block: RecordBlock): TitleCandidate[] {
  return block.facts.recall(findPlaces, () => findPlaces(block)).map((place) => ({ block, ...place }));
}

type Place = Omit<TitleCandidate, 'block'>;

function findPlaces(block: RecordBlock): readonly Place[] {
  const found: Place[] = [];
  const add = (slot: string, start: number, end: number): void => {
    const span = trimTitle(block, start, end);
    if (span.end - span.start < 3 || span.end - span.start > maxTitleLength || !/\p{L}{2}/u.test(block.text.slice(span.start, span.end)))
      return;
    if (arePeople(block.text.slice(span.start, span.end)) || isProgrammePart(block.text.slice(span.start, span.end))) return;
    found.push({ start: span.start, end: span.end, slot });
  };
  const { text } = block;
  if (text.length > 6000) return found;
  const headEnd = findHeadEnd(block);
  add('head', 0, headEnd);
  addLines(block, headEnd, add);
  addAbovePeople(block, add);
  addMarkedRuns(block, add);
  addLabelledTitle(block, add);
  addLabelled(block, add);
  addLead(block, headEnd, add);
  addQuoted(text, add);
  addSegments(block, headEnd, add);
  addOfReference(text, add);
  return found;
}

/** Whether a text is a list of two or more names, which is never a title. */
function arePeople(text: string): boolean {
  return /[,;]| and | & /.test(text) && authorLikeness(text) > 0.8;
}

type Add = (slot: string, start: number, end: number) => void;

/** The end of a block's first line, or of its first lines if these may be one wrapped title. */
export function findHeadEnd({ text, lineStarts, lines }: RecordBlock): number {
  for (let at = 1; at < lineStarts.length; at += 1) {
    const start = lineStarts[at] ?? 0;
    const above = text.slice(lineStarts[at - 1] ?? 0, start - 1);
    const line = text.slice(start, (lineStarts[at + 1] ?? text.length + 1) - 1);
    if (
      !goesOn(above, line) ||
      isAuthorAboveVenue(line, text.slice(lineStarts[at + 1] ?? text.length, (lineStarts[at + 2] ?? text.length + 1) - 1)) ||
      hasOtherFormat(lines[at - 1]?.pieces[0], lines[at]?.pieces[0])
    )
      return start - 1;
  }
  return text.length;
}

function goesOn(above: string, line: string): boolean {
  if (endsSentence(above.trimEnd()) && !/\b(?:vs|al|etc|St|Dr)\.\s*$/.test(above)) return false;
  if (above.length < 30 && !/^\s*\p{Ll}/u.test(line)) return false;
  const boilerplate = line.length < 60 ? readBoilerplate(line.trim()) : undefined;
  if (boilerplate !== undefined && !mayEndTitle(line.trim(), above)) return false;
  if (isByline(line) || readLabel(line) !== undefined || /^\s*(?:https?:|arXiv|\[?\(?(?:19|20)\d\d)/.test(line)) return false;
  return true;
}

/** Whether a line is a single name above a venue. Then the name is the author and not the last words of a title. */
function isAuthorAboveVenue(line: string, below: string): boolean {
  return authorLikeness(line.trim()) === 0.5 && isVenue(below);
}

/** Whether a line consists of people, or begins with people before a separator such as a dash. */
function isByline(line: string): boolean {
  const people = line.trim().split(/(?<!\s)\s+[-–—·|]\s+/, 1)[0] ?? '';
  return authorLikeness(people) > (people.length < line.trim().length ? 0.49 : 0.6);
}

/** Whether a title in bold or in a link has ended with the line above, because this line is not in bold or not in a link. */
function hasOtherFormat(above: Part['piece'] | undefined, line: Part['piece'] | undefined): boolean {
  if (above === undefined || line === undefined) return false;
  return (above.bold && !line.bold) || (above.link !== undefined && line.link === undefined && above.text.trim().length > 10);
}

const namedLines = ['first', 'second', 'third', 'fourth'];

/** Adds the first four lines of a block, because a programme may have one line each for time, number, title and people. */
function addLines({ text, lineStarts }: RecordBlock, headEnd: number, add: Add): void {
  if (lineStarts.length < 2 || lineStarts.length > 12) return;
  for (const [at, slot] of namedLines.entries()) {
    const start = lineStarts[at];
    if (start === undefined) return;
    const end = (lineStarts[at + 1] ?? text.length + 1) - 1;
    if (start > 0 || end !== headEnd) add(`${slot} line`, start, end);
  }
}

/** Adds the line directly above the first line of people, joined with the lines that it continues. */
function addAbovePeople({ text, lineStarts }: RecordBlock, add: Add): void {
  if (lineStarts.length < 2 || lineStarts.length > 12) return;
  const lineAt = (at: number): string => text.slice(lineStarts[at] ?? 0, (lineStarts[at + 1] ?? text.length + 1) - 1);
  for (let at = 0; at + 1 < lineStarts.length; at += 1) {
    if (!isByline(lineAt(at + 1)) || isByline(lineAt(at))) continue;
    let first = at;
    while (first > 0 && goesOn(lineAt(first - 1), lineAt(first))) first -= 1;
    add('above people', lineStarts[first] ?? 0, (lineStarts[at + 1] ?? 0) - 1);
    return;
  }
}

/**
 * Adds the first runs in bold, in italics and in links, and the words after these runs (for links, only after the first one). Very
 * short runs are left out.
 */
function addMarkedRuns({ parts, text }: RecordBlock, add: Add): void {
  for (const mark of ['bold', 'italic', 'link'] as const) {
    let count = 0;
    for (let from = 0; from < parts.length && count < 3; ) {
      const value = parts[from]?.piece[mark];
      if (value === undefined || value === false) {
        from += 1;
        continue;
      }
      let to = from + 1;
      while (to < parts.length && parts[to]?.piece[mark] === value) to += 1;
      const start = parts[from]?.start ?? 0;
      const end = parts[to - 1]?.end ?? start;
      from = to;
      const words = text.slice(start, end).trim();
      if (words.length < 8 || (mark === 'link' && !/\s/.test(words) && words.length < 14)) continue;
      add(count === 0 ? mark : `${mark} ${String(count + 1)}`, start, end);
      if (mark !== 'link' && end < text.length)
        add(`behind ${mark}${count === 0 ? '' : ` ${String(count + 1)}`}`, end, endOfRest(parts, text, end));
      if (mark === 'link' && count === 0 && end < text.length) add('behind link', end, endOfRest(parts, text, end));
      count += 1;
    }
  }
}

/** Adds the words that the HTML labels as a title. */
function addLabelledTitle({ parts }: RecordBlock, add: Add): void {
  const from = parts.findIndex(({ piece }) => piece.label === 'title');
  if (from < 0) return;
  let to = from + 1;
  while (parts[to]?.piece.label === 'title') to += 1;
  add('label title', parts[from]?.start ?? 0, parts[to - 1]?.end ?? 0);
}

/** Where the words after a mark end: at the next link or mark, a line end, the end of a sentence, a year or a bracket. */
function endOfRest(parts: readonly Part[], text: string, start: number): number {
  let end = text.length;
  for (const { start: from, piece } of parts) {
    if (from > start && (piece.link !== undefined || piece.bold || piece.italic) && text.slice(start, from).trim().length > 6) {
      end = from;
      break;
    }
  }
  const rest = text.slice(start, end);
  const stop = /\n|[\p{L}\p{N})]{2}[.?!](?:\s|$)|,\s+(?:19|20)\d\d\b|\s*[[(]\s*$/u.exec(
    rest.replace(/^[\s.:,–—-]+/, (lead) => ' '.repeat(lead.length)),
  );
  return stop === null ? end : start + stop.index + (/^[\p{L}\p{N})]/u.test(stop[0]) ? 2 : 0);
}

/** Adds the values of labels such as `Title:`. A value may continue on the lines below, up to the next label or line of people. */
function addLabelled({ text, lineStarts }: RecordBlock, add: Add): void {
  for (let at = 0; at < Math.min(lineStarts.length, 12); at += 1) {
    const start = lineStarts[at] ?? 0;
    const lineEnd = (lineStarts[at + 1] ?? text.length + 1) - 1;
    const found = readLabel(
      text.slice(start, lineEnd).replace(/^(?:[[(\s\ufe0f]|\p{Extended_Pictographic})+/u, (lead) => ' '.repeat(lead.length)),
    );
    if (found === undefined) continue;
    let end = lineEnd;
    for (let next = at + 1; next < lineStarts.length; next += 1) {
      const from = lineStarts[next] ?? 0;
      const to = (lineStarts[next + 1] ?? text.length + 1) - 1;
      const line = text.slice(from, to);
      if (readLabel(line) !== undefined && !/^\s*\p{Ll}/u.test(line)) break;
      if (end > start + found.value + 1 && authorLikeness(line.trim()) > 0.6) break;
      end = to;
    }
    add(`label ${found.label}`, start + found.value, end);
  }
}

/** Adds the words before the first link, without a bracket or separator between these words and the link. */
function addLead({ text, parts }: RecordBlock, headEnd: number, add: Add): void {
  const link = parts.find(({ piece, start }) => piece.link !== undefined && start > 0);
  if (link === undefined || link.start > headEnd || parts[0]?.piece.link !== undefined) return;
  // Examples: `Title [[arXiv](...)]`, `Title (pdf)`, `Title: [paper]`, `Title. Paper: [...]`.
  let end = link.start;
  while (end > 0 && /[\s[({|–—:,-]/.test(text[end - 1] ?? '')) end -= 1;
  add('lead', 0, end);
}

const quotation = /["“«„「《]([^"”»“」》\n]{1,200}(?:\n[^"”»“」》\n]{1,200}){0,3})["”»“」》]/u;

function addQuoted(text: string, add: Add): void {
  const found = quotation.exec(text.slice(0, 1500));
  if (found?.[1]?.trim().includes(' ')) add('quoted', found.index + 1, found.index + 1 + found[1].length);
}

const separators: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['dash', /\s+[-–—]+\s+|(?<=\s)[–—]|[–—](?=\s)/g],
  ['bar', /\s*[|｜]\s*/g],
  ['dot', /\s+[·•]\s+/g],
  ['tab', /\t+| {3,}/g],
  ['slash', /\s+\/{1,2}\s+/g],
  ['colon', /[:：]\s+/g],
  ['bracket', /\s*[([](?=[^()[\]]{2,60}[)\]]\s*$)|\s+[([](?=(?:19|20)\d\d|[A-Z]{2,}[ '’]?\d{2})/g],
];

/** Adds the parts between separators in the first lines of a block: `Name - Title`, `Title | Venue`. */
function addSegments({ text }: RecordBlock, headEnd: number, add: Add): void {
  const head = text.slice(0, Math.min(headEnd, 600));
  if (isProse(head)) return;
  for (const [name, pattern] of separators) {
    const cuts = [...head.matchAll(pattern)].slice(0, 6);
    if (cuts.length === 0) continue;
    if (name === 'colon' || name === 'bracket') {
      add(`before ${name}`, 0, cuts[0]?.index ?? 0);
      if (name === 'colon') add(`behind ${name}`, (cuts[0]?.index ?? 0) + (cuts[0]?.[0].length ?? 0), headEnd);
      continue;
    }
    let start = 0;
    for (const [at, cut] of [...cuts, undefined].entries()) {
      add(`${name} ${String(at + 1)}`, start, cut?.index ?? head.length);
      if (at === 0 && cut !== undefined) add(`behind ${name}`, cut.index + cut[0].length, head.length);
      start = cut === undefined ? head.length : cut.index + cut[0].length;
    }
  }
}

/**
 * Where the title ends if people follow it: `Title, A. Author (Place); B. Author`, `Title by A. Author and B. Author: what it is
 * about`, `Title in small letters A. Author, B. Author; Journal`. undefined if no people follow the title.
 */
function findEndOfLead(flat: string): number | undefined {
  for (const { index: end, 0: joint } of flat.slice(0, 400).matchAll(/, |,(?=\p{Lu}\p{Ll})| by /gu)) {
    if (end <= 12) continue;
    const rest = flat.slice(end + joint.length);
    const people = rest
      .replace(/\s*\([^()]{0,80}\)(?=\s*[,;])/g, '')
      .replace(/\s*(?:[([]|https?:|(?<=\p{L}{2})[.:]\s|\s[-–—|]\s).*$/u, '')
      .trim();
    if ((joint !== ' by ' && authorLikeness(people) > 0.66) || findEndOfPeople(rest) > 0) return end;
    const first = joint === ', ' ? firstOfRun.exec(flat.slice(0, end)) : null;
    if (first !== null && first.index > 12 && authorLikeness(`${first[0]}, ${people.replace(/\s*;.*$/, '')}`) > 0.9) return first.index;
  }
  return undefined;
}

/** The first of several people directly after a title, if the title's last letters are small. */
const firstOfRun = /(?<=\p{Ll}{3} )\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,3}$/u;

/** The end of a sentence in a reference. A full stop after an initial or a common abbreviation does not end a sentence. */
const sentenceEnd = /(?<![\s.(]\p{Lu}|^\p{Lu}|\b(?:al|Jr|Sr|St|vs|No|Vol|Proc|eds?|pp|Inc|Dr|Mr))[.?!](?=\s+["“']?[\p{Lu}\d])/gu;
/** The comma between the title and the venue of a reference. */
const beforeVenue =
  /,\s+(?=[Ii]n:? (?:[Pp]roc|the \p{Lu}|\p{Lu}|\d)|\[|arXiv|(?:19|20)\d\d|pp?\.|vol|\p{Lu}\p{L}*\p{Lu}\p{L}*(?=[\s,.'’]*(?:(?:19|20)?\d\d|$|[,.([]))|Proc|Journal|Trans|Conference|International|J\. )/u;
const yearMark = /[([]?\b(?:19|20)\d\d[a-z]?\b[)\]]?[.,:;]*\s+/g;

/**
 * Adds parts of a reference such as `A. Author (2020). Title. Venue, 3(2)`: its sentences, and the words next to its year, people or
 * venue.
 */
function addOfReference(text: string, add: Add): void {
  const probe = text.slice(0, 900);
  const flat = probe.replaceAll('\n', ' ');
  let start = 0;
  let count = 0;
  for (const stop of [...flat.matchAll(sentenceEnd)].slice(0, 5)) {
    count += 1;
    add(`sentence ${String(count)}`, start, stop.index + (stop[0] === '.' ? 0 : 1));
    start = stop.index + 1;
  }
  if (count > 0) add(`sentence ${String(count + 1)}`, start, probe.length);
  for (const year of [...flat.matchAll(yearMark)].slice(0, 1)) {
    const from = year.index + year[0].length;
    add('behind year', from, from + endOfTitle(flat.slice(from)));
  }
  const title = findEndOfLead(flat);
  if (title !== undefined) add('before people', 0, title);
  const people = findEndOfPeople(flat);
  const venueAfterTitle = people > 0 ? null : beforeVenue.exec(flat);
  if (venueAfterTitle !== null && venueAfterTitle.index <= maxTitleLength) add('before venue', 0, venueAfterTitle.index);
  if (people === 0) return;
  const lead =
    /^[\s:.,;–—-]*(?:[([](?:[^()[\]]{0,60}[ ,])?(?:19|20)\d\d[a-z]?[)\]]|(?:19|20)\d\d[a-z]?(?=[.,:]))?[\s:.,;–—-]*/.exec(
      flat.slice(people),
    )?.[0].length ?? 0;
  const from = people + lead;
  const rest = flat.slice(from);
  if (isLinkLabel(rest.trim())) return;
  const venue = beforeVenue.exec(rest);
  add('behind people', from, from + Math.min(endOfTitle(rest), venue?.index ?? rest.length));
  const comma = venue ?? /,\s|:,/.exec(rest);
  if (comma !== null) add('behind people, part', from, from + comma.index);
}

/** Where a title within a reference ends: at a full stop, or at a question or exclamation mark before the venue. */
function endOfTitle(rest: string): number {
  for (const stop of rest.matchAll(/(?<!\b\p{Lu}|\bvs)([.?!])["'”’]?(?=\s|$)/gu)) {
    if (stop[1] === '.') return stop.index;
    if (
      /^[?!]["'”’]?\s*(?:$|In\b|Proc|arXiv|Journal|Trans|[A-Z][\w&’' ]{2,60},? (?:(?:19|20)\d\d|\d{1,4}\s*\())/.test(rest.slice(stop.index))
    )
      return stop.index + 1;
  }
  return rest.length;
}

/** Whether all words of a block are in links, at least one of which leads out of the document. */
export function isLinkOnly({ parts }: RecordBlock): boolean {
  return (
    parts.every(({ piece }) => piece.link !== undefined || !/\p{L}/u.test(piece.text)) &&
    parts.some(({ piece }) => piece.link !== undefined && targetKindOf(piece.link) !== 'inside')
  );
}
