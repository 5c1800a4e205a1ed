import { label } from './labelledText';
import type { Person, Work } from './works';

/** Long lists of authors take most of the time. */
export const maxAuthors = 25;

/** What citeproc tells of a variable that it prints. */
export interface WrapperParams {
  readonly variableNames: readonly string[];
  readonly itemData?: { readonly id: string };
}

/** A variable with its label, and what follows it. */
export function wrapVariable(
  { variableNames, itemData }: WrapperParams,
  text: string,
  after: string,
  works: ReadonlyMap<string, Work>,
): string {
  const [name = ''] = variableNames;
  const work = works.get(String(itemData?.id));
  switch (name) {
    case 'title':
    case 'title-short':
      return labelTitle(text, after, work?.title ?? '');
    case 'author':
      return work === undefined ? text + after : labelPeople(text + after, work.authors);
    case 'container-title':
    case 'collection-title':
    case 'publisher':
    case 'event-title':
      return labelInside('venue', text, after);
    case 'issued':
      return text.replace(/\b(?:1[6-9]|20)\d\d[a-z]?\b/, (year) => label('year', year)) + after;
    case 'DOI':
    case 'URL':
    case 'ISBN':
    case 'PMID':
      return labelIdentifier(text) + after;
    default:
      return text + after;
  }
}

/** The title as the style prints it: its letters are those of the work, so a quote or bracket that the work begins with is the title's. */
function labelTitle(text: string, after: string, title: string): string {
  const plain = (words: string): string =>
    words
      .toLowerCase()
      .replace(/[’‘]/g, "'")
      .replace(/[“”„«»]/g, '"');
  const at = plain(text).indexOf(plain(escapeHtml(title)));
  if (title === '' || at < 0) return labelInside('title', text, after);
  const end = at + escapeHtml(title).length;
  return text.slice(0, at) + label('title', text.slice(at, end)) + text.slice(end) + after;
}

export function hasTitle(entry: string): boolean {
  return entry.includes(label('title', 'x')[0] ?? '');
}

/** Some styles print authors where no variable is told. */
export function withPeople(entry: string, work: Work | undefined): string {
  const [before = ''] = entry.split(/(?=[\ue100-\ue1ff])/, 1);
  if (work === undefined || entry.includes(label('author', 'x')[0] ?? '')) return entry;
  return labelPeople(before, work.authors) + entry.slice(before.length);
}

/** Without the quotes, brackets, marks and full stops at its ends. */
function labelInside(name: 'title' | 'venue', text: string, after = ''): string {
  const whole = text + after;
  const [, before = '', words = '', rest = ''] =
    /^((?:<[^>]*>|[\s"“”‘’«»„‚'([,.:;—–\u202f\u00a0-]|&#\d+;|(?:[Ii]n|[Aa]vailable at|En|Dans|В)[: ])*)(.*?)((?:<[^>]*>|[\s"“”‘’«»„‚'\],.:;\u202f\u00a0])*)$/su.exec(
      whole,
    ) ?? [];
  if (words === '') return whole;
  // A bracket that the words themselves open is theirs.
  const lead = before.endsWith('(') && words.includes(')') ? before.slice(0, -1) : before;
  const core = before.slice(lead.length) + words;
  const closing = rest.startsWith(']') && core.includes('[') ? 1 : 0;
  return lead + label(name, core + rest.slice(0, closing)) + rest.slice(closing);
}

function labelIdentifier(text: string): string {
  const bare = text.replace(/<a [^>]*>|<\/a>/g, '');
  return bare.replace(/(?:https?:\/\/\S+|10\.\d{4,9}\/\S+|97[89][-\d]{10,}|\d{6,8})/, (identifier) => {
    const end = /[.,;>)\]]*$/.exec(identifier)?.[0] ?? '';
    return label('identifier', identifier.slice(0, identifier.length - end.length)) + end;
  });
}

/** Finds each person by the family name, and the given name or its initials before or after it. */
function labelPeople(text: string, authors: readonly Person[]): string {
  const lower = text.toLowerCase().replaceAll('’', "'");
  const found: { start: number; end: number }[] = [];
  let from = 0;
  const places = authors.slice(0, maxAuthors).map(({ family }) => {
    const at = lower.indexOf(escapeHtml(family).toLowerCase().replaceAll('’', "'"), from);
    if (at < 0) return undefined;
    from = at + escapeHtml(family).length;
    return { start: at, end: from };
  });
  places.forEach((place, index) => {
    const author = authors[index];
    if (place === undefined || author === undefined) return;
    const floor = Math.max(found.at(-1)?.end ?? 0, place.start - maxGiven);
    const ceiling = Math.min(places.slice(index + 1).find((next) => next !== undefined)?.start ?? text.length, place.end + maxGiven);
    const given = givenPattern(author.given);
    const before = given === '' ? null : new RegExp(`(?:^|${noLetter})(${given})${gap}*$`, 'i').exec(text.slice(floor, place.start));
    if (before?.[1] !== undefined) {
      found.push({ start: floor + before.index + before[0].indexOf(before[1]), end: place.end });
      return;
    }
    const after =
      given === ''
        ? null
        : new RegExp(`^(?:<[^>]*>)*,?(?:${gap}|\\()*(?:${given})(?!${letter})\\)?`, 'i').exec(text.slice(place.end, ceiling));
    found.push({ start: place.start, end: place.end + (after?.[0].length ?? 0) });
  });
  let marked = '';
  let at = 0;
  for (const { start, end } of found) {
    marked += text.slice(at, start) + label('author', text.slice(start, end));
    at = end;
  }
  return marked + text.slice(at);
}

/** Longer than given names are, with the marks around them. */
const maxGiven = 80;
const letter = '[A-Za-z\\u00c0-\\u052f]';
const noLetter = '[^A-Za-z\\u00c0-\\u052f]';
const gap = '(?:<[^>]*>|[\\s\\u00a0\\u202f])';

/** `Jean-Paul A.` as itself or as `J.-P. A.`, `JPA`, `J. P.`: the later parts may be missing. */
function givenPattern(given: string): string {
  const parts = given
    .split(/[\s.\-‐]+/)
    .filter((part) => part !== '')
    .slice(0, 5);
  return parts.reduceRight((rest, part, at) => {
    const first = escapeRegex([...part][0] ?? '');
    const whole = [...part].length > 1 ? `${escapeRegex(escapeHtml(part))}(?!${letter})|` : '';
    const one = `(?:${whole}${first}\\.?)`;
    return at === 0 ? one + rest : `(?:[\\s\\u00a0\\u202f\\-‐]*${one}${rest})?`;
  }, '');
}

function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&#38;').replaceAll('<', '&#60;').replaceAll('>', '&#62;');
}
