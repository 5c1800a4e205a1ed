import type { Line, Piece } from './block';
import { plain } from './block';
import type { Dice } from './dice';
import { familyName, type MadePaper } from './drawPapers';
import type { RecordShape, TitlePart } from './recordShape';
import { emoji as emojis, remarks } from './words/chatter';
import { writeAuthors } from './writeAuthors';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number): string => String(value).padStart(2, '0');

/** Ways to write a day; one text uses one. */
export const dateWays: readonly ((paper: MadePaper) => string)[] = [
  ({ year, month, day }) => `${year}-${two(month)}-${two(day)}`,
  ({ year, month }) => `${year}/${two(month)}`,
  ({ year, month }) => `${year}.${two(month)}`,
  ({ year, month }) => `${months[month - 1] ?? 'Jan'} ${year}`,
  ({ month, day }) => `${two(month)}/${two(day)}`,
  ({ year, month, day }) => `${day} ${months[month - 1] ?? 'Jan'} ${year}`,
  ({ year, month, day }) => `${months[month - 1] ?? 'Jan'} ${day}, ${year}`,
  ({ year, month, day }) => `${year}年${month}月${day}日`,
  ({ year, month, day }) => `${two(day)}.${two(month)}.${year}`,
];

/** The title in the look of its shape. */
export function writeTitle({ title, url }: MadePaper, { title: look }: RecordShape): Line {
  const letters = look.letters === 'capitals' ? title.toUpperCase() : look.letters === 'sentence' ? toSentenceCase(title) : title;
  const dress: Omit<Piece, 'text'> = { bold: look.bold, italic: look.italic, ...(look.linked ? { link: url } : {}) };
  const [opening, closing] = look.quotes;
  const end = look.end === '' || /[.!?]$/.test(title) ? '' : look.end;
  // A full stop stands inside of the marks as often as after them.
  const inside = end === '.' && look.bold;
  return [plain(opening), { text: inside ? letters + end : letters, ...dress }, plain(closing + (inside ? '' : end))].filter(
    ({ text }) => text !== '',
  );
}

/** Lower case but for the first letter, names (`BERT`, `GPT-4`) and what follows a colon. */
function toSentenceCase(title: string): string {
  return title.replace(/(?<=[\s-])[A-Z][a-z]+\b/g, (word, at: number) => (title.charAt(at - 2) === ':' ? word : word.toLowerCase()));
}

/** Whether the title is marked off from what stands beside it. */
export function isDressed({ title }: RecordShape): boolean {
  return title.bold || title.italic || title.linked || title.quotes[0] !== '';
}

/** One part of a title's line; undefined where this paper has none. */
export function writePart(
  part: TitlePart,
  place: 'before' | 'after',
  paper: MadePaper,
  shape: RecordShape,
  dateWay: number,
  dice: Dice,
): Line | undefined {
  const always = part === 'description' || part === 'authors' || part === 'code name' || part === 'source';
  if (!always && !dice.chance(shape.complete)) return undefined;
  const [open, close] = shape.brackets;
  const bracketed = (text: string): Line => (open === '`' ? [{ text, code: true }] : [plain(`${open}${text}${close}`)]);
  switch (part) {
    case 'emoji':
      return [plain(dice.from(emojis))];
    case 'venue':
      return place === 'before' && open === ''
        ? [{ text: writeVenue(paper, shape), bold: true }, plain(':')]
        : bracketed(writeVenue(paper, shape));
    case 'year':
      return bracketed(String(paper.year));
    case 'date':
      return place === 'before' && open === '' ? [plain(`${writeDate(paper, dateWay)} -`)] : bracketed(writeDate(paper, dateWay));
    case 'nickname':
      return writeNickname(paper, place, shape, dice);
    case 'links':
      return writeLinks(paper, shape, dice);
    case 'badges':
      return [
        { text: 'arXiv', badge: true, link: `https://arxiv.org/abs/${paper.arxiv}` },
        ...(dice.chance(0.5) ? [plain(' '), { text: 'Stars', badge: true, link: paper.code }] : []),
      ];
    case 'popularity':
      return [plain(writePopularity(dice))];
    case 'code name':
      return [plain(`${dice.pick(['P', 'S', '#', 'ID-', ''])}${10 + dice.below(900)}`)];
    case 'category':
      return [
        {
          text: dice.pick(['cs.CL', 'cs.LG', 'cs.CV', 'stat.ML', 'math.OC', 'survey', 'method', 'benchmark', 'theory', 'data']),
          code: dice.chance(0.6),
        },
      ];
    case 'paper number':
      return [plain(`[${dice.pick(['Paper', 'paper', 'No.'])} ${1 + dice.below(300)}]`)];
    case 'authors': {
      const { text } = writeAuthors(paper.authors.slice(0, 6), shape.authors, dice);
      const words = place === 'before' ? `${text}${dice.heldOut ? ',' : '.'}` : text;
      return [shape.authorsItalic ? { text: words, italic: true } : plain(words)];
    }
    case 'description': {
      const words = shape.description.own || paper.abstract === '' ? dice.from(remarks) : firstSentences(paper.abstract, 1);
      return [plain((isDressed(shape) ? shape.description.between : dice.heldOut ? ' — ' : ' - ') + words)];
    }
    case 'source': {
      const [first = ''] = paper.authors;
      return [
        plain(
          `(${familyName(first)}${paper.authors.length > 1 ? ' et al.' : ''}, ${dice.heldOut ? paper.year : writeVenue(paper, shape)})`,
        ),
      ];
    }
    case 'identifier':
      return [plain(dice.pick([`arXiv:${paper.arxiv}`, `(arXiv ${paper.arxiv})`, `[${paper.arxiv}]`, `doi:${paper.doi}`]))];
    case 'reading mark':
      return [plain(dice.pick(['[ ]', '[x]', '✅', '☆', '★★★', '(*)', '❗']))];
  }
}

function writeNickname({ nickname, code }: MadePaper, place: 'before' | 'after', shape: RecordShape, dice: Dice): Line | undefined {
  if (nickname === undefined) return undefined;
  if (place === 'after') return [plain('('), { text: nickname, bold: dice.chance(0.5) }, plain(')')];
  if (!isDressed(shape))
    return dice.chance(0.5)
      ? [{ text: nickname, bold: true }, plain(shape.parted === ' ' ? ':' : shape.parted.trimEnd())]
      : [plain(`[${nickname}]`)];
  return shape.title.bold
    ? [plain(`${nickname}${dice.heldOut ? ' |' : ' -'}`)]
    : [{ text: nickname, bold: dice.chance(0.6), ...(shape.title.linked ? {} : { link: code }) }, plain(dice.heldOut ? ' –' : ':')];
}

export function writeVenue({ venue, year }: MadePaper, { yearStyle }: RecordShape): string {
  if (yearStyle === 'none') return venue;
  return yearStyle === 'year' ? `${venue} ${year}` : `${venue}'${two(year % 100)}`;
}

export function writeDate(paper: MadePaper, dateWay: number): string {
  return (dateWays[dateWay] ?? String)(paper);
}

export function writePopularity(dice: Dice): string {
  const count = dice.below(900);
  return dice.pick([
    `⭐ ${count}`,
    `▲ ${count}`,
    `${count} upvotes`,
    `(cited by ${count})`,
    `👍 ${count}`,
    `${count} ⭐`,
    `Citations: ${count}`,
    `★${count}`,
  ]);
}

/** Links beside a title: `[[pdf](...)] [[code](...)]` and its relatives. */
export function writeLinks(paper: MadePaper, { linksLook }: RecordShape, dice: Dice): Line {
  const words = dice.pick([
    ['pdf', 'code'],
    ['paper', 'code'],
    ['Paper', 'Code'],
    ['arXiv', 'GitHub'],
    ['PDF', 'Project'],
    ['link', 'repo'],
    ['Full text', 'Data'],
  ]);
  const symbols = ['📄', '💻'];
  const targets = [paper.url, paper.code];
  const count = dice.chance(0.4) ? 2 : 1;
  return targets.slice(0, count).flatMap((link, at): Line => {
    const word = (linksLook === 'symbols' ? symbols : words)[at] ?? 'link';
    const gap = at === 0 ? '' : linksLook === 'bars' ? ' | ' : ' ';
    switch (linksLook) {
      case 'double':
        return [plain(`${gap}[`), { text: word, link }, plain(']')];
      case 'round':
        return [plain(`${gap}(`), { text: word, link }, plain(')')];
      case 'bare':
        return [plain(gap), { text: link, link }];
      default:
        return [plain(gap), { text: word, link }];
    }
  });
}

export function firstSentences(text: string, count: number): string {
  return text
    .split(/(?<=[.!?]) (?=[A-Z])/)
    .slice(0, count)
    .join(' ');
}
