import { readDate } from '#text';
import { isLinkLabel } from '../../fields/labels';
import type { Part, RecordBlock } from '../blocks/recordBlock';

const open = /^(?:[\s\p{P}\p{S}]|\p{Extended_Pictographic}|\ufe0f)+/u;
const kept = /[[(【"“‘«¿¡$\\{<@#\p{Sm}~'’`„《「【]/u;

/**
 * Removes bullets, numbers, tags and punctuation around a title, and quotation marks or brackets around the whole title. Marks that
 * belong to the title are kept.
 */
export function trimTitle(block: RecordBlock, start: number, end: number): { start: number; end: number } {
  const { text } = block;
  let from = start + (leadingVotes.exec(text.slice(start, Math.min(end, start + 24)))?.[0].length ?? 0);
  let to = end;
  const lead = open.exec(text.slice(from, Math.min(to, from + 40)))?.[0] ?? '';
  let skip = 0;
  for (const character of lead) {
    if (kept.test(character)) break;
    skip += character.length;
  }
  from += skip;
  const mark = leadingTag.exec(text.slice(from, Math.min(to, from + 60)));
  if (mark?.[1] !== undefined && isTag(mark[1]) && from + mark[0].length < to) from += mark[0].length;
  for (let count = 0; count < 4; count += 1) {
    const number = leadingNumber.exec(text.slice(from, Math.min(to, from + 24)));
    if (number === null || from + number[0].length >= to) break;
    from += number[0].length;
  }
  const category = leadingCategory.exec(text.slice(from, Math.min(to, from + 24)))?.[0].length ?? 0;
  if (from + category < to) from += category;
  to = withoutTail(block, from, to);
  while (to > from && /[\s,;:|·•*_#>–—-]|\p{Extended_Pictographic}|\ufe0f/u.test(text.charAt(to - 1)) && !/\d/.test(text.charAt(to - 1)))
    to -= 1;
  if (text.charAt(to - 1) === '.' && !/(?:\.\.|\b\p{L})\.$/u.test(text.slice(Math.max(from, to - 4), to))) to -= 1;
  return unwrap(text, from, to);
}

/** Counts that show how popular a paper is, such as `▲ 12`, `128 ⭐`, `12 upvotes`, `(cited by 7)`. */
const mark = String.raw`(?:[⭐★☆▲△⬆⇧↑🔥👍♥❤💬🗨💡]|👏|🚀)\ufe0f?`;
const count = String.raw`\d[\d.,]{0,9} ?[kKmM]?`;
const votes = String.raw`(?:${mark} ?${count}(?![\d\p{L}])|${count}\s?${mark}|${count}\s(?:up-?votes?|likes|stars|replies|comments|citations)|(?:cited by|citations:|stars:|up-?votes:?|likes:)\s?${count})`;
const wordedVotes = String.raw`${count}\s(?:points?|votes?|views|downloads|forks|likes?|comments?|star|reply|citation)`;
const leadingVotes = new RegExp(String.raw`^\s*[[(]?(?:${mark} ?${count}|${count} ?${mark})[\])]?[\s·|:–—-]+`, 'u');
const tailingVotes = new RegExp(
  String.raw`(?:[\s,;·•|–—-]+(?:${votes})|\s*[[(](?:${votes}|${wordedVotes})(?:\s*[,;·•|/]\s*(?:${votes}|${wordedVotes}))*[\])]|\s+[·•|]\s+(?:${wordedVotes}))\s*$`,
  'iu',
);

/** Categories of arXiv: `cs.CL`, `math.OC`, `q-bio.NC`. */
const arxivCategory = String.raw`(?:cs|math|stat|eess|econ|q-bio|q-fin|astro-ph|cond-mat|physics|nlin)\.[A-Za-z][A-Za-z-]{1,9}|quant-ph|hep-(?:th|ph|ex|lat)|gr-qc|nucl-(?:th|ex)|math-ph`;
const leadingCategory = new RegExp(String.raw`^(?:${arxivCategory})(?:[,;/ ]+(?:${arxivCategory}))*[\s:|–—-]+(?=\S)`);
const tailingCategory = new RegExp(String.raw`[\s,;·•|–—-]+(?:${arxivCategory})$`);

/**
 * Numbers and dates before a title: `3.`, `[12]`, `#7`, `No. 4:`, `Paper 12:`, a date before a dash, or a conference as in `CVPR 2018
 * -`. Also positions in a programme: `1A-2`, `P1-12`, `Session 8B -`, `TACL-276:`.
 */
const leadingNumber =
  /^(?:\(?\d{1,4}[.)\]]|\d{1,3}\/(?=\s)|\[\d{1,4}\]|#\d{1,4}[.:)]?|No\. ?\d{1,4}[.:]?|(?=\S{0,4}[A-Z])[A-Z]{0,2}\d{1,2}[A-Z]?-\d{1,3}(?:[.:)]| [-–—:](?= ))?|(?:[-–—] )?Session [A-Z]?\d{0,2}[A-Z]? ?[-–—:]|[A-Z]{2,8}-\d{3,5}:|[A-Z]{1,3}-?\d{2,5}(?=\s+[“‘"])|(?:Paper|Poster|Talk|Submission|ID)(?: ID)?[ #-]{0,2}\d{1,5}(?:\s*[-–—:.]|(?=\s+["“‘']))|(?:(?:19|20)\d\d[-/.]\d\d?(?:[-/.]\d\d?)?|\d\d?[/.]\d\d?(?:[/.](?:19|20)?\d\d)?)\s*[-–—:|]|\d\d\/\d\d(?=\s+[A-Z])|(?:19|20)\d\d-\d\d-\d\d(?!\s+\d\d?:)|[A-Z][A-Za-z]*[A-Z]\s{0,12}(?:['’]\d\d|\d\d['’])[:.|–—-]?|\d\d['’]|arXiv:\s?\d{4}\.\d{4,5}(?:v\d{1,2})?[:.,]?|[A-Z][A-Za-z]{0,8}[A-Z][A-Za-z]{0,4}[ ’'](?:(?:19|20)?\d\d)(?: \(\?\))? ?[-–—:])\s+/;

const leadingTag = /^[[【(]\s*([^\][()【】\n]{1,45})\s*[\])】]\s*[:：-]?\s*/u;

/** An address after a title: `<https://...>`, `(https://...)`. */
const tailingAddress = /\s+[<(]?https?:\/\/[^\s<>]+[>)]?[.,;]?$/;

/** An identifier after a title: `arXiv:2401.01234`, `[2401.01234]`, `doi:10.1000/1`. */
const tailingIdentifier =
  /[\s,;]+(?:[[(]\s*(?:arXiv:? ?)?\d{4}\.\d{4,5}(?:v\d+)?\s*[\])]|arXiv:? ?\d{4}\.\d{4,5}(?:v\d+)?|doi: ?10\.\d{4,}\/\S+)$/i;

const isCategory = new RegExp(`^(?:${arxivCategory})$`);

/** Whether words are a tag that pages put before or after a title: `[PDF]`, `[CVPR 2021]`, `[BOOK][B]`. */
function isTag(words: string): boolean {
  return (
    isLinkLabel(words) ||
    /^\d{1,3}[ -]min(?:ute)?s?(?: read)?$/i.test(words) ||
    /^(?:[A-Z]{1,12}|(?:[A-Za-z][\w&@'’ .:/+-]{0,40}[ '’,]*)?(?:19|20)?\d\d(?:[/-]\d\d?){0,2})$/u.test(words) ||
    isCategory.test(words) ||
    (words.length > 5 && /\d/.test(words) && readDate(words) !== undefined) ||
    /^(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?$/.test(words)
  );
}

const tail =
  /\s*(?:[[(（【]\s*([^()[\]（）【】\n]{1,60}?)\s*[\])）】]|[-–—|,]\s+([A-Z][\w&@ ]{1,24}[ '’]?(?:20)?\d\d|(?:19|20)\d\d))\s*[,.:;–—-]*\s*$/u;

/** Removes what lists put after a title, such as `[pdf]`, `(2019)`, `(NeurIPS 2023)`, `, ACL 2020`. */
function withoutTail({ text, parts }: RecordBlock, start: number, end: number): number {
  let to = end;
  for (let count = 0; count < 4; count += 1) {
    const others =
      tailingVotes.exec(text.slice(Math.max(start, to - 90), to)) ?? tailingCategory.exec(text.slice(Math.max(start, to - 40), to));
    if (others !== null && to - others[0].length > start + 3) {
      to -= others[0].length;
      continue;
    }
    const picture = /\s*(?:\p{Extended_Pictographic}\ufe0f?\s*)+$/u.exec(text.slice(Math.max(start, to - 12), to))?.[0].length ?? 0;
    if (picture > 0 && to - picture > start + 3) {
      to -= picture;
      continue;
    }
    const shown = text.slice(Math.max(start, to - 400), to);
    const address =
      tailingAddress.exec(shown)?.[0].length ??
      tailingIdentifier.exec(shown)?.[0].length ??
      (wordBeforeAddress(text, shown, to) || linkLabelAt(parts, text, start, to));
    if (address > 0 && to - address > start + 3) {
      to -= address;
      continue;
    }
    const found = tail.exec(text.slice(Math.max(start, to - 90), to));
    if (found === null) break;
    const words = found[1] ?? found[2] ?? '';
    const isTail =
      found[2] !== undefined ||
      (isTag(words) && (!/^[A-Z]+$/.test(words) || /[\]】]/.test(found[0]))) ||
      isLinkLabel(words) ||
      isOtherLink(parts, start, to - found[0].length + found[0].indexOf(words) + 1);
    if (!isTail || to - found[0].length <= start + 3) break;
    to -= found[0].length;
  }
  return to;
}

/** The length of a word such as `PDF` at the end, if an address follows: `Title PDF <https://...>`; 0 if there is no such word. */
function wordBeforeAddress(text: string, shown: string, end: number): number {
  if (!/^[\s<([]*https?:\/\//.test(text.slice(end, end + 16))) return 0;
  return /\s+(?:PDF|pdf|Paper|arXiv|Full text|Preprint|DOI|HTML|link)[\s:]*$/.exec(shown)?.[0].length ?? 0;
}

/** The length of a link at the end whose text is only a label such as `pdf`; 0 if the end is not such a link. */
function linkLabelAt(parts: readonly Part[], text: string, start: number, end: number): number {
  const last = parts.findLast((part) => part.start < end && part.end > start && part.piece.text.trim() !== '');
  if (
    last?.piece.link === undefined ||
    last.start <= start ||
    last.end < end ||
    !/\s/.test(text.charAt(last.start - 1)) ||
    !isLinkLabel(text.slice(last.start, end))
  )
    return 0;
  return end - last.start;
}

/** Whether a position is in a link that is not the link at the beginning of the title. */
function isOtherLink(parts: readonly Part[], titleStart: number, at: number): boolean {
  const link = parts.find(({ start, end }) => start <= at && at <= end)?.piece.link;
  return link !== undefined && parts.find(({ end }) => end > titleStart)?.piece.link !== link;
}

const pairs: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '«': '»',
  '[': ']',
  '(': ')',
  '‘': '’',
  '「': '」',
  '《': '》',
  '【': '】',
  "'": "'",
};

function unwrap(text: string, start: number, end: number): { start: number; end: number } {
  const close = pairs[text.charAt(start)];
  if (close === undefined) return { start, end };
  const last = text.charAt(end - 1) === ',' || text.charAt(end - 1) === '.' ? end - 2 : end - 1;
  const inner = text.slice(start + 1, last);
  const isWhole = text.charAt(last) === close && !inner.includes(close);
  if (isWhole) return { start: start + 1, end: last };
  // In `“Title,” Journal`, the text was cut after the comma, so the closing mark is missing.
  return close !== ']' && close !== ')' && !inner.includes(close) && /[“"«]/.test(text.charAt(start))
    ? { start: start + 1, end }
    : { start, end };
}
