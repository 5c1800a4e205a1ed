import { chooseSummary, findHeadlineNumbers } from '#digest';
import { foldText, formatPersonName } from '#text';
import { escapeMarkdown } from '../../base/escape';
import { createReadableText, toReadable } from '../../base/readableText';
import { type Span, shiftSpan } from '../../base/span';
import type { CompletedReference } from '../../model/completedReference';
import type { Paper } from '../../model/paper';
import type { Settings } from '../../model/settings';
import { listKnownPages, type OnlinePage, renderFactSources, renderFactWarnings } from './factSources';

/** What the card shows besides the facts from digests and bibliographies. */
export interface CardContext {
  /** How often drafts cite the paper. */
  readonly citedCount: number;
  /** The paper as it appears in the list of references, as Markdown; empty or undefined if the card should not show it. */
  readonly reference?: string;
  /** What the abstract says of the sentence in which the card is shown. */
  readonly evidence?: CardEvidence;
  /** The writer's notes on the paper, in the order of the note files. */
  readonly notes?: readonly CardNote[];
}

/**
 * A paper as Markdown for hovers, completion and tooltips. Text from digests and bibliographies is escaped, so that it is not read as
 * Markdown.
 */
export interface PaperCard {
  /**
   * The title, the facts (key, date ...) and warnings, what the abstract says of the sentence, a summary quoted from the abstract,
   * headline numbers, the reference and the registries that its facts come from, notes, and the abstract.
   */
  readonly text: string;
  /** Pages on the web about the paper, for the last row of the card. The addresses are encoded. */
  readonly pages: readonly OnlinePage[];
}

/** The sentence of an abstract that bears on the sentence of a draft. */
export interface CardEvidence {
  /** One line of Markdown. */
  readonly line: string;
  /** The sentence as the abstract has it, which the card doesn't show a second time; empty if there is none. */
  readonly sentence: string;
}

/** A note on the paper, or on a passage of it. */
interface CardNote {
  /** The writer's words, never empty. */
  readonly words: string;
}

/**
 * The card shows at most this many notes, each with at most `maxNoteLength` UTF-16 code units. The writer can read the rest in the note
 * files.
 */
const maxNotes = 3;
const maxNoteLength = 280;

/** A horizontal rule in Markdown. */
export const horizontalRule = '---';

export function createPaperCard(paper: Paper, context: CardContext, settings: Settings): PaperCard {
  const summary = chooseSummary(paper.title, paper.names, paper.abstract);
  const { line = '', sentence = '' } = context.evidence ?? {};
  const isRepeated = sentence !== '' && (sentence.includes(summary) || summary.includes(sentence));
  const saysMore = settings.hoverAbstract && paper.abstract !== '' && paper.abstract !== summary;
  return {
    text: joinParagraphs([
      `**${showText(paper.title)}**`,
      renderFacts(paper, context),
      renderFactWarnings(paper),
      line,
      summary === '' || isRepeated ? '' : `> ${showText(summary.charAt(0).toUpperCase() + summary.slice(1))}`,
      renderNumbers(paper, `${isRepeated ? '' : summary}\n${sentence}`),
      context.reference ?? '',
      renderFactSources(paper),
      ...(context.notes ?? []).slice(0, maxNotes).map(renderNote),
      ...(saysMore ? [horizontalRule, showText(paper.abstract)] : []),
    ]),
    pages: listKnownPages(paper).map(({ label, url }) => ({ label, url: encodeAddress(url) })),
  };
}

/** The card with its pages in the last row. */
export function renderPaperCard({ text, pages }: PaperCard): string {
  return joinParagraphs([text, pages.map(({ label, url }) => `[${label}](<${url}>)`).join(' · ')]);
}

function joinParagraphs(paragraphs: readonly string[]): string {
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}

/** Makes text from a digest or bibliography readable, for example by replacing LaTeX commands, and escapes it for Markdown. */
function showText(text: string): string {
  return escapeMarkdown(toReadable(text));
}

/** One line with the facts that are known: "`duoattention` · Jun 23 · cited twice". Names that the title has are not said again. */
function renderFacts(paper: Paper, { citedCount, reference = '', notes = [] }: CardContext): string {
  // The reference already contains the authors, the date and the venue.
  const origin = reference === '' ? [renderAuthors(paper), escapeMarkdown(formatDate(paper)), renderVenue(paper)] : [];
  const facts = [
    paper.names
      .filter((name) => !foldText(paper.title).includes(foldText(name)))
      .map(escapeMarkdown)
      .join(', '),
    `\`${paper.key}\``,
    ...origin,
    formatCited(citedCount),
    formatNotes(notes.length),
    paper.occurrences.length > 1 ? `${paper.occurrences.length} sources` : '',
    paper.abstractKind === 'summary' ? 'summary only' : '',
  ];
  return facts.filter((fact) => fact !== '').join(' · ');
}

/**
 * The year, if it is known from a bibliography or a registry. Otherwise the date, or, if there is no date, the year. Empty if neither is
 * known.
 */
export function formatDate({ date, year, occurrences, reference }: Pick<Paper, 'date' | 'year' | 'occurrences' | 'reference'>): string {
  const isPublished = year !== undefined && (reference?.year !== undefined || occurrences.some(({ kind }) => kind === 'bibliography'));
  return isPublished ? year.toString() : (date ?? year?.toString() ?? '');
}

/**
 * The authors and the year in short form: "Vaswani et al. 2017". If no author is known, only the date; if no date is known, only the
 * authors.
 */
export function formatOrigin(paper: Paper): string {
  const [first, ...others] = paper.authors;
  const family = first === undefined ? undefined : findFamilyName(first, paper.reference);
  if (family === undefined) return formatDate(paper);
  const who = others.length === 0 && paper.hasMoreAuthors === undefined ? family : `${family} et al.`;
  const when = paper.year?.toString() ?? formatDate(paper);
  return when === '' ? who : `${who} ${when}`;
}

/** The family name with its particle, if the reference tells the parts of the name; otherwise the last word. */
function findFamilyName(name: string, reference: CompletedReference | undefined): string | undefined {
  const [first] = reference?.authors ?? [];
  if (first === undefined || formatPersonName(first) !== name) return name.split(' ').at(-1);
  return [first.particle, first.family ?? first.literal].filter((part) => part !== undefined).join(' ');
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

/** The venue, unless it is arXiv and the card has a link to arXiv: "arXiv · arXiv" would say nothing more than "arXiv". */
function renderVenue(paper: Paper): string {
  const { venue = '' } = paper;
  const isLinked = /^arxiv\b/i.test(venue) && listKnownPages(paper).some(({ label }) => label === 'arXiv');
  return isLinked ? '' : escapeMarkdown(venue);
}

function renderNote({ words }: CardNote): string {
  const line = words.replace(/\s+/g, ' ');
  return `**Note:** ${escapeMarkdown(line.length > maxNoteLength ? `${line.slice(0, maxNoteLength).replace(/\s\S*$/, '')} …` : line)}`;
}

function formatNotes(count: number): string {
  return count === 0 ? '' : count === 1 ? '1 note' : `${count} notes`;
}

/** How often drafts cite the paper: "cited twice". Empty if they never do. */
export function formatCited(count: number): string {
  if (count === 0) return '';
  return count === 1 ? 'cited once' : count === 2 ? 'cited twice' : `cited ${count} times`;
}

/**
 * A Markdown list of the abstract's headline numbers, with each figure in bold: "It reduces memory by up to **2.55x** for MHA". Those
 * that the card already shows are omitted.
 */
function renderNumbers({ abstract, names }: Paper, shown: string): string {
  return findHeadlineNumbers(abstract, names)
    .filter(({ phrase }) => !shown.includes(phrase))
    .map(({ phrase, phraseSpan, figures }) => {
      const inPhrase = figures.map((figure) => shiftSpan(figure, -phraseSpan.start));
      return `- ${renderStrong(phrase, inPhrase)}`;
    })
    .join('\n');
}

/** The text in readable form, with the spans in bold. The spans must be ordered and disjoint. */
export function renderStrong(source: string, spans: readonly Span[]): string {
  const { text, fromSource } = createReadableText(source);
  const strong = spans.map(fromSource).filter(({ start, end }) => start < end);
  const parts = strong.map(
    ({ start, end }, index) => `${escapePart(text.slice(strong[index - 1]?.end ?? 0, start))}**${escapeMarkdown(text.slice(start, end))}**`,
  );
  return parts.join('') + escapePart(text.slice(strong.at(-1)?.end ?? 0));
}

/** Escapes text in the middle of a line. `escapeMarkdown` removes white space at the beginning, so one space is added again. */
function escapePart(text: string): string {
  return `${/^\s/.test(text) ? ' ' : ''}${escapeMarkdown(text)}`;
}

/** An address that ends no link in Markdown. */
function encodeAddress(url: string): string {
  return encodeURI(decodeSafely(url)).replace(/[<>]/g, '');
}

/** Decodes an address if that is possible. The caller then encodes it; if it were encoded twice, the link would lead elsewhere. */
function decodeSafely(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
