import { readDate } from '#text';
import { ownWords } from '../../abstracts/ownWords';
import { foldLines } from '../../fields/joinLines';
import type { RecordDraft } from '../../recordDraft';
import { findLinks, readBlockText, toSourceSpan } from '../blocks/recordBlock';
import { authorLikeness, isProse } from '../slots/evidence';
import { blankLinkLabels, type LabelledText } from './labelledTexts';
import { findPeople } from './people';
import { findPubMedCitation, findVenue, isVenue } from './venue';

/** The shortest text that is read as an abstract, in UTF-16 units. */
const minAbstractLength = 20;

/**
 * Sets the abstract, which may also be a summary by another person. Returns the texts from which the abstract was taken, or an empty
 * list if the record has no abstract.
 */
export function readRecordAbstract(draft: RecordDraft, texts: readonly LabelledText[]): readonly LabelledText[] {
  const after = texts.filter(({ isBefore, block }) => (!isBefore || block.cell !== undefined) && !block.isRepeated);
  for (const label of ['abstract', 'summary'] as const) {
    const labelled = after.filter((each) => each.label === label);
    if (setAbstract(draft, labelled)) {
      draft.isAbstractLabelled = true;
      if (label === 'summary') draft.abstractKind = 'summary';
      return labelled;
    }
  }
  const prose = takeProse(after);
  if (setAbstract(draft, prose)) {
    if (isRemark(draft, prose)) draft.abstractKind = 'summary';
    return prose;
  }
  const above = findAboveLabels(after);
  return above !== undefined && setAbstract(draft, [above]) ? [above] : [];
}

function setAbstract(draft: RecordDraft, texts: readonly LabelledText[]): boolean {
  const passages = texts.map(({ block, start, end }) => {
    const words = block.text.slice(start, end);
    const lead = /^(?:[\s.,:;)\]–—\ufe0f-]|\p{Extended_Pictographic})*/u.exec(words)?.[0].length ?? 0;
    // An opening bracket without a closing one belongs to a link that was cut off.
    const isOpen = words.charAt(lead) === '[' && !words.includes(']');
    return readBlockText(block, start + lead + (isOpen ? 1 : 0), start + blankLinkLabels(block, start, end).trimEnd().length);
  });
  const words = foldLines(passages.map((each) => each.text).join('\n')).trim();
  const start = passages[0]?.span.start;
  const end = passages.at(-1)?.span.end;
  if (words.length < minAbstractLength || start === undefined || end === undefined) return false;
  draft.abstract = { text: words, span: { start, end } };
  return true;
}

/**
 * The paragraph between a paper's people and the first label below them (`Keywords: ...`). This paragraph is the abstract even if it is
 * short. undefined if there is no such paragraph.
 */
function findAboveLabels(texts: readonly LabelledText[]): LabelledText | undefined {
  const at = texts.findIndex(({ label }) => label !== undefined);
  const found = texts[at - 1];
  if (found === undefined || found.block === texts[at]?.block || texts.filter(({ block }) => block === found.block).length > 1)
    return undefined;
  const isBelowPeople = texts.slice(0, at - 1).some(({ text }) => authorLikeness(text) >= 0.5);
  return isBelowPeople &&
    authorLikeness(found.text) === 0 &&
    findVenue(found.text) === undefined &&
    findLinks(found.block).length === 0 &&
    readDate(found.text) === undefined
    ? found
    : undefined;
}

/** Whether the first of the texts is on the same line as the title, like a remark in a list. */
function isRemark(draft: RecordDraft, [first]: readonly LabelledText[]): boolean {
  if (first === undefined) return false;
  const line = first.block.lineStarts.findLast((start) => start <= first.start) ?? 0;
  const { start, end } = toSourceSpan(first.block, line, first.end);
  return draft.title.span.start >= start && draft.title.span.end <= end;
}

/** A text in brackets: `(Berg et al., 2022).` */
const inBrackets = /^[([][^()[\]]*[)\]][.,:]?$/;

/** Whether a text only states who wrote the paper or where the paper was published, or is a text in brackets. */
function isFact(text: string): boolean {
  return (
    authorLikeness(text) > 0.6 ||
    isVenue(text) ||
    inBrackets.test(text) ||
    findPubMedCitation(text)?.length === text.length ||
    beginsWithPeople(text)
  );
}

/** Whether a text is a line of people, a separator and a venue: `A. Author, B. Author - Journal, 2001`. */
function beginsWithPeople(text: string): boolean {
  const people = findPeople(text);
  return people?.isSure === true && people.start === 0 && /^\s*[-–—|·•]\s/.test(text.slice(people.end)) && !isProse(text);
}

/** The most lines, such as people, venue and links, that may be before the prose of a block. */
const maxBeforeProse = 12;

/**
 * The first running text after the title, or a short remark that comes first, together with the lines and paragraphs that continue it.
 * Empty if there is neither.
 */
function takeProse(texts: readonly LabelledText[]): LabelledText[] {
  const taken: LabelledText[] = [];
  let first = 0;
  for (let at = 0; at < texts.length; at += 1) {
    const each = texts[at];
    if (each === undefined || (each.label !== undefined && each.label !== 'other')) continue;
    if (each.block !== texts[first]?.block) first = at;
    let end = at + 1;
    while (texts[end]?.block === each.block) end += 1;
    const block = texts.slice(at, end);
    const from = Math.max(
      0,
      block.findIndex(({ text }) => !isFact(text)),
    );
    const words = block
      .slice(from)
      .map((part) => blankLinkLabels(part.block, part.start, part.end).trim())
      .join(' ');
    if (readerAppeal.test(words) || isReference(words)) break;
    if (!isProse(words) && !isSentence(words) && !(taken.length === 0 && isShortRemark(words, each))) {
      if (taken.length > 0) break;
      if (at - first >= maxBeforeProse) at = end - 1;
      continue;
    }
    taken.push(...block.slice(from));
    at = end - 1;
  }
  return taken;
}

/**
 * Whether a text of at least eight words is a sentence. It must end like one and consist mostly of words in small letters, and it must
 * contain neither a sure list of people nor a venue.
 */
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

/**
 * Whether a text begins like a reference, also if an address comes first: `Author A (2001) ...`, `Title. Journal. 2012 Aug
 * 16;488(7411):343-8.`
 */
function isReference(text: string): boolean {
  const words = text.replace(/^(?:https?:\S+|[\s–—-])+/, '');
  if (/\p{L}\. (?:19|20)\d\d(?: \p{L}{3}(?: \d{1,2})?)?;\d+[(:]/u.test(words.slice(0, 300))) return true;
  const people = findPeople(words.slice(0, 400));
  return people?.isSure === true && people.start < 3 && /^[\s.,]*[([](?:19|20)\d\d[a-z]?[)\]]/.test(words.slice(people.end));
}

/** Requests to readers that newsletters and pages print below the last paper. */
const readerAppeal =
  /^(?:thanks? (?:you )?for (?:reading|subscribing)|subscribe\b|unsubscribe\b|sign up\b|share (?:this|the)\b|follow (?:me|us)\b|like this\b|(?:view|read) (?:it |this )?(?:online|in (?:your )?browser)|forward this\b|see you next\b)/i;

/** Whether a text is a short remark after a dash or colon on the title's line: `Title – 58 techniques, one taxonomy.` */
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

/** A length in UTF-16 units: most abstracts are longer, and most summaries by other people are shorter. */
const usualSummary = 300;
/** If the texts of a document are abstracts, at least this share of them contains words that authors use for their own work. */
const minOwn = 0.3;
/** A beginning such as `Berg et al. show`, which authors do not write about themselves. */
const namesAuthors = /^\p{Lu}[\p{L}'’-]+ (?:et al\b|and colleagues\b)/u;

/**
 * Marks the abstracts that are really summaries by other people. An abstract that begins with the authors (`Berg et al.`) is a summary.
 * If most texts of a document are short and few contain words that authors use for their own work, the texts without these words are
 * summaries too. Texts that end with an ellipsis are not, because a search engine may have truncated an abstract. Labelled abstracts
 * are left unchanged.
 */
export function markSummaries(drafts: readonly RecordDraft[]): void {
  const unlabelled = drafts.filter(({ abstract, isAbstractLabelled }) => abstract !== undefined && isAbstractLabelled !== true);
  const own = unlabelled.filter(({ abstract }) => ownWords.test(abstract?.text ?? ''));
  const short = unlabelled.filter(({ abstract }) => (abstract?.text.length ?? 0) < usualSummary);
  const areSummaries = unlabelled.length > 1 && own.length < minOwn * unlabelled.length && short.length > 0.5 * unlabelled.length;
  for (const draft of unlabelled) {
    const text = draft.abstract?.text ?? '';
    if (namesAuthors.test(text) || (areSummaries && !own.includes(draft) && !/(?:…|\.{3})$/.test(text))) draft.abstractKind = 'summary';
  }
}
