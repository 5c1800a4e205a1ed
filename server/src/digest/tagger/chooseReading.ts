import { foldText, isPaperUrl } from '#text';
import type { Span } from '../../base/span';
import type { MarkedLine } from '../marked/markedLine';
import type { Expectation, Judgement, ReadingChoice } from '../readingSteps';
import type { ParsedDigest, UnnamedRecord } from '../recordDraft';
import type { ReadingMemory } from '../records/blocks/readingMemory';
import { shareOf } from '../records/titles/paperEvidence';
import { isProgrammeLine } from '../records/titles/programme';
import { skipReasons } from '../skipReasons';
import { getBuiltInModel } from './builtInModel';
import { checkAuthors, withoutNobodies } from './checkAuthors';
import { labelCount, labels } from './crf';
import { readTagged, type TaggedReading } from './readTagged';
import type { TaggedTokens } from './tagLines';
import { locateTokens, tokenTypes } from './tokens';

const titleLabel = labels.indexOf('title');

/** What the model expects of a reading, by the spans of its titles in the digest. */
function expectOf(tagged: TaggedTokens, titles: readonly Span[]): Expectation {
  const { tokens, probabilities } = tagged;
  const offsets = locateTokens(tokens);
  const isOfProgramme = tokens.lineTexts.map(isProgrammeLine);
  const isTitle = (at: number): number =>
    at < 0 || at >= tokens.count || isOfProgramme[tokens.lineOf[at] ?? 0] === true ? 0 : (probabilities[at * labelCount + titleLabel] ?? 0);
  let wanted = 0;
  for (let at = 0; at < tokens.count; at += 1) wanted += isTitle(at) * (1 - isTitle(at - 1));
  let right = 0;
  for (const { start, end } of titles) {
    let first = firstFrom(offsets, start);
    let last = firstFrom(offsets, end) - 1;
    const isSilent = (at: number): boolean => tokens.types[at] === tokenTypes.style || tokens.types[at] === tokenTypes.break;
    while (first <= last && isSilent(first)) first += 1;
    while (first <= last && isSilent(last)) last -= 1;
    if (last < first) continue;
    let inside = 0;
    for (let at = first; at <= last; at += 1) inside += Math.log(Math.max(1e-3, isTitle(at)));
    const isWord = (at: number): boolean =>
      tokens.types[at] === tokenTypes.word || tokens.types[at] === tokenTypes.han || tokens.types[at] === tokenTypes.break;
    // A mark beside a title, such as a quotation mark, is not read as part of it even if the model says so.
    const before = isWord(first - 1) ? 1 - isTitle(first - 1) : 1;
    const after = isWord(last + 1) ? 1 - isTitle(last + 1) : 1;
    right += Math.exp(inside / Math.sqrt(last - first + 1)) * before * after;
  }
  const all = titles.length + wanted;
  return { f1: all === 0 ? 1 : (2 * Math.min(right, wanted)) / all, wanted, right };
}

/** The index of the first token that begins at `offset` or later. */
function firstFrom(offsets: Int32Array, offset: number): number {
  let [low, high] = [0, offsets.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The model's reading must be expected to have at most this share of the faults of the rules, because the model is too sure of itself. This
 * and the next limits were chosen by hand on `digests/dev` and half of `digests/dev2` (lab/README.md), texts without papers among them.
 */
const maxFaults = 0.6;
/** A reading that is expected to be worse is not used: if records have fields of several kinds, if not, and in the place of rules. */
const minExpected = { rich: 0.3, plain: 0.65, insteadOfRules: 0.5 };
/**
 * Rules seldom find by mistake what leads to a paper, or has people, years and identifiers: if these shares of their records do, they stay,
 * unless the model finds `most` times as many.
 */
const kept = { leading: 0.65, rich: 0.8, most: 4 };
/** Fewer records than this need fields of several kinds, and fewer than the second need links to papers or identifiers. */
const minPlain = 8;
/** Or so many, if the first share of them has people and the model expects the second of its reading. */
const surePlain = { count: 5, people: 0.85, f1: 0.9 };
const minRich = 3;
/** At least this share of the records must have people, a year with a venue, or an identifier. */
const minShare = 0.4;
/** Titles by rules that hardly any word supports are dropped if the model expects less than this share of them. */
const doubt = { f1: 0.2, share: 0.3 };

/** The authors of fewer records are not replaced by those that the model finds. */
const minToCheck = 5;

/** Rules that have missed more papers than this share of those that they have read have not understood the list. */
const maxMissed = 0.2;

/** Readings by rules of which nearly all records are complete are not read again. */
const surelyComplete = 0.95;

/**
 * Where rules found authors for less than the first share of at most `max` records, the model may add them, if it finds the second share in
 * a sample.
 */
const someAuthors = { given: 0.2, found: 0.5, max: 500 };

/** What the model says of fewer records than this is no reason to doubt rules, because it judges by what records have in common. */
const minRecords = 5;
/** Unless it expects so much of its own reading, which has all titles of the rules, or their ends. */
const surelyBetter = 0.85;

/** Of longer texts whose records rules have read, the model judges only so many lines: rules that read these well read the others, too. */
const maxJudgedLines = 400;
/** The whole text must have this share of the titles a line that its judged lines have. */
const minEven = 0.95;

/** What a text can be read by. */
export interface Readings<Reading> {
  byRules(): Reading;
  toLines(): readonly MarkedLine[];
  readonly memory?: ReadingMemory | undefined;
}

/**
 * The reading by rules, or by the model if that is better; no papers if neither finds any. Unless the writer calls the file a digest, there
 * must be evidence of papers beside their titles. If the model reads `beginning`, the beginning of a long text, better, the rest is not
 * read by rules.
 */
export function preferLearned<Reading extends Omit<ParsedDigest, 'format'>>(
  { byRules, toLines, memory }: Readings<Reading>,
  isCalledDigest: boolean,
  beginning?: JudgedBeginning,
): Reading | Omit<ParsedDigest, 'format'> {
  if (beginning?.judgement?.better === 'model') {
    const model = getBuiltInModel();
    if (model !== undefined)
      return withChoice(withoutTokens(readTagged(toLines(), model, memory)), beginning.judgement, { rules: beginning.rules });
  }
  const reading = byRules();
  const { entries } = reading;
  const isSure = isSurelyComplete(reading);
  const byRulesAlone = { better: 'rules', because: 'complete' } as const;
  // The model takes memory, so it is not even loaded for most lists.
  if (isSure && !mayLackAuthors(entries)) return withChoice(reading, byRulesAlone);
  const model = getBuiltInModel();
  if (model === undefined) return withChoice(reading, { better: 'rules', because: 'no-model' });
  const lines = toLines();
  const sample = lines.slice(0, maxJudgedLines);
  const sampled = entries.filter(({ titleSpan }) => titleSpan.end <= (sample.at(-1)?.span.end ?? 0));
  if (isSure) {
    const checked = checkAuthors(sampled, readTagged(sample, model, memory).tagged);
    if (shareOf(checked, ({ authors }) => authors.length > 0) < someAuthors.found) return withChoice(reading, byRulesAlone);
    return withChoice({ ...reading, entries: checkAuthors(entries, readTagged(lines, model, memory).tagged) }, byRulesAlone);
  }
  // Where rules find fewer titles further down, the lines above say little of the whole.
  const isEven = entries.length * sample.length >= minEven * sampled.length * lines.length;
  if (sampled.length < entries.length && sampled.length >= minToCheck && isEven) {
    const byModel = readTagged(sample, model, memory);
    const judgement = judge({ ...reading, entries: sampled }, byModel, isCalledDigest);
    if (judgement.better === 'rules') return withChoice(reading, judgement, { model: withoutTokens(byModel), judgedLines: maxJudgedLines });
  }
  const byModel = readTagged(lines, model, memory);
  const judgement = judge(reading, byModel, isCalledDigest);
  const readings = { rules: reading, model: withoutTokens(byModel) };
  if (judgement.better === 'none') return withChoice({ ...reading, entries: [], issues: [] }, judgement, readings);
  if (judgement.better === 'model') return withChoice({ ...readings.model, steps: reading.steps ?? [] }, judgement, readings);
  const check = entries.length < minToCheck ? withoutNobodies : checkAuthors;
  return withChoice({ ...reading, entries: check(entries, byModel.tagged) }, judgement, readings);
}

/** The reading by rules of the beginning of a long text; undefined judgement if it is complete, or if there is no model. */
interface JudgedBeginning {
  readonly rules: Omit<ParsedDigest, 'format'>;
  readonly judgement: Judgement | undefined;
}

/** Whether rules or the model read the beginning of a long text better. */
export function judgeBeginning({ byRules, toLines, memory }: Readings<ParsedDigest>, isCalledDigest: boolean): JudgedBeginning {
  const rules = byRules();
  const model = isSurelyComplete(rules) ? undefined : getBuiltInModel();
  const judgement = model === undefined ? undefined : judge(rules, readTagged(toLines(), model, memory), isCalledDigest);
  return { rules, judgement };
}

/** Adds to a reading why it was chosen; `readings` are those between which it was chosen, where it is not that by rules. */
function withChoice<Chosen extends Omit<ParsedDigest, 'format'>>(
  chosen: Chosen,
  judgement: Judgement,
  readings: Partial<Omit<ReadingChoice, 'kind'>> = {},
): Chosen {
  const step: ReadingChoice = { kind: 'choice', ...judgement, rules: chosen, ...readings };
  return { ...chosen, entries: chosen.entries.map(withoutPersonAsVenue), steps: [...(chosen.steps ?? []), step] };
}

/** Without a venue that is one of the authors: in `(Ada Berg, 2001)`, a name stands where venues stand. */
function withoutPersonAsVenue(entry: UnnamedRecord): UnnamedRecord {
  const { venue, ...rest } = entry;
  return venue !== undefined && entry.authors.some((name) => foldText(name) === foldText(venue)) ? rest : entry;
}

function mayLackAuthors(entries: readonly UnnamedRecord[]): boolean {
  if (entries.length < minToCheck || entries.length > someAuthors.max) return false;
  return shareOf(entries, ({ authors }) => authors.length > 0) < someAuthors.given;
}

type Found = Pick<ParsedDigest, 'entries' | 'issues'>;

/** A single record may be a list whose heading was taken for a title. */
function isSurelyComplete(reading: Found): boolean {
  return reading.entries.length > 1 && shareOf(reading.entries, hasAbstractOrLink) >= surelyComplete && !hasMissed(reading);
}

/** Whether rules themselves say that they have missed papers: lines with links to papers that have another form than those they read. */
function hasMissed({ entries, issues }: Found): boolean {
  return issues.filter(({ reason }) => reason === skipReasons.otherForm).length > maxMissed * entries.length;
}

/** Without the numbers of the model, which take much memory. */
function withoutTokens({ tagged: _, ...digest }: TaggedReading): Omit<ParsedDigest, 'format'> {
  return digest;
}

/** Which reading of a text is better: by rules, by the model, or that it has no papers. */
function judge(readingByRules: Found, byModel: TaggedReading, isCalledDigest: boolean): Judgement {
  const byRules = readingByRules.entries;
  const [rules, model] = [byRules, byModel.entries].map((entries) =>
    expectOf(
      byModel.tagged,
      entries.map(({ titleSpan }) => titleSpan),
    ),
  );
  if (rules === undefined || model === undefined) return { better: 'rules', because: 'no-model' };
  const expected = { rules, model };
  const count = byRules.length;
  const isDoubtful = !isCalledDigest && count >= minRecords && shareOf(byRules, hasAbstractOrLink) < doubt.share && rules.f1 < doubt.f1;
  const otherwise = isDoubtful ? 'none' : 'rules';
  if (count > 0 && byModel.entries.length < minRecords && !(model.f1 >= surelyBetter && hasAllOf(byRules, byModel.entries)))
    return { better: otherwise, because: 'few-by-model', expected };
  if (areSurer(byRules, byModel.entries) && !hasMissed(readingByRules) && byModel.entries.length < kept.most * count)
    return { better: 'rules', because: 'richer', expected };
  const bar = 1 - maxFaults * (1 - rules.f1);
  if (model.f1 <= bar) return { better: otherwise, because: 'margin', expected, bar };
  if (!mayBePapers(byModel.entries, isCalledDigest, model.f1)) return { better: otherwise, because: 'evidence', expected };
  const kinds = isCalledDigest || isRich(byModel.entries) ? 'rich' : 'plain';
  const min = Math.max(minExpected[kinds], count > 0 ? minExpected.insteadOfRules : 0);
  return model.f1 >= min
    ? { better: 'model', because: 'margin', expected, bar }
    : { better: otherwise, because: 'minimum', expected, bar: min };
}

/** Whether the titles of all records end as others do. They may begin with people: `Ada Berg: Sorting Stones`. */
function hasAllOf(entries: readonly UnnamedRecord[], others: readonly UnnamedRecord[]): boolean {
  return entries.every((entry) =>
    others.some(({ titleSpan }) => titleSpan.end === entry.titleSpan.end && titleSpan.start >= entry.titleSpan.start),
  );
}

/** Whether nearly all records lead to papers, or have fields of several kinds as those of the other reading have not. */
function areSurer(entries: readonly UnnamedRecord[], others: readonly UnnamedRecord[]): boolean {
  const isRichRecord = (entry: UnnamedRecord): boolean => countKinds(entry) > 1;
  return (
    shareOf(entries, leadsToPaper) >= kept.leading ||
    (shareOf(entries, isRichRecord) >= kept.rich && shareOf(others, isRichRecord) < kept.rich)
  );
}

/** Whether there is evidence beside their titles that records are papers. */
function mayBePapers(entries: readonly UnnamedRecord[], isCalledDigest: boolean, f1: number): boolean {
  const withFields = shareOf(entries, (entry) => countKinds(entry) > 0);
  if (isCalledDigest) return withFields >= minShare / 2;
  const isSure = f1 >= surePlain.f1 && shareOf(entries, ({ authors }) => authors.length > 0) >= surePlain.people;
  const min = isRich(entries) ? minRich : isSure ? surePlain.count : minPlain;
  return withFields >= minShare && (entries.length >= min || shareOf(entries, leadsToPaper) >= minShare);
}

function isRich(entries: readonly UnnamedRecord[]): boolean {
  return shareOf(entries, (entry) => countKinds(entry) > 1) >= minShare;
}

/** How many of people, a year with a venue, and an identifier a record has. */
function countKinds({ authors, year, venue, arxivId, doi }: UnnamedRecord): number {
  return (
    Number(authors.length > 0) + Number(year !== undefined && venue !== undefined) + Number(arxivId !== undefined || doi !== undefined)
  );
}

function hasAbstractOrLink(entry: UnnamedRecord): boolean {
  return entry.abstract !== '' || leadsToPaper(entry);
}

function leadsToPaper({ arxivId, doi, links, abstract }: UnnamedRecord): boolean {
  return arxivId !== undefined || doi !== undefined || abstract.length > 200 || links.some(({ url }) => isPaperUrl(url));
}
