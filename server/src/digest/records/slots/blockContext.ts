import { findLinks, type RecordBlock } from '../blocks/recordBlock';
import { authorLikeness, hasIdentifier, hasYear, isProse, looksLikeVenue, targetKindOf } from './evidence';

/** What a block contains, other than a title, that suggests a paper or another page. */
export interface BlockEvidence {
  readonly paperLink: boolean;
  readonly codeLink: boolean;
  readonly pageLink: boolean;
  readonly identifier: boolean;
  readonly people: boolean;
  readonly venue: boolean;
  readonly year: boolean;
  readonly prose: boolean;
}

/** The blocks of a document, with the evidence in each block. */
export class BlockContext {
  readonly #evidence: (BlockEvidence | undefined)[];
  readonly #scopes: (string | undefined)[];
  readonly #ends: Int32Array;
  readonly #starts: Int32Array;

  constructor(readonly blocks: readonly RecordBlock[]) {
    this.#evidence = new Array<BlockEvidence | undefined>(blocks.length).fill(undefined);
    this.#scopes = new Array<string | undefined>(blocks.length).fill(undefined);
    const { starts, ends } = findScopes(blocks);
    this.#starts = starts;
    this.#ends = ends;
  }

  /**
   * The blocks that may belong to a record whose title is in this block. For a cell, these are the blocks of its row; for a paragraph,
   * at most the paragraph and the next three blocks; for any other block, at most the block and those before its next sibling.
   */
  scopeOf(index: number): { start: number; end: number } {
    return { start: this.#starts[index] ?? index, end: this.#ends[index] ?? index + 1 };
  }

  /** Whether any block from `start` up to but not including `end` contains this evidence. */
  has(name: keyof BlockEvidence, start: number, end: number): boolean {
    for (let at = start; at < end; at += 1) if (this.evidenceOf(at)[name]) return true;
    return false;
  }

  /** How large the scope of a block is, and the names of the evidence in it. */
  describeScope(index: number): string {
    let known = this.#scopes[index];
    if (known === undefined) {
      const { start, end } = this.scopeOf(index);
      const size = end - start === 1 ? 'small' : end - start > 8 ? 'large' : 'medium';
      known = [size, ...evidenceNames.filter((name) => this.has(name, start, end))].join(' ');
      this.#scopes[index] = known;
    }
    return known;
  }

  evidenceOf(index: number): BlockEvidence {
    const known = this.#evidence[index];
    if (known !== undefined) return known;
    const block = this.blocks[index];
    const found = block === undefined ? noEvidence : block.facts.recall(findEvidence, () => findEvidence(block));
    this.#evidence[index] = found;
    return found;
  }
}

const noEvidence: BlockEvidence = {
  paperLink: false,
  codeLink: false,
  pageLink: false,
  identifier: false,
  people: false,
  venue: false,
  year: false,
  prose: false,
};
const evidenceNames = Object.keys(noEvidence) as (keyof BlockEvidence)[];

/**
 * Whether the text of a link says that the link leads to a paper. Many newsletters link through their own servers, so their addresses
 * do not show where a link leads.
 */
function namesPaper(words: string): boolean {
  return words.length < 24 && /^[\s\p{P}]*(?:(?:read |view |full )?(?:paper|pdf|arxiv|preprint)|doi|openreview)[\s\p{P}]*$/iu.test(words);
}

function findEvidence(block: RecordBlock): BlockEvidence {
  const targets = findLinks(block).map(targetKindOf);
  const { text } = block;
  return {
    paperLink: targets.includes('paper') || block.parts.some(({ piece }) => piece.link !== undefined && namesPaper(piece.text)),
    codeLink: targets.includes('code'),
    pageLink: targets.includes('page'),
    identifier: hasIdentifier(text.slice(0, 3000)),
    people: hasPeople(block),
    venue: looksLikeVenue(text.slice(0, 600)),
    year: hasYear(text.slice(0, 600)),
    prose: isProse(text),
  };
}

function hasPeople(block: RecordBlock): boolean {
  const { text, parts } = block;
  if (text.length > 2500 && isProse(text)) return false;
  if (/^\s*(?:\p{P}*)\s*(?:authors?|by|作者)\s*[:：]/iu.test(text.slice(0, 40))) return true;
  return peopleTexts(text, parts).some((stretch) => authorLikeness(stretch) > 0.6) || areNamesInLines(text);
}

/** Whether each line is a name that begins with the family name: `Berg,Ada` and `Feng,Leo` on two lines. */
function areNamesInLines(text: string): boolean {
  return (
    text.length < 2000 && /^[^\s,]+(?: [^\s,]+)?,[^\s,]/.test(text) && text.split('\n').every((line) => authorLikeness(line.trim()) >= 0.5)
  );
}

function peopleTexts(text: string, parts: RecordBlock['parts']): string[] {
  const stretches = text.slice(0, 2000).split(/\n|\t|\s+[-–—·|]\s+|(?<=\p{Ll}{2}|[)\]?!])\.\s+|\s*\((?:19|20)\d\d\)|["“”]/u);
  for (const { piece } of parts) if (piece.italic || piece.bold) stretches.push(piece.text);
  return stretches.map((stretch) => stretch.trim()).filter((stretch) => stretch.length > 6 && stretch.length < 2000);
}

/** The group of a block. Blocks in the same group are siblings, such as all items of the same depth or all cells of a column. */
export function siblingGroupOf({ kind, depth, marker, cell }: RecordBlock): string {
  return cell === undefined ? `${kind} ${String(depth)} ${marker ?? ''}` : `cell ${String(cell.column)}`;
}

function findScopes(blocks: readonly RecordBlock[]): { starts: Int32Array; ends: Int32Array } {
  const starts = new Int32Array(blocks.length);
  const ends = new Int32Array(blocks.length);
  const next = new Map<string, number>();
  let nextHeading = blocks.length;
  const headings: number[] = [0, 1, 2, 3, 4, 5, 6].map(() => blocks.length);
  let rowEnd = blocks.length;
  for (let at = blocks.length - 1; at >= 0; at -= 1) {
    const block = blocks[at];
    if (block === undefined) continue;
    starts[at] = at;
    if (block.cell !== undefined) {
      const isLastOfRow = blocks[at + 1]?.cell?.row !== block.cell.row;
      if (isLastOfRow) rowEnd = at + 1;
      ends[at] = rowEnd;
      continue;
    }
    const group = siblingGroupOf(block);
    const stop = block.kind === 'heading' ? Math.min(...headings.slice(0, block.depth + 1)) : nextHeading;
    const outer =
      block.kind === 'item'
        ? Math.min(
            next.get(`item ${String(block.depth - 1)} bullet`) ?? blocks.length,
            next.get(`item ${String(block.depth - 1)} number`) ?? blocks.length,
          )
        : blocks.length;
    // All paragraphs are siblings. The next three may be the people and the abstract of this title.
    const sibling = block.kind === 'text' && block.depth === 0 ? at + 4 : (next.get(group) ?? blocks.length);
    ends[at] = Math.min(sibling, stop, outer, at + 40, blocks.length);
    next.set(group, at);
    if (block.kind === 'heading') {
      nextHeading = at;
      headings[block.depth] = at;
    }
  }
  let rowStart = 0;
  for (const [at, block] of blocks.entries()) {
    if (block.cell === undefined) continue;
    if (blocks[at - 1]?.cell?.row !== block.cell.row) rowStart = at;
    starts[at] = rowStart;
  }
  return { starts, ends };
}
