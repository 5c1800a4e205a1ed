import { readDate } from '../../fields/dates';
import type { RecordDraft } from '../../recordDraft';
import { foldLines } from '../../fields/joinLines';
import { authorLikeness, isProse } from '../slots/evidence';
import { findPeople } from './people';
import { findLinks, toLocatedText, toSource } from '../blocks/recordBlock';
import { blankLinkLabels, type LabelledText } from './labelledTexts';
import { findCitation, findVenue, isVenue } from './venue';

/** Shorter stretches are no abstracts, in UTF-16 units. */
const shortestAbstract = 20;

/** Sets the abstract, or somebody else's words on the paper; returns the stretches that it was made of. */
export function readRecordAbstract(draft: RecordDraft, stretches: readonly LabelledText[]): readonly LabelledText[] {
  const behind = stretches.filter(({ isBefore, block }) => (!isBefore || block.cell !== undefined) && !block.isRepeated);
  for (const label of ['abstract', 'summary'] as const) {
    const told = behind.filter((each) => each.label === label);
    if (setAbstract(draft, told)) {
      draft.isAbstractLabelled = true;
      if (label === 'summary') draft.abstractKind = 'summary';
      return told;
    }
  }
  const prose = takeProse(behind);
  if (setAbstract(draft, prose)) {
    if (isRemark(draft, prose)) draft.abstractKind = 'summary';
    return prose;
  }
  const above = findAboveLabels(behind);
  return above !== undefined && setAbstract(draft, [above]) ? [above] : [];
}

function setAbstract(draft: RecordDraft, stretches: readonly LabelledText[]): boolean {
  const passages = stretches.map(({ block, start, end }) => {
    const words = block.text.slice(start, end);
    const lead = /^(?:[\s.,:;)\]–—\ufe0f-]|\p{Extended_Pictographic})*/u.exec(words)?.[0].length ?? 0;
    // The bracket of a link that was cut off.
    const isOpen = words.charAt(lead) === '[' && !words.includes(']');
    return toLocatedText(block, start + lead + (isOpen ? 1 : 0), start + blankLinkLabels(block, start, end).trimEnd().length);
  });
  const words = foldLines(passages.map((each) => each.text).join('\n')).trim();
  const start = passages[0]?.span.start;
  const end = passages.at(-1)?.span.end;
  if (words.length < shortestAbstract || start === undefined || end === undefined) return false;
  draft.abstract = { text: words, span: { start, end } };
  return true;
}

/** The paragraph between the people of a paper and the labels below it, `Keywords: ...`: there stands its abstract, however short. */
function findAboveLabels(stretches: readonly LabelledText[]): LabelledText | undefined {
  const at = stretches.findIndex(({ label }) => label !== undefined);
  const found = stretches[at - 1];
  if (found === undefined || found.block === stretches[at]?.block || stretches.filter(({ block }) => block === found.block).length > 1)
    return undefined;
  const isBelowPeople = stretches.slice(0, at - 1).some(({ text }) => authorLikeness(text) >= 0.5);
  return isBelowPeople &&
    authorLikeness(found.text) === 0 &&
    findVenue(found.text) === undefined &&
    findLinks(found.block).length === 0 &&
    readDate(found.text) === undefined
    ? found
    : undefined;
}

/** Whether running text goes on in the line of the title, as the remarks of lists do. */
function isRemark(draft: RecordDraft, [first]: readonly LabelledText[]): boolean {
  if (first === undefined) return false;
  const line = first.block.lineStarts.findLast((start) => start <= first.start) ?? 0;
  const { start, end } = toSource(first.block, line, first.end);
  return draft.title.span.start >= start && draft.title.span.end <= end;
}

/** `(Berg et al., 2022).` */
const inBrackets = /^[([][^()[\]]*[)\]][.,:]?$/;

/** Whether a stretch says who wrote the paper or where it appeared, and is no word on it. */
function isFact(text: string): boolean {
  return (
    authorLikeness(text) > 0.6 ||
    isVenue(text) ||
    inBrackets.test(text) ||
    findCitation(text)?.length === text.length ||
    beginsWithPeople(text)
  );
}

/** `A. Author, B. Author - Journal, 2001`: a line of people and where it appeared. */
function beginsWithPeople(text: string): boolean {
  const people = findPeople(text);
  return people?.isSure === true && people.start === 0 && /^\s*[-–—|·•]\s/.test(text.slice(people.end)) && !isProse(text);
}

/** So many lines of a block may stand before its prose: people, where it appeared, links. */
const mostBeforeProse = 12;

/** The first running text behind the title, with the lines and paragraphs that go on with it. */
function takeProse(stretches: readonly LabelledText[]): LabelledText[] {
  const taken: LabelledText[] = [];
  let first = 0;
  for (let at = 0; at < stretches.length; at += 1) {
    const each = stretches[at];
    if (each === undefined || (each.label !== undefined && each.label !== 'other')) continue;
    if (each.block !== stretches[first]?.block) first = at;
    let end = at + 1;
    while (stretches[end]?.block === each.block) end += 1;
    const block = stretches.slice(at, end);
    const from = Math.max(
      0,
      block.findIndex(({ text }) => !isFact(text)),
    );
    const words = block
      .slice(from)
      .map((part) => blankLinkLabels(part.block, part.start, part.end).trim())
      .join(' ');
    if (callsReaders.test(words) || isReference(words)) break;
    if (!isProse(words) && !isSentence(words) && !(taken.length === 0 && isShortRemark(words, each))) {
      if (taken.length > 0) break;
      if (at - first >= mostBeforeProse) at = end - 1;
      continue;
    }
    taken.push(...block.slice(from));
    at = end - 1;
  }
  return taken;
}

/** Whether a text is one whole sentence at least, and no byline, reference or title. */
function isSentence(text: string): boolean {
  const words = text.split(/\s+/);
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length;
  return (
    words.length >= 8 &&
    small / words.length > 0.5 &&
    /(?:[\p{L}\p{N})]{2}|-\p{L})[.!?]["'”’)]*$/u.test(text) &&
    findPeople(text)?.isSure !== true &&
    findVenue(text) === undefined
  );
}

/** Whether a text begins as references do, behind an address as it may be: `Author A (2001) ...`, `Title. Journal. 2012 Aug 16;488(7411):343-8.` */
function isReference(text: string): boolean {
  const words = text.replace(/^(?:https?:\S+|[\s–—-])+/, '');
  if (/\p{L}\. (?:19|20)\d\d(?: \p{L}{3}(?: \d{1,2})?)?;\d+[(:]/u.test(words.slice(0, 300))) return true;
  const people = findPeople(words.slice(0, 400));
  return people?.isSure === true && people.start < 3 && /^[\s.,]*[([](?:19|20)\d\d[a-z]?[)\]]/.test(words.slice(people.end));
}

/** What newsletters and pages ask of their readers below the last paper. */
const callsReaders =
  /^(?:thanks? (?:you )?for (?:reading|subscribing)|subscribe\b|unsubscribe\b|sign up\b|share (?:this|the)\b|follow (?:me|us)\b|like this\b|(?:view|read) (?:it |this )?(?:online|in (?:your )?browser)|forward this\b|see you next\b)/i;

/** A few words behind a dash or a colon in the line of the title: `Title – 58 techniques, one taxonomy.` */
function isShortRemark(text: string, { block, start, end, isBefore }: LabelledText): boolean {
  if (
    isBefore ||
    block.cell !== undefined ||
    block.lineStarts.includes(start) ||
    !/^[\s)\]*_]*(?:[-–—]+|[:：])\s/u.test(block.text.slice(start, end))
  )
    return false;
  const words = text.replace(/^[^\p{L}\p{N}]+/u, '').split(/\s+/);
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length;
  return (
    words.length >= 3 &&
    small / words.length >= 0.5 &&
    /[\p{L}\p{N})]{2}[.!?]["'”’)]*$/u.test(text) &&
    findPeople(text) === undefined &&
    findVenue(text) === undefined
  );
}
