import type { Block, Line, Numbering, Piece } from './block';
import type { WritingStyle } from './writingStyle';

/** Blocks as Markdown or, where the style says so, as plain text: there marks are gone and links are as the style has them. */
export function writeMarkdown(blocks: readonly Block[], style: WritingStyle): string {
  return `${writeBlocks(blocks, style)
    .join('\n')
    .replace(/\n{4,}/g, '\n\n\n')}\n`;
}

/** Lines, with an empty one after each block. */
function writeBlocks(blocks: readonly Block[], style: WritingStyle): readonly string[] {
  return blocks.flatMap((block) => [...writeBlock(block, style), '']);
}

function writeBlock(block: Block, style: WritingStyle): readonly string[] {
  const markdown = style.syntax === 'markdown';
  switch (block.kind) {
    case 'heading':
      return writeHeading(writeLine(block.line, style), block.level, style);
    case 'paragraph':
      return writeParagraph(block.lines, style);
    case 'list':
      return block.items.flatMap((item, at) => writeItem(item, mark(block.numbering, at, style), style));
    case 'table':
      return writeTable(block.header, block.rows, style);
    case 'quote':
      return writeParagraph(block.lines, style).map((line) => (markdown || style.indent === 0 ? `> ${line}` : `    ${line}`));
    case 'details':
      return markdown
        ? ['<details>', `<summary>${writeSummary(block.summary, style)}</summary>`, '', ...writeBlocks(block.blocks, style), '</details>']
        : [writeLine(block.summary, style), ...writeBlocks(block.blocks, style)];
    case 'code':
      return markdown ? ['```', ...block.text.split('\n'), '```'] : block.text.split('\n').map((line) => `    ${line}`);
    case 'rule':
      return [style.rule];
  }
}

function writeHeading(text: string, level: number, { headings }: WritingStyle): readonly string[] {
  if (headings === 'underlined' && level <= 2) return [text, (level === 1 ? '=' : '-').repeat(Math.min(70, text.length))];
  if (headings === 'bold') return level === 1 ? [text] : [`**${text}**`];
  if (headings === 'capitals') return [text.toUpperCase()];
  if (headings === 'framed') return [`== ${text} ==`];
  const hashes = '#'.repeat(level);
  return [headings === 'closed' ? `${hashes} ${text} ${hashes}` : `${hashes} ${text}`];
}

function writeParagraph(lines: readonly Line[], style: WritingStyle): readonly string[] {
  return lines.flatMap((line, at) => {
    const written = wrap(writeLine(line, style), style.width);
    const last = written.length - 1;
    return written.map((text, index) => (index === last && at < lines.length - 1 ? text + style.lineEnd : text));
  });
}

/** Breaks before the width is reached, between words. */
function wrap(text: string, width: number | undefined): readonly string[] {
  if (width === undefined) return text.split('\n');
  return text.split('\n').flatMap((part) => {
    const lines: string[] = [];
    let line = '';
    for (const word of part.split(' ')) {
      if (line !== '' && line.length + 1 + word.length > width) {
        lines.push(line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    return [...lines, line];
  });
}

function mark(numbering: Numbering | undefined, at: number, { bullet }: WritingStyle): string {
  if (numbering === undefined) return bullet;
  if (numbering === 'all ones') return '1.';
  return numbering.replace('1', String(at + 1));
}

function writeItem(item: readonly Block[], marker: string, style: WritingStyle): readonly string[] {
  const inner = item.flatMap((block, at) => (at > 0 && style.spacedItems ? ['', ...writeBlock(block, style)] : writeBlock(block, style)));
  const [first = '', ...others] = inner;
  const head = marker === '' ? first : `${marker} ${first}`;
  const pad = ' '.repeat(style.indent);
  return [head, ...others.map((line) => (line === '' ? line : pad + line)), ...(style.spacedItems ? [''] : [])];
}

function writeTable(header: readonly string[], rows: readonly (readonly Line[])[], style: WritingStyle): readonly string[] {
  // A cell of a copied table has one line.
  const inCells = { ...style, links: 'words' } as const;
  const cells = rows.map((row) => row.map((line) => writeLine(line, inCells)));
  if (style.syntax === 'plain') return [header.join('\t'), ...cells.map((row) => row.join('\t'))];
  const widths = header.map((name, at) => Math.max(3, name.length, ...cells.map((row) => row[at]?.length ?? 0)));
  const write = (row: readonly string[]): string =>
    `| ${row.map((cell, at) => (style.paddedTables ? cell.padEnd(widths[at] ?? 3) : cell)).join(' | ')} |`;
  return [
    write(header),
    write(header.map((_, at) => (style.paddedTables ? '-'.repeat(widths[at] ?? 3) : at === 0 ? ':---' : '---'))),
    ...cells.map(write),
  ];
}

function writeSummary(line: Line, style: WritingStyle): string {
  return line.map((piece) => (piece.bold === true ? `<b>${piece.text}</b>` : writePiece(piece, style))).join('');
}

export function writeLine(line: Line, style: WritingStyle): string {
  return line
    .map((piece) => writePiece(piece, style))
    .join('')
    .replace(/ {2,}/g, ' ')
    .trim();
}

function writePiece(piece: Piece, style: WritingStyle): string {
  return style.syntax === 'markdown' ? writeMarked(piece, style) : writePlain(piece, style);
}

function writeMarked({ text, bold, italic, code, link, badge }: Piece, style: WritingStyle): string {
  if (badge === true) return `[![${text}](https://img.shields.io/badge/${encodeURIComponent(text)}-blue)](${link ?? '#'})`;
  if (text === link) return text;
  const mark = (words: string): string => {
    const [, before = '', core = words, after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(words) ?? [];
    if (core === '') return words;
    const slanted = italic === true ? `${style.emphasis}${core}${style.emphasis}` : core;
    const strong = bold === true ? `${style.strong}${slanted}${style.strong}` : slanted;
    return before + (code === true ? `\`${strong}\`` : strong) + after;
  };
  if (link === undefined) return mark(text);
  return style.boldAroundLinks ? mark(`[${text}](${link})`) : `[${mark(text)}](${link})`;
}

function writePlain({ text, link, badge }: Piece, { links }: WritingStyle): string {
  if (badge === true) return '';
  if (link === undefined || text === link) return text;
  if (links === 'words') return text;
  if (links === 'round') return `${text} (${link})`;
  if (links === 'angled') return `${text} <${link}>`;
  // Words of a title have the address on the next line; those of a short link have it beside them.
  return links === 'below' && text.length > 20 ? `${text}\n${link}\n` : `${text}: ${link}`;
}
