import type { Capture, TruePaper } from './capture';
import type { Block } from './made/block';
import { type Dice, throwDice } from './made/dice';
import { findPaperStock, type PaperStock } from './made/drawPapers';
import { writeDocument } from './made/writeDocument';
import { writeHtml } from './made/writeHtml';
import { writeMarkdown } from './made/writeMarkdown';
import { writeNegative } from './made/writeNegative';
import { chooseStyle, type WritingStyle } from './made/writingStyle';

const negativeShare = 0.2;

/**
 * Made digests of real papers, a fifth of them texts without any: the same for the same seed. Their shapes are put together of
 * choices, so hardly two are alike. Seeds from 1000 on use papers, words and combinations that lower ones never use. A family is
 * named after syntax and layout: `markdown inline`. Throws where the collection of papers isn't at hand.
 */
export function synthesize(seed: number, count: number): Capture[] {
  const stock = findPaperStock();
  if (stock === undefined) throw new Error('papers/papers.jsonl.gz is not at hand.');
  return Array.from({ length: count }, (_, index) => makeCapture(stock, throwDice(seed, index), `made-${seed}-${index}`));
}

function makeCapture(stock: PaperStock, dice: Dice, name: string): Capture {
  const style = chooseStyle(dice);
  if (dice.chance(negativeShare)) {
    const { blocks, name: kind } = writeNegative(dice);
    return { ...write(blocks, style, kind, name), family: 'no-papers', papers: [], titles: [] };
  }
  const { blocks, papers, shape, name: heading } = writeDocument(stock, dice);
  const written = write(blocks, style, heading, name);
  return {
    ...written,
    family: `${style.syntax} ${shape.layout}`,
    papers: papers.map((paper) => dropUnwritten(paper, written.text)),
    titles: papers.map(({ title }) => title),
  };
}

/** An identifier counts where the text has it. */
function dropUnwritten({ arxiv, ...paper }: TruePaper, text: string): TruePaper {
  return arxiv !== undefined && text.includes(arxiv) ? { ...paper, arxiv } : paper;
}

function write(blocks: readonly Block[], style: WritingStyle, heading: string, name: string): Pick<Capture, 'name' | 'path' | 'text'> {
  const written = style.syntax === 'html' ? writeHtml(blocks, style, heading) : writeMarkdown(blocks, style);
  const text = style.metadata ? `---\nlayout: page\ntitle: ${heading.replace(/[:#]/g, '')}\n---\n\n${written}` : written;
  const path = `${name}.${{ markdown: 'md', plain: 'txt', html: 'html' }[style.syntax]}`;
  return { name, path, text: style.windowsLines ? text.replace(/\n/g, '\r\n') : text };
}
