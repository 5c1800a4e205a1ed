import { endsSentence, readDate, type WrittenDate } from '#text';

/** The meaning of a line of a page that is neither a title nor part of an abstract. */
type Boilerplate =
  /** The line says nothing about a paper. */
  | { readonly kind: 'ignored' }
  /** The line is a date, which applies to the papers below. */
  | { readonly kind: 'page-date'; readonly date: WrittenDate }
  /** The line gives the date of the paper above. */
  | { readonly kind: 'published'; readonly date: WrittenDate }
  /** The next line names the person who submitted the paper. */
  | { readonly kind: 'submitter' };

/** The longest line that can be boilerplate, in UTF-16 units. */
export const maxBoilerplateLength = 160;

const ignored: Boilerplate = { kind: 'ignored' };

/** Lines of alert mails and of web pages with trending papers, such as the texts of buttons; all in lower case. */
const knownLines = new Set(
  [
    'new|subscribe|trending papers|daily papers|trending|papers|daily|weekly|monthly|today|yesterday',
    'get trending papers in your email inbox!|get trending papers in your email inbox once a day!',
    'upvote|upvoted|upvotes|arxiv page|arxiv|github|github page|project page|view arxiv page|hugging face|huggingface',
    'pdf|html|code|paper|abs|view pdf|download pdf|view all|read more|show more|see more|show less|load more|more',
    'abstract|share|save|bookmark|cite|copy|comment|comments|reply|like|follow|related papers',
    'log in|login|sign up|sign in|join|models|datasets|spaces|posts|community|docs|pricing|menu|search',
    'add to collection|previous|next|back|home|list my alerts|cancel alert|see all recommendations|unsubscribe|details',
  ].flatMap((line) => line.split('|')),
);

const knownPatterns = [
  /^by.{0,60} and the research community$/i,
  /^[+-]?\d[\d.,]{0,11} ?[km]?$/i,
  /^(?:-|\*|·|•)? ?\+?\d{1,6} (?:authors?|up-?votes?|comments?|likes?|stars?|forks|downloads?|views?|citations?|pages|replies)$/i,
  /^github ?[·•:]? ?\d[\d.,]{0,8} ?[km]?$/i,
  /^upvotes? ?\d{1,7}$/i,
  /^.{0,80}\b(?:to|in) your (?:e-?mail )?inbox(?: once a day| daily| every \w{1,10})?[.!]?$/i,
  /^subject: /i,
  /^this (?:alert|message|e-?mail) (?:is|was) sent by /i,
  /^\[(?:图片|image|img|avatar|photo)[^\]]{0,60}\]$/i,
  /^submitted by \S{1,40}$/i,
  /^[-=_*~·•.#+|<>\s]{1,160}$/,
];

/** A line that gives a date: `Published on Oct 4, 2026`, `Kandinsky Lab · Published on Oct 4, 2026`, `Kandinsky Lab · Oct 4, 2026`. */
const published = /^(?:(?:.{0,80} )?[·•] ?(?:published on )?|published(?: on)?:? |published )(.{3,40})$/i;
/** Words that pages show on a line of their own, but that may also be the last line of a wrapped title. */
const ambiguous = /^(?:papers?|models|datasets|spaces|code|search|community|comments?|new|more|next|abstract|share|[\d.]+[km]?)$/i;

/** Whether a line that looks like boilerplate may continue the line above: `Models` below `... for Large Multimodal`. */
export function mayEndTitle(line: string, above: string): boolean {
  return ambiguous.test(line) && above.length >= 40 && !endsSentence(above) && !above.endsWith(':');
}

/** A line that newsletters put below a title: `14 Oct 2024 · arXiv:2410.10819 · code`. */
const datedLine = /^([^·•|]{3,40}) [·•|] /;
const bullet = /^[-*•·] /;

/**
 * Returns the meaning of a line of boilerplate; undefined if the line may be part of a paper. The line must be trimmed and have single
 * blanks between words.
 */
export function readBoilerplate(line: string): Boilerplate | undefined {
  if (line.length > maxBoilerplateLength) return undefined;
  const lower = line.toLowerCase();
  if (knownLines.has(lower) || knownLines.has(lower.replace(bullet, ''))) return ignored;
  if (lower === 'submitted by') return { kind: 'submitter' };
  const date = readDate(line);
  if (date !== undefined) return { kind: 'page-date', date };
  const publishedOn = readDate(published.exec(line)?.[1] ?? '') ?? readDate(datedLine.exec(line)?.[1] ?? '');
  if (publishedOn !== undefined) return { kind: 'published', date: publishedOn };
  return knownPatterns.some((pattern) => pattern.test(line)) ? ignored : undefined;
}

/**
 * Replaces lines of a page that say nothing about a paper by blanks of the same length. Examples are `Upvote`, `87`, `6 authors`, and
 * `Submitted by` together with the name on the next line.
 */
export function blankBoilerplate(text: string): string {
  let isPerson = false;
  return text.replace(/[^\n]+/g, (line) => {
    const words = line.trim().replace(/\s+/g, ' ');
    if (words === '') return line;
    const boilerplate = readBoilerplate(words);
    const isBlanked = isPerson || boilerplate?.kind === 'ignored' || boilerplate?.kind === 'submitter';
    isPerson = boilerplate?.kind === 'submitter';
    return isBlanked ? ' '.repeat(line.length) : line;
  });
}
