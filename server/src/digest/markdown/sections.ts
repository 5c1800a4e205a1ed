import type { SyntaxNode, Tree } from '@lezer/common';
import type { Span } from '../../base/span';
import type { WrittenDate } from '../calendar';
import { readTrailingDate } from '../calendar';
import { readFurniture } from '../furniture';
import type { Label } from '../labels';
import { findLabel } from '../labels';
import { isPaperUrl } from '../../model/references';
import { continuesTitle, shapeOf } from '../textUnits';
import type { InlineLink, InlineText } from './inlineText';
import { readInline } from './inlineText';

/** A heading and the blocks up to the next one. */
export interface Section {
  /** undefined for what stands before the first heading. */
  readonly heading?: Heading;
  readonly blocks: SyntaxNode[];
  /** Sub-headings that only label what follows (`#### Abstract`): the index of the first block behind each. */
  readonly labels: Map<number, Label>;
}

export interface Heading extends InlineText {
  readonly level: number;
  readonly date?: WrittenDate;
}

/** Divides a document at its headings. `start` is where its own text begins, behind front matter. */
export function readSections(text: string, tree: Tree, start: number): Section[] {
  let section: Section = { blocks: [], labels: new Map() };
  const sections = [section];
  for (let node = tree.topNode.firstChild; node !== null; node = node.nextSibling) {
    if (node.from < start) continue;
    const level = headingLevel(node);
    if (level === undefined) {
      section.blocks.push(node);
      continue;
    }
    const heading = readHeading(text, node, level);
    const label = findLabel(heading.text.replace(/:$/, ''));
    if (label !== undefined && label !== 'title' && section.heading !== undefined && level > section.heading.level) {
      section.labels.set(section.blocks.length, label);
      continue;
    }
    if (heading.text === '' || isPageHeading(heading.text)) continue;
    section = { heading: heading.heading, blocks: [], labels: new Map() };
    sections.push(section);
    if (heading.rest !== undefined) node = heading.rest;
  }
  return sections;
}

function headingLevel(node: SyntaxNode): number | undefined {
  const digits = /^(?:ATX|Setext)Heading(\d)$/.exec(node.name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function isPageHeading(text: string): boolean {
  const furniture = readFurniture(text);
  return furniture !== undefined && furniture.kind !== 'page-date';
}

interface ReadHeading {
  readonly text: string;
  readonly heading: Heading;
  /** The paragraph in which a wrapped heading goes on. */
  readonly rest?: SyntaxNode;
}

function readHeading(text: string, node: SyntaxNode, level: number): ReadHeading {
  const inline = readInline(text, node);
  const wrapped = readWrappedHeading(text, inline, node);
  const shown = wrapped?.inline ?? inline;
  const date = readTrailingDate(shown.text);
  const heading: Heading = { ...shown, level, ...(date === undefined ? {} : { date }) };
  return { text: shown.text, heading, ...(wrapped === undefined ? {} : { rest: wrapped.rest }) };
}

/** A title that was broken over two lines when it was pasted: the heading's line, and a paragraph right below that goes on. */
function readWrappedHeading(
  text: string,
  inline: InlineText,
  node: SyntaxNode,
): { inline: InlineText; rest: SyntaxNode } | undefined {
  const rest = node.nextSibling;
  if (rest === null || rest.name !== 'Paragraph' || !/^\r?\n$/.test(text.slice(node.to, rest.from))) return undefined;
  if (text.charAt(inline.span.start) === '[' && inline.links.length === 0) return readWrappedLink(text, inline, rest);
  const below = readInline(text, rest);
  if (below.text.length > 150 || !continuesTitle(inline.text, below.text) || shapeOf(below.text) !== 'short') return undefined;
  return {
    inline: {
      text: `${inline.text} ${below.text}`,
      span: { start: inline.span.start, end: below.span.end },
      links: [...inline.links, ...below.links],
    },
    rest,
  };
}

const linkEnd = /\]\((\S{1,2000}?)\)/;

/** `### [Title of a` and below it `paper](url)`. */
function readWrappedLink(
  text: string,
  inline: InlineText,
  rest: SyntaxNode,
): { inline: InlineText; rest: SyntaxNode } | undefined {
  const found = linkEnd.exec(text.slice(rest.from, Math.min(rest.to, rest.from + 2500)));
  if (found === null) return undefined;
  const span: Span = { start: inline.span.start + 1, end: rest.from + found.index };
  const below = readInline(text, rest, rest.from, span.end);
  const title = `${inline.text.slice(1)} ${below.text}`.trim();
  const links: InlineLink[] = [{ url: found[1] ?? '', text: title }];
  return { inline: { text: title, span, links }, rest };
}

/** Whether a heading's own link leads to a paper. */
export function hasPaperLink(links: readonly InlineLink[]): boolean {
  return links.some((link) => isPaperUrl(link.url));
}
