import { escapeMarkdown } from '../../base/escape';
import { readReadable, toReadable } from '../../base/readableText';
import { shiftSpan } from '../../base/span';
import { chooseSummary } from '../../digest/abstracts/summary/chooseSummary';
import { findHeadlineNumbers } from '../../digest/abstracts/results/findHeadlineNumbers';
import type { Paper } from '../../model/paper';
import type { Settings } from '../../model/settings';
import { listKnownPlaces } from './onlinePlaces';

/** What the card says beside what the digests and bibliographies say of the paper. */
export interface CardContext {
  /** How often drafts cite the paper. */
  readonly citedCount: number;
  /** The paper as the list of references will have it, as Markdown; empty or undefined if the card shall not have it. */
  readonly reference?: string;
  /** What the writer noted on it, in the order of the note files. */
  readonly notes?: readonly CardNote[];
}

/** A paper for hover, completion and tooltips: Markdown in which everything that comes from a digest is escaped, so it reads as text. */
export interface PaperCard {
  /** Title and facts (names, key, date, links), a paragraph each. */
  readonly head: string;
  /** What the paper does, verbatim; headline numbers; the reference; notes; the abstract. Empty if none of it is known. */
  readonly details: string;
}

/** A note on the paper, or on a passage of it. */
export interface CardNote {
  /** The writer's words, never empty. */
  readonly words: string;
}

/** The writer reads further and longer notes in their file. */
const mostNotes = 3;
const longestNote = 280;

/** A line across the card. */
export const separator = '---';

export function createPaperCard(paper: Paper, context: CardContext, settings: Settings): PaperCard {
  const summary = chooseSummary(paper.title, paper.names, paper.abstract);
  const saysMore = settings.hoverAbstract && paper.abstract !== '' && paper.abstract !== summary;
  return {
    head: joinParagraphs([`**${showText(paper.title)}**`, renderFacts(paper, context)]),
    details: joinParagraphs([
      summary === '' ? '' : `> ${showText(summary.charAt(0).toUpperCase() + summary.slice(1))}`,
      renderNumbers(paper, summary),
      context.reference ?? '',
      ...(context.notes ?? []).slice(0, mostNotes).map(renderNote),
      ...(saysMore ? [separator, showText(paper.abstract)] : []),
    ]),
  };
}

/** The whole card as one Markdown text. */
export function renderPaperCard({ head, details }: PaperCard): string {
  return joinParagraphs([head, details]);
}

/** Leaves empty paragraphs out. */
function joinParagraphs(paragraphs: readonly string[]): string {
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}

/** Text of a source as a reader of the card sees it. */
function showText(text: string): string {
  return escapeMarkdown(toReadable(text));
}

/** "DuoAttention · `duoattention` · Jun 23 · cited twice · arXiv": only what is known. */
function renderFacts(paper: Paper, { citedCount, reference = '', notes = [] }: CardContext): string {
  // A reference has authors, date and venue already.
  const origin = reference === '' ? [renderAuthors(paper), escapeMarkdown(formatDate(paper)), escapeMarkdown(paper.venue ?? '')] : [];
  const facts = [
    paper.names.map(escapeMarkdown).join(', '),
    `\`${paper.key}\``,
    ...origin,
    formatCited(citedCount),
    formatNotes(notes.length),
    paper.occurrences.length > 1 ? `in ${paper.occurrences.length} places` : '',
    paper.abstractKind === 'summary' ? 'summary, not the abstract' : '',
    renderLinks(paper),
  ];
  return facts.filter((fact) => fact !== '').join(' · ');
}

/** The year of the publication if a bibliography has it, else the date of the digest; empty if neither is known. */
export function formatDate({ date, year, occurrences }: Pick<Paper, 'date' | 'year' | 'occurrences'>): string {
  const isPublished = year !== undefined && occurrences.some(({ kind }) => kind === 'bibliography');
  return isPublished ? year.toString() : (date ?? year?.toString() ?? '');
}

/** Who and when, in short: "Vaswani et al. 2017"; of a paper without authors the date alone. */
export function formatOrigin(paper: Paper): string {
  const [first, ...others] = paper.authors;
  const family = first?.split(' ').at(-1);
  const who = family === undefined ? '' : others.length === 0 && paper.hasMoreAuthors === undefined ? family : `${family} et al.`;
  return [who, formatDate(paper)].filter((part) => part !== '').join(' ');
}

/** "Jane Doe", "Jane Doe et al.", "Jane Doe and Bo Roe", "Jane Doe, Bo Roe and 3 more". */
function renderAuthors({ authors, hasMoreAuthors }: Paper): string {
  const [first, second, third] = authors;
  if (first === undefined) return '';
  if (hasMoreAuthors === true) return escapeMarkdown(`${authors.slice(0, 2).join(', ')} et al.`);
  if (second === undefined) return escapeMarkdown(first);
  const shown = third === undefined ? `${first} and ${second}` : `${first}, ${second} and ${authors.length - 2} more`;
  return escapeMarkdown(shown);
}

function renderNote({ words }: CardNote): string {
  const line = words.replace(/\s+/g, ' ');
  return `**Note:** ${escapeMarkdown(line.length > longestNote ? `${line.slice(0, longestNote).replace(/\s\S*$/, '')} …` : line)}`;
}

function formatNotes(count: number): string {
  return count === 0 ? '' : count === 1 ? '1 note' : `${count} notes`;
}

/** "cited twice"; empty for no time. */
export function formatCited(count: number): string {
  if (count === 0) return '';
  return count === 1 ? 'cited once' : count === 2 ? 'cited twice' : `cited ${count} times`;
}

/** Results in whole clauses, each figure strong: "It reduces memory by up to **2.55x** for MHA". Those that the summary has are left out. */
function renderNumbers({ abstract, names }: Paper, summary: string): string {
  return findHeadlineNumbers(abstract, names)
    .filter(({ phrase }) => !summary.includes(phrase))
    .map(({ phrase, phraseSpan, figures }) => {
      const { text, fromSource } = readReadable(phrase);
      const strong = figures.map((figure) => fromSource(shiftSpan(figure, -phraseSpan.start)));
      return `- ${strong.map(({ start, end }, index) => `${escapePart(text.slice(strong[index - 1]?.end ?? 0, start))}**${escapeMarkdown(text.slice(start, end))}**`).join('')}${escapePart(text.slice(strong.at(-1)?.end ?? 0))}`;
    })
    .join('\n');
}

/** Escaping removes a blank at the beginning, as it must at the beginning of a line; this text goes into the middle of one. */
function escapePart(text: string): string {
  return `${/^\s/.test(text) ? ' ' : ''}${escapeMarkdown(text)}`;
}

function renderLinks(paper: Paper): string {
  return listKnownPlaces(paper)
    .map(({ label, url }) => `[${label}](<${encodeURI(decodeSafely(url)).replace(/[<>]/g, '')}>)`)
    .join(' · ');
}

/** An address may be encoded already, and encoding it twice would lead elsewhere. */
function decodeSafely(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
