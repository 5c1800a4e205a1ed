import { findArxivId, findDoi, isOnCodeHost, isPaperUrl, nameParticles } from '#text';
import { alternation } from '../../../base/alternation';
import { cannotBeName } from '../../fields/authors';
import { titleLikeness } from './titleLikeness';

/** The kind of page to which an address leads. `inside` is an address without a host, such as `#papers`. */
type TargetKind = 'paper' | 'code' | 'page' | 'inside';

export function targetKindOf(address: string): TargetKind {
  if (isPaperUrl(address)) return 'paper';
  if (isOnCodeHost(address)) return 'code';
  return /^(?:https?:)?\/\//i.test(address) ? 'page' : 'inside';
}

/** Whether a text contains an arXiv ID, a DOI or a PubMed ID. */
export function hasIdentifier(text: string): boolean {
  return findArxivId(text) !== undefined || /\bPMID:? ?\d{5,9}\b/.test(text) || (text.includes('10.') && findDoi(text) !== undefined);
}

const particle = `(?:${nameParticles}|y)`;
const initials = String.raw`(?:\p{Lu}\p{M}*\.?[ -]?){1,4}`;
/** Old mails may contain a question mark instead of a letter that was lost: `M?ller`. */
const word = String.raw`(?:(?:[dl]['’])?\p{Lu}(?:[\p{L}\p{M}'’.-]|[?\ufffd](?=\p{Ll}))*|${particle})`;
const person = new RegExp(`^(?:${word}(?: ${word}){1,4}|${initials} ?${word}(?: ${word}){0,2}|${word}(?: ${word})? ${initials})$`, 'u');
const onlyInitials = new RegExp(`^${initials}$`, 'u');
/**
 * How much a text looks like a list of people, from 0 to 1: the share of its parts that are names. A single name without "et al." gives
 * 0.5. A text that reads like a title, or contains a word that hardly occurs in names, gives 0.
 */
export function authorLikeness(text: string): number {
  if (text.length < 4 || text.length > 3000) return 0;
  const bare = text
    .replace(/^(?:\p{Extended_Pictographic}\ufe0f?\s*)+/u, '')
    .replace(/^(?:by|authors?|作者|par|von|著者)(?:\s*[:：]\s*|\s+)/i, '')
    .replace(/\(.{0,80}?\)|[\d*†‡§¶∗♠♣♡♦]+(?=[,\s;]|$)|,?\s*\bet\.? ?al\b\.?|…/gi, '')
    .replace(/[.:]\s*$/, '')
    .trim();
  if (cannotBeName(bare)) return 0;
  const parts = turnNames(bare)
    .split(/\s*[,;·|•]\s*(?:and\s+|&\s+)?|\s+(?:and|&|und|et|y)\s+/)
    .filter((part) => part !== '');
  if (parts.length === 0) return 0;
  let people = 0;
  for (const [at, part] of parts.entries())
    if (
      person.test(part) ||
      isInitials(part) ||
      (/^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?$/u.test(part) && isInitials(parts[at + 1] ?? ''))
    )
      people += 1;
  const share = people / parts.length;
  if (share > 0.6 && readsAsTitle(bare, parts)) return 0;
  if (people === 1 && parts.length === 1) return /\bet\.? ?al\b/i.test(text) ? 1 : 0.5;
  return share;
}

/** Whether words that look like names are in fact a title: `Weak Monotonicity and Bayes-Nash Incentive Compatibility`. */
function readsAsTitle(text: string, parts: readonly string[]): boolean {
  if (/(?:^|[\s,])\p{Lu}\./u.test(text)) return false;
  const likeness = titleLikeness(text);
  return likeness > 0.75 || (likeness > 0.6 && parts.some((part) => /^An? |\S \S+ \S/.test(part)));
}

/**
 * Puts given names first: `Berg, Ada; Feng,Leo` becomes `Ada Berg; Leo Feng`. In a text without a semicolon, a name is turned only if
 * no space follows its comma.
 */
function turnNames(text: string): string {
  if (!text.includes(';') && !/^[^\s,]+,(?=\S)/.test(text)) return text;
  return text
    .split(/\s*;\s*/)
    .map((name) => name.replace(/^([^,]+),\s*([^,]+)$/, '$2 $1'))
    .join('; ');
}

/** Whether a part consists of initials, as after a family name and a comma: `J.`, `J. R.`, `JR`. */
function isInitials(part: string): boolean {
  return part.length <= 12 && onlyInitials.test(part);
}

const conferences = `NeurIPS NIPS ICML ICLR ACL EMNLP NAACL EACL COLING TACL AAAI IJCAI CVPR ICCV ECCV WACV SIGIR KDD WWW INTERSPEECH ICASSP JMLR TMLR
  CoRL ICRA IROS RSS UAI AISTATS COLT OSDI SOSP NSDI VLDB SIGMOD CHI`;
/** A conference directly before the first person, without punctuation between the two. */
export const conferenceBeforePeople = new RegExp(
  String.raw`^\s*${alternation(conferences)}(?: ?['’]?(?:(?:19|20)\d\d|\d\d))?\s+(?=\p{Lu})`,
  'u',
);
const conference = new RegExp(`^${alternation(conferences)}$`);

export function isConference(text: string): boolean {
  return conference.test(text);
}

const venueWords = new RegExp(
  String.raw`\b${alternation(`arXiv bioRxiv preprint Proceedings Proc. Conference Journal Trans(?:actions|.) Lett(?:ers|.) Workshop Symposium Review Reviews
    ${conferences} PMLR Nature Science IEEE ACM Springer Findings Press University CoRR Elsevier vol. pp.`)}`,
);

export function looksLikeVenue(text: string): boolean {
  return venueWords.test(text) && /\b(?:19|20)\d\d\b|'\d\d\b/.test(text);
}

export function hasYear(text: string): boolean {
  return /(?:^|[^\d./-])(?:19|20)\d\d[a-z]?(?![\d/-])/.test(text);
}

/** Whether a text is prose: it is longer than most titles and has sentences. */
export function isProse(text: string): boolean {
  if (text.length < 120) return false;
  const words = text.split(/\s+/, 60);
  if (words.length < 15) return text.length > 90 && /[。]/.test(text);
  const small = words.filter((each) => /^\p{Ll}/u.test(each)).length;
  return small / words.length > 0.5 && /[.!?]["'”’)]*(?:\s|$)/.test(text);
}

/** The words before a colon at the beginning of a text: `Authors: ...`, `论文链接：...`. */
const labelled = /^\s*(\p{L}[\p{L}\p{M} /&()'-]{0,28}?)\s*[:：]\s*/u;

interface LabelPrefix {
  /** The words before the colon, in lower case and with white space folded. */
  readonly label: string;
  /** The offset at which the value begins. */
  readonly value: number;
}

export function readLabel(text: string): LabelPrefix | undefined {
  const found = labelled.exec(text.slice(0, 60));
  if (found?.[1] === undefined) return undefined;
  return { label: found[1].toLowerCase().replace(/\s+/g, ' '), value: found[0].length };
}
