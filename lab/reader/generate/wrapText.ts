import type { Choices } from './choices';
import { withoutLabels } from './labelledText';
import type { Markup } from './markup';

/** Breaks a text into lines of a width, as a page has them; some long words are hyphenated where a line is full. */
export function breakLines(choices: Choices, text: string, width: number, hanging: string, hyphens: boolean): string {
  return text
    .split('\n')
    .map((line) => breakLine(choices, line, width, hanging, hyphens))
    .join('\n');
}

function breakLine(choices: Choices, text: string, width: number, hanging: string, hyphens: boolean): string {
  const lines: string[] = [];
  let line = '';
  const lengthOf = (words: string): number => withoutLabels(words).length;
  for (const word of splitWords(text)) {
    const room = width - lengthOf(line);
    if (lengthOf(word.trimEnd()) <= room || line === '') {
      line += word;
      continue;
    }
    const cut =
      hyphens && room > 5 && /^\p{Lu}?\p{Ll}{7,}[\p{P}\s]*$/u.test(word) && choices.chance(0.6) ? Math.min(room - 1, word.length - 4) : 0;
    if (cut >= 3) {
      lines.push(`${line}${word.slice(0, cut)}-`);
      line = hanging + word.slice(cut);
    } else {
      lines.push(line.trimEnd());
      line = hanging + word;
    }
  }
  lines.push(line.trimEnd());
  return lines.join('\n');
}

/** Words with the white space after them; letters of Chinese and Japanese one by one. */
function splitWords(text: string): readonly string[] {
  return text.match(/[\ue0ff-\ue1ff]*[\u3000-\u9fff\uff00-\uffef][\ue0ff-\ue1ff]*|[^\s\u3000-\u9fff\uff00-\uffef]+\s*|\s+/g) ?? [];
}

/** Page numbers and running heads between the lines, as copying from a PDF leaves them. */
export function insertPageHeads(choices: Choices, text: string, runningHead: string): string {
  const lines = text.split('\n');
  const every = choices.between(18, 45);
  let page = choices.between(1, 400);
  /** 1 within a field that goes over a line's end. */
  let open = 0;
  const shape = choices.pick(['N', 'head', 'head N', 'N head', 'N\n\nhead', '- N -', 'N\n\f']);
  return lines
    .flatMap((line, at) => {
      const openLabels = (line.match(/[\ue100-\ue1ff]/g) ?? []).length - (line.match(/\ue0ff/g) ?? []).length;
      const isWithin = open > 0;
      open += openLabels;
      if (at === 0 || at % every !== 0 || isWithin) return [line];
      page += 1;
      return [shape.replace('N', String(page)).replace('head', runningHead), line];
    })
    .join('\n');
}

/** What copying and mailing do to a text. */
export function roughen(choices: Choices, markup: Markup, text: string): string {
  if (markup.kind === 'html') return choices.chance(0.2) ? text.replaceAll('\n', '\n  ') : text;
  const change = choices.weighted([
    [30, 'nothing'],
    [1, 'indent'],
    [1, 'quote'],
    [1, 'no blank lines'],
    [1, 'ends'],
    [0.7, 'tabs'],
    [0.7, 'crlf'],
    [markup.kind === 'plain' ? 1 : 0, 'more blank lines'],
    [markup.kind === 'plain' ? 1 : 0, 'one line'],
  ]);
  switch (change) {
    case 'indent':
      return text.replace(/^(?=.)/gm, markup.kind === 'plain' ? choices.pick(['  ', '    ', '\t']) : '  ');
    case 'quote':
      return text.replace(/^/gm, '> ');
    case 'no blank lines':
      return markup.kind === 'plain' ? text.replace(/\n{2,}/g, '\n') : text;
    case 'ends':
      return text.replace(/(?<=\S)\n/g, () => (choices.chance(0.4) ? '  \n' : '\n'));
    case 'tabs':
      return text.replace(/ {2,4}/g, '\t');
    case 'crlf':
      return text.replaceAll('\n', '\r\n');
    case 'more blank lines':
      return text.replace(/\n/g, () => choices.pick(['\n', '\n', '\n\n']));
    case 'one line':
      return text.replace(/\n(?!\n)/g, ' ');
    default:
      return text;
  }
}
