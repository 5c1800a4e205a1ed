import type { Choices } from './choices';

/** How a document is written: what several frames share. */
export interface Markup {
  readonly kind: 'markdown' | 'plain' | 'html';
  bold(text: string): string;
  italic(text: string): string;
  code(text: string): string;
  link(text: string, url: string): string;
  /** For text of works and prose, whose labels stay as they are. */
  escape(text: string): string;
  heading(level: number, text: string): string;
  paragraph(text: string): string;
}

/** Marks of one document are of one kind: `**bold**` or `__bold__`, `# Heading` or underlined. */
export function chooseMarkup(choices: Choices, kind: Markup['kind']): Markup {
  if (kind === 'html') return chooseHtml(choices);
  if (kind === 'plain') return choosePlain(choices);
  const [bold, italic] = choices.weighted([
    [8, ['**', '*']],
    [3, ['**', '_']],
    [1, ['__', '_']],
    [0.6, ['<b>', '<i>']],
  ] as const);
  const close = (mark: string): string => mark.replace('<', '</');
  const isUnderlined = choices.chance(0.08);
  const escapesMarks = choices.chance(0.15);
  const closesHeadings = choices.chance(0.04);
  return {
    kind,
    bold: (text) => bold + text + close(bold),
    italic: (text) => italic + text + close(italic),
    code: (text) => `\`${text}\``,
    link: (text, url) => `[${text}](${url})`,
    escape: (text) => (escapesMarks ? text.replace(/([*_[\]#])/g, '\\$1') : text),
    heading: (level, text) => {
      if (isUnderlined && level <= 2)
        return `${text}\n${(level === 1 ? '=' : '-').repeat(choices.chance(0.5) ? 3 : Math.min(40, text.length))}\n`;
      const marks = '#'.repeat(Math.min(6, level));
      return `${marks} ${text}${closesHeadings ? ` ${marks}` : ''}\n`;
    },
    paragraph: (text) => `${text}\n`,
  };
}

function choosePlain(choices: Choices): Markup {
  const heading = choices.pick(['bare', 'upper', 'underlined', 'numbered', 'colon', 'stars', 'brackets']);
  const link = choices.weighted([
    [6, 'text'],
    [1, 'text (url)'],
    [1, 'text <url>'],
    [0.5, 'text: url'],
  ]);
  let number = 0;
  return {
    kind: 'plain',
    bold: (text) => text,
    italic: (text) => text,
    code: (text) => text,
    link: (text, url) => (link === 'text' ? text : link.replace('text', text).replace('url', url)),
    escape: (text) => text,
    heading: (_level, text) => {
      if (heading === 'upper') return `${text.toUpperCase()}\n`;
      if (heading === 'underlined') return `${text}\n${choices.pick(['=', '-', '~'])[0]?.repeat(Math.min(60, text.length))}\n`;
      if (heading === 'numbered') return `${++number}${choices.pick(['.', '', ')'])} ${text}\n`;
      if (heading === 'colon') return `${text}:\n`;
      if (heading === 'stars') return `*** ${text} ***\n`;
      if (heading === 'brackets') return `== ${text} ==\n`;
      return `${text}\n`;
    },
    paragraph: (text) => `${text}\n`,
  };
}

function chooseHtml(choices: Choices): Markup {
  const bold = choices.pick(['b', 'strong', 'strong', 'span class="bold"']);
  const italic = choices.pick(['i', 'em', 'em', 'span class="italic"', 'cite']);
  const close = (tag: string): string => tag.split(' ')[0] ?? tag;
  const classes = choices.pick(['', '', ' class="title"', ' style="color:#333"', ' class="link" target="_blank"']);
  const escapesQuotes = choices.chance(0.3);
  const base = choices.between(1, 2);
  return {
    kind: 'html',
    bold: (text) => `<${bold}>${text}</${close(bold)}>`,
    italic: (text) => `<${italic}>${text}</${close(italic)}>`,
    code: (text) => `<code>${text}</code>`,
    link: (text, url) => `<a href="${url.replaceAll('&', '&amp;')}"${classes}>${text}</a>`,
    escape: (text) => {
      const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      return escapesQuotes ? safe.replaceAll("'", '&#39;').replaceAll('"', '&quot;') : safe;
    },
    heading: (level, text) => `<h${Math.min(6, level + base - 1)}>${text}</h${Math.min(6, level + base - 1)}>\n`,
    paragraph: (text) => `<p>${text}</p>\n`,
  };
}
