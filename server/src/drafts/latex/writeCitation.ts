import { escapeSnippet } from '../../base/escape';
import type { CitationKey } from '../../model/citation';
import type { CitationContext, CitationForm, DraftScan, TextEdit } from '../../model/draft';
import { findCloser } from '../findCloser';
import { renderCitation } from './render';

/** The key; and, in a command that has no notes yet, the command with tab stops for locator and prefix. */
export function listCitationForms(
  text: string,
  context: CitationContext,
  key: CitationKey,
): readonly [CitationForm, ...CitationForm[]] {
  const { start, end } = context.querySpan;
  const closer = findCloser(text, context, '}');
  const close = closer === 'later' ? '' : '}';
  // The brace that an editor closed by itself is taken in, so the cursor ends up behind it.
  const stop = closer === 'next' ? end + 1 : end;
  const command = /^\\[A-Za-z]+\*?(?=\{$)/.exec(text.slice(context.clusterSpan.start, start))?.[0];
  if (command === undefined || !context.isOnlyItem || close === '') {
    const plain = key + close;
    const snippet = `${escapeSnippet(plain)}$0`;
    return [{ mode: 'parenthetical', label: key, span: { start, end: stop }, snippet, plain }];
  }
  // Both replace the whole command: an editor ranks items by what they replace before it looks at their order.
  const span = { start: context.clusterSpan.start, end: stop };
  const plain = `${command}{${key}}`;
  const hasTwoNotes = takesTwoNotes(text, command);
  return [
    { mode: 'parenthetical', label: key, span, snippet: `${escapeSnippet(plain)}$0`, plain },
    {
      mode: 'parenthetical',
      label: `[…]{${key}}`,
      note: hasTwoNotes ? 'with locator and prefix' : 'with locator',
      span,
      snippet: `${escapeSnippet(command)}${hasTwoNotes ? '[$2][$1]' : '[$1]'}${escapeSnippet(`{${key}}`)}$0`,
      plain,
    },
  ];
}

/** LaTeX's own `\cite` takes one note; the commands of natbib and biblatex take two. */
function takesTwoNotes(text: string, command: string): boolean {
  return command !== '\\cite' || /\\usepackage\s*(?:\[[^\]]*\])?\s*\{[^}]*\b(?:natbib|biblatex)\b/.test(text);
}

/** At the cursor a new command, tied to the word before it; in a citation one more key. */
export function insertCitation(text: string, scan: DraftScan, offset: number, key: CitationKey): TextEdit {
  const around = scan.citations.find(({ span }) => span.start < offset && offset < span.end);
  const before = around?.items.filter(({ keySpan }) => keySpan.start <= offset).pop() ?? around?.items[0];
  if (before !== undefined) return { span: { start: before.keySpan.end, end: before.keySpan.end }, newText: `,${key}` };
  const tie = /[\p{L}\p{N}.,;:!?)\]}'”’]$/u.test(text.slice(Math.max(0, offset - 2), offset)) ? '~' : '';
  return { span: { start: offset, end: offset }, newText: tie + renderCitation([key], 'parenthetical', text) };
}

export function isInListItem(text: string, offset: number): boolean {
  const item = text.lastIndexOf('\\item', offset);
  return item !== -1 && !/\\end\{(?:itemize|enumerate|description)\}/.test(text.slice(item, offset));
}
