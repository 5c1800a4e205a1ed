import { foldLastName, foldText, withoutOthersInList } from '#text';
import { orderNames } from '../fields/authors';
import type { UnnamedRecord } from '../recordDraft';
import { findAffiliationParts, withoutAffiliations } from './affiliations';
import { labels } from './crf';
import { findPeopleSide, type PeopleSide } from './cutRecords';
import { findPersons, type Person } from './persons';
import type { TaggedTokens } from './tagLines';
import { readTokens, writeTokens } from './tokenRuns';
import { locateTokens, type TokenRun, type Tokens, tokenTypes } from './tokens';

const titleLabel = labels.indexOf('title');
const yearLabel = labels.indexOf('year');
const venueLabel = labels.indexOf('venue');

/** A record with the authors that the model finds, and what stands among them that is nobody. */
interface Replaced {
  readonly entry: UnnamedRecord;
  readonly nobodies: readonly string[];
}

/**
 * Replaces the authors of records by those that the model found. In a list, people stand on the same side of all titles; in a table, they
 * stand in the rows of their titles.
 */
function replaceAuthors(entries: readonly UnnamedRecord[], tagged: TaggedTokens): readonly Replaced[] {
  const titles = locateTitles(entries, tagged);
  const side = findPeopleSide(tagged, titles);
  const found = new Map<number, Person[]>();
  let at = 0;
  const persons = findPersons(tagged);
  for (const each of persons) {
    while (at < entries.length && (entries[at]?.titleSpan.end ?? 0) <= each.start) at += 1;
    const row = rowOf(tagged.tokens, each.run);
    if (row !== undefined) {
      const own = [at - 1, at].find((index) => titles[index] !== undefined && rowOf(tagged.tokens, titles[index]) === row);
      if (own !== undefined) addTo(found, own, each);
      continue;
    }
    const [last, next] = [entries[at - 1], entries[at]];
    if (side === 'before' && next !== undefined && next.titleSpan.start - each.end < maxDistance) addTo(found, at, each);
    if (side === 'after' && last !== undefined && each.start < last.span.end) addTo(found, at - 1, each);
  }
  const places = findAffiliationParts(tagged);
  const otherWords = readOtherWords(tagged, places);
  const isOneLine = areInLines(tagged.tokens, persons);
  return entries.map((entry, index) => {
    const title = titles[index];
    const near = found.get(index) ?? [];
    const isInRow = title !== undefined && rowOf(tagged.tokens, title) !== undefined;
    const together = isInRow ? chooseCell(near, entry.authors, tagged.tokens) : chooseStretch(near, title, side, tagged, isOneLine);
    const all = withoutAffiliations(together, tagged, places);
    const isOfOther = isInRow ? false : side === 'after' ? isBelowOther(tagged.tokens, title, all) : isAfterOther(tagged, title, all);
    const list = isOfOther ? [] : all;
    const others = near.filter((each) => !list.includes(each)).map(({ name }) => name);
    const nobodies = [...others, ...entry.authors.filter((name) => otherWords.has(foldText(name)))];
    return { entry: withAuthors(entry, list, tagged), nobodies };
  });
}

/** The number of the table row in which a run stands; undefined outside tables. */
function rowOf({ lines, lineOf }: Tokens, { first }: TokenRun): number | undefined {
  return lines[lineOf[first] ?? 0]?.cell?.row;
}

/** The people of one cell of a row: the cell that has most of the authors that rules found, and of equal ones the cell with most people. */
function chooseCell(persons: readonly Person[], authors: readonly string[], { lines, lineOf }: Tokens): readonly Person[] {
  const columnOf = ({ run }: Person): number | undefined => lines[lineOf[run.first] ?? 0]?.cell?.column;
  const cells = [...new Set(persons.map(columnOf))].map((column) => persons.filter((person) => columnOf(person) === column));
  const countOf = (own: readonly Person[]): number =>
    namesIn(
      authors,
      own.map(({ name }) => name),
    ).length;
  return cells.sort((a, b) => countOf(b) - countOf(a) || b.length - a.length)[0] ?? [];
}

/** What the model takes for venues, such as `N Engl J Med`, and what is in the place of affiliations. */
function readOtherWords({ tokens, labels: own, parts }: TaggedTokens, places: ReadonlySet<number>): ReadonlySet<string> {
  const words = new Set<string>();
  for (let at = 0; at < tokens.count; at += 1) {
    if (own[at] !== venueLabel) continue;
    const first = at;
    while (at + 1 < tokens.count && own[at + 1] === venueLabel) at += 1;
    if (at - first < maxVenueWords) words.add(foldText(readTokens(tokens, { first, last: at })));
  }
  for (const part of places) {
    const run = { first: parts.starts[part] ?? 0, last: (parts.starts[part + 1] ?? 0) - 1 };
    words.add(foldText(readTokens(tokens, run)));
  }
  return words;
}

/** Longer venues don't look like people. */
const maxVenueWords = 8;

/**
 * Whether people that are not in the block of a title stand below the first line of their own block, which may be a title that nobody found. So
 * stand, in lists of titles with people below, those of the next record.
 */
function isBelowOther(tokens: Tokens, title: TokenRun | undefined, [first]: readonly Person[]): boolean {
  if (title === undefined || first === undefined) return false;
  const isFirst = (line: number): boolean => tokens.lines[line]?.startsBlock !== false;
  let line = tokens.lineOf[first.run.first] ?? 0;
  if (isFirst(line)) return false;
  while (line > (tokens.lineOf[title.last] ?? 0) && !isFirst(line)) line -= 1;
  return line > (tokens.lineOf[title.last] ?? 0);
}

/** Whether people that are not in the block of a title, nor directly before it, have another title in their block. */
function isAfterOther({ tokens, labels: own }: TaggedTokens, title: TokenRun | undefined, list: readonly Person[]): boolean {
  const last = list.at(-1)?.run.last;
  if (title === undefined || last === undefined || !/\p{L}/u.test(writeTokens(tokens, { first: last + 1, last: title.first - 1 })))
    return false;
  const line = tokens.lineOf[last] ?? 0;
  const titleLine = tokens.lineOf[title.first] ?? 0;
  let next = line + 1;
  while (next <= titleLine && tokens.lines[next]?.startsBlock !== true) next += 1;
  if (next > titleLine) return false;
  let first = line;
  while (first > 0 && tokens.lines[first]?.startsBlock !== true) first -= 1;
  return own.subarray(tokens.lineStarts[first], tokens.lineStarts[next]).filter((label) => label === titleLabel).length > 2;
}

function locateTitles(entries: readonly UnnamedRecord[], { tokens }: TaggedTokens): TokenRun[] {
  const offsets = locateTokens(tokens);
  let at = 0;
  return entries.map(({ titleSpan }) => {
    // The break of a line and a change of style have the offset of the word after them.
    while (at < tokens.count && ((offsets[at] ?? 0) < titleSpan.start || tokens.starts[at] === tokens.ends[at])) at += 1;
    const first = at;
    while (at < tokens.count && (offsets[at] ?? 0) < titleSpan.end) at += 1;
    return { first, last: Math.max(first, at - 1) };
  });
}

/**
 * The authors of records that rules have read: those that the model finds, unless it finds fewer. Then they are those of the rules that the
 * model takes for people, too.
 */
export function checkAuthors(entries: readonly UnnamedRecord[], tagged: TaggedTokens): readonly UnnamedRecord[] {
  const found = replaceAuthors(entries, tagged);
  const confirmed = found.map(({ entry }, index) => namesIn(entries[index]?.authors ?? [], entry.authors));
  const isList = sumOf(confirmed) >= minConfirmed * sumOf(entries.map(({ authors }) => authors));
  return entries.map((entry, index) => {
    const { entry: byModel, nobodies } = found[index] ?? { entry, nobodies: [] };
    const sure = confirmed[index] ?? [];
    if (byModel.authors.length >= entry.authors.length) return { ...entry, ...authorsOf(byModel) };
    if (byModel.authors.length === 0 && isList) return withoutNames(entry, nobodies);
    if (sure.length === 0) return { ...entry, ...authorsOf(byModel) };
    // Rules divide `CORTES, Corinna` into two.
    const words = new Set(byModel.authors.flatMap((name) => foldText(name).split(' ')));
    const halves = entry.authors.filter(
      (name) =>
        !/\p{L}{2}[^\p{L}]+\p{L}{2}|\p{Lu}\. ?\p{Lu}\p{L}/u.test(name) &&
        foldText(name)
          .split(' ')
          .every((word) => words.has(word)),
    );
    if (halves.length === entry.authors.length) return { ...entry, ...authorsOf(byModel) };
    const known = sure.length + namesIn(entry.authors, nobodies).length;
    return known >= entry.authors.length ? { ...entry, authors: sure } : { ...entry, authors: sure, hasMoreAuthors: true as const };
  });
}

function withoutNames(entry: UnnamedRecord, nobodies: readonly string[]): UnnamedRecord {
  const wrong = new Set(namesIn(entry.authors, nobodies));
  return wrong.size === 0 ? entry : { ...entry, authors: entry.authors.filter((name) => !wrong.has(name)) };
}

/** The names whose last words are those of others, too. */
function namesIn(names: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others.map(foldLastName));
  return names.filter((name) => known.has(foldLastName(name)));
}

/** The records without authors that the model takes for nobody, or for people of another record. It must find all others. */
export function withoutNobodies(entries: readonly UnnamedRecord[], tagged: TaggedTokens): readonly UnnamedRecord[] {
  return replaceAuthors(entries, tagged)
    .map(({ entry: { authors }, nobodies }, index) => {
      const entry = entries[index];
      const kept = entry === undefined ? undefined : withoutNames(entry, nobodies);
      return kept !== undefined && namesIn(kept.authors, authors).length === kept.authors.length ? kept : entry;
    })
    .flatMap((entry) => entry ?? []);
}

/** Where the model confirms this share of all names that rules found, it may have missed those of a record of which it finds none. */
const minConfirmed = 0.5;

function sumOf(lists: readonly (readonly unknown[])[]): number {
  return lists.reduce((sum, { length }) => sum + length, 0);
}

function authorsOf({ authors, hasMoreAuthors }: UnnamedRecord): Pick<UnnamedRecord, 'authors' | 'hasMoreAuthors'> {
  return { authors, ...(hasMoreAuthors === undefined ? {} : { hasMoreAuthors }) };
}

function addTo(side: Map<number, Person[]>, index: number, person: Person): void {
  const known = side.get(index);
  if (known === undefined) side.set(index, [person]);
  else known.push(person);
}

/** People before a title are at most this far from it, in UTF-16 units. */
const maxDistance = 600;

/**
 * The people that stand together nearest to a title; others stand apart, such as an editor, or somebody in the text around. None if another
 * title is between them and this one.
 */
function chooseStretch(
  persons: readonly Person[],
  title: TokenRun | undefined,
  side: PeopleSide,
  { tokens, labels: own }: TaggedTokens,
  isOneLine: boolean,
): readonly Person[] {
  if (title === undefined) return [];
  const cuts = persons.flatMap(({ run }, at) => {
    const last = persons[at - 1];
    if (last === undefined) return [];
    const isEnd = isOneLine && run.first - last.run.last < maxGap && listEnd.test(writeTokens(tokens, between(last.run, run)));
    return isEnd || isApart(tokens, own, last.run.last, run.first) ? [at] : [];
  });
  const stretch = side === 'before' ? persons.slice(cuts.at(-1)) : persons.slice(0, cuts[0]);
  const [first, last] = [stretch[0]?.run.first ?? 0, stretch.at(-1)?.run.last ?? 0];
  return (side === 'after' ? hasTitleBetween(tokens, own, title.last, first) : hasTitleBetween(tokens, own, last, title.first))
    ? []
    : stretch;
}

/** A line between people that no comma or word for "and" ends or begins. */
const listEnd = /^(?:[^\n]*[^,;、，&\s])?(?<!\s(?:and|und|et|y|e|и))\s*\n(?!\s*(?:and|&|und|et)\s)/u;
/** So many tokens at most are between two people of a list. */
const maxGap = 60;

function between(before: TokenRun, after: TokenRun): TokenRun {
  return { first: before.last + 1, last: after.first - 1 };
}

/** Whether people stand beside each other in lines, so that a line that no comma ends is the end of a list. */
function areInLines({ lineOf }: Tokens, persons: readonly Person[]): boolean {
  return persons.filter(({ run }, at) => lineOf[run.first] === lineOf[persons[at - 1]?.run.last ?? -1]).length > 1;
}

/** Whether there is a line of at least three words of a title between two places, apart from the lines of both. */
function hasTitleBetween(tokens: Tokens, own: Uint8Array, from: number, to: number): boolean {
  for (let line = (tokens.lineOf[from] ?? 0) + 1; line < (tokens.lineOf[to] ?? 0); line += 1) {
    if (tokens.lines[line]?.startsBlock !== true) continue;
    let words = 0;
    for (let at = tokens.lineStarts[line] ?? 0; at < (tokens.lineStarts[line + 1] ?? 0); at += 1) if (own[at] === titleLabel) words += 1;
    if (words > 2) return true;
  }
  return false;
}

function withAuthors(entry: UnnamedRecord, list: readonly Person[], { tokens }: TaggedTokens): UnnamedRecord {
  const { authors: _authors, hasMoreAuthors: _more, ...rest } = entry;
  const last = list.at(-1);
  if (last === undefined) return { ...rest, authors: [] };
  const tail = writeTokens(tokens, { first: last.run.last + 1, last: Math.min(tokens.count, last.run.last + 8) - 1 }).replace(
    /^(.{2,}?)\n.*$/s,
    '$1',
  );
  const hasMore = withoutOthersInList(`A. Author${tail.slice(0, 30)}`).hasMore || others.test(tail) || withOthers.test(tail);
  return {
    ...rest,
    authors: orderNames([...new Set(list.map(({ name }) => name))]),
    ...(hasMore ? { hasMoreAuthors: true as const } : {}),
  };
}

/** Words for people that are not named, behind the last one that is. */
const others =
  /^[\s,，、]*(?:(?:and|&|und|et|y|e|и|và|ve)\s+)?(?:et\.? ?al\b|\+ ?\d|(?:\d{1,4} )?(?:others|more|otros|más|outros|mais|autres|altri|weitere|andere|cộng sự|ark\.|diğerleri)(?!\p{L})|и др|等|他|ほか|외(?!\p{L})|u\. ?a\.|… |\.\.\.)/iu;
/** `Ada Berg (with Bo Lind)`, of which only the first is certain. */
const withOthers = /^ ?\((?:(?:joint(?:ly)? )?with|mit|avec|con|com) \p{Lu}/u;

/** Whether a title, a year, the beginning of a block, a label such as `Discussant:`, or many words stand between two persons. */
function isApart(tokens: Tokens, own: Uint8Array, from: number, to: number): boolean {
  if (to - from < maxGap && /\p{L} ?[:：]/u.test(writeTokens(tokens, { first: from + 1, last: to - 1 }))) return true;
  let words = 0;
  for (let at = from + 1; at < to; at += 1) {
    if (own[at] === titleLabel || own[at] === yearLabel || startsBlock(tokens, at)) return true;
    if (tokens.types[at] === tokenTypes.word && (tokens.texts[tokens.textIds[at] ?? 0] ?? '').length > 3) words += 1;
  }
  return words > 14;
}

function startsBlock({ types, lines, lineOf }: Tokens, at: number): boolean {
  return types[at] === tokenTypes.break && lines[lineOf[at] ?? 0]?.startsBlock === true;
}
