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
  const escaped = escapeSnippet(key);
  const { start, end } = context.querySpan;
  const closer = findCloser(text, context, '}');
  const close = closer === 'later' ? '' : '}';
  // The brace that an editor closed by itself is taken in, so the cursor ends up behind it.
  const span = { start, end: closer === 'next' ? end + 1 : end };
  const plain = key + close;
  const usual: CitationForm = { mode: 'parenthetical', label: key, span, snippet: escapeSnippet(plain) + '$0', plain };
  const command = /^\\[A-Za-z]+\*?(?=\{$)/.exec(text.slice(context.clusterSpan.start, start))?.[0];
  if (command === undefined || !context.isOnlyItem || close === '') return [usual];
  const notes = takesTwoNotes(text, command) ? '[$2][$1]' : '[$1]';
  const snippet = `${escapeSnippet(command)}${notes}{${escaped}\\}$0`;
  return [
    usual,
    {
      mode: 'parenthetical',
      label: `[…]{${key}}`,
      note: notes === '[$1]' ? 'with locator' : 'with locator and prefix',
      span: { start: context.clusterSpan.start, end: span.end },
      snippet,
      plain: `${command}{${key}}`,
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
