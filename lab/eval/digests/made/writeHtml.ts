import type { Block, Line, Piece } from './block';
import type { WritingStyle } from './writingStyle';

export function writeHtml(blocks: readonly Block[], style: WritingStyle, name: string): string {
  const body = blocks.map((block) => writeBlock(block, style)).join('\n');
  if (!style.wholePage) return `${body}\n`;
  return `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>${escapeHtml(name)}</title>\n<style>body { font-family: sans-serif } .item { margin: 1em 0 }</style>\n</head>\n<body>\n${body}\n</body>\n</html>\n`;
}

function writeBlock(block: Block, style: WritingStyle): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${writeLine(block.line, style)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${block.lines.map((line) => writeLine(line, style)).join('<br>\n')}</p>`;
    case 'list':
      return writeList(block.items, block.numbering !== undefined, style);
    case 'table':
      return `<table>\n<tr>${block.header.map((name) => `<th>${escapeHtml(name)}</th>`).join('')}</tr>\n${block.rows.map((row) => `<tr>${row.map((line) => `<td>${writeLine(line, style)}</td>`).join('')}</tr>`).join('\n')}\n</table>`;
    case 'quote':
      return `<blockquote>${block.lines.map((line) => writeLine(line, style)).join('<br>\n')}</blockquote>`;
    case 'details':
      return `<details>\n<summary>${writeLine(block.summary, style)}</summary>\n${block.blocks.map((inner) => writeBlock(inner, style)).join('\n')}\n</details>`;
    case 'code':
      return `<pre><code>${escapeHtml(block.text)}</code></pre>`;
    case 'rule':
      return '<hr>';
  }
}

function writeList(items: readonly (readonly Block[])[], numbered: boolean, style: WritingStyle): string {
  const { listTag } = style;
  const inner = items.map((item, at) => writeItem(item, numbered && listTag !== 'ul' ? `${at + 1}. ` : '', style));
  if (listTag === 'ul') {
    const tag = numbered ? 'ol' : 'ul';
    return `<${tag}>\n${inner.map((text) => `<li>${text}</li>`).join('\n')}\n</${tag}>`;
  }
  if (listTag === 'tr') return `<table border="0">\n${inner.map((text) => `<tr><td>${text}</td></tr>`).join('\n')}\n</table>`;
  return inner.map((text) => (listTag === 'div' ? `<div class="item">${text}</div>` : `<p>${text}</p>`)).join('\n');
}

/** Paragraphs of an item are parted by breaks, as most pages do. */
function writeItem(item: readonly Block[], number: string, style: WritingStyle): string {
  const parts = item.map((block) =>
    block.kind === 'paragraph' ? block.lines.map((line) => writeLine(line, style)).join('<br>\n') : writeBlock(block, style),
  );
  return number + parts.join(style.listTag === 'div' ? '</div>\n<div>' : '<br>\n');
}

function writeLine(line: Line, style: WritingStyle): string {
  return line
    .map((piece) => writePiece(piece, style))
    .join('')
    .trim();
}

function writePiece({ text, bold, italic, code, link, badge }: Piece, { strongTag, emphasisTag, boldAroundLinks }: WritingStyle): string {
  if (badge === true)
    return `<a href="${escapeHtml(link ?? '#')}"><img src="https://img.shields.io/badge/x-blue" alt="${escapeHtml(text)}"></a>`;
  const element = (tag: string, inside: string): string => `<${tag}>${inside}</${tag}>`;
  const mark = (inside: string): string => {
    const slanted = italic === true ? element(emphasisTag, inside) : inside;
    const strong = bold === true ? element(strongTag, slanted) : slanted;
    return code === true ? element('code', strong) : strong;
  };
  const words = escapeHtml(text);
  if (link === undefined) return mark(words);
  const open = `<a href="${escapeHtml(link)}">`;
  return boldAroundLinks ? mark(`${open}${words}</a>`) : `${open}${mark(words)}</a>`;
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
