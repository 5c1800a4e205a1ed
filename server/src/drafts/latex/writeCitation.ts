import { escapeSnippet } from '../../base/escape';
import type { CitationKey } from '../../model/citation';
import type { CitationContext, CitationForm, CitationFormKind, DraftScan } from '../../model/draft';
import type { CitationInsertion } from '../../model/draftWriter';
import type { Lazy } from '../../base/lazy';
import { findCloser, formHints, formOrder } from '../citationForms';
import { skipBlank } from './arguments';
import type { DraftCommands } from './draftCommands';
import { renderCitation } from './render';

/**
 * Offers only the key, unless the writer is typing a command that has no other key yet. Then it offers the command that was typed, the
 * same command with tab stops for locator and prefix, and the commands of the other forms. The command that was typed comes first,
 * unless that is a plain `\cite` and the writer has set a usual form.
 */
export function listCitationForms(
  text: string,
  context: CitationContext,
  key: CitationKey,
  usual: CitationFormKind | undefined,
  commands: Lazy<DraftCommands>,
): readonly [CitationForm, ...CitationForm[]] {
  const { start, end } = context.querySpan;
  const closer = findCloser(text, context, '}');
  const close = closer === 'later' ? '' : '}';
  // A brace that the editor closed automatically is replaced too, so that the cursor ends up after it.
  const stop = closer === 'next' ? end + 1 : end;
  const command = /^\\([A-Za-z]+\*?)(?=\{$)/.exec(text.slice(context.clusterSpan.start, start))?.[1];
  if (command === undefined || !context.isOnlyItem || close === '') {
    const comma = isBeforeKey(text, context) ? ',' : '';
    const plain = key + close;
    return [
      { kind: 'parenthetical', label: key, span: { start, end: stop }, snippet: `${escapeSnippet(plain)}$0${comma}`, plain: plain + comma },
    ];
  }
  // All forms replace the whole command, because an editor ranks items first by the text that they replace and then by their order.
  const span = { start: context.clusterSpan.start, end: stop };
  const typed = createForm(command, 'parenthetical', span, key);
  const asTyped = { ...typed, label: key };
  const withOptions: CitationForm = { ...typed, ...withAffixes(command, key, commands()) };
  const others = listOtherForms(command, span, key, commands());
  const set = command === 'cite' && usual !== undefined ? others.find(({ kind }) => kind === usual) : undefined;
  if (set === undefined) return [asTyped, withOptions, ...others];
  return [set, { ...asTyped, label: typed.label }, withOptions, ...others.filter((form) => form !== set)];
}

/** Whether another key follows the query without a comma between them, as in `\cite{a,<|> b}`. */
function isBeforeKey(text: string, { querySpan, clusterSpan }: CitationContext): boolean {
  const next = skipBlank(text, querySpan.end);
  return next < clusterSpan.end && /[^\s,{}%\\#~]/.test(text[next] ?? ' ');
}

function listOtherForms(command: string, span: CitationForm['span'], key: CitationKey, { forms }: DraftCommands): CitationForm[] {
  const known = Object.values(forms);
  // Forms such as `\citet` are not alternatives to `\nocite` or to a macro of the draft.
  if (!known.includes(command) && command !== 'cite' && !commandWithForm.test(command)) return [];
  return formOrder.flatMap((kind): CitationForm[] => {
    const other = forms[kind];
    if (other === undefined || other === command) return [];
    return [{ ...createForm(other, kind, span, key), hint: formHints[kind] }];
  });
}

const commandWithForm = /^(?:[cC]ite[tp]\*?|citeyearpar|[pP]arencite\*?|[tT]extcite|[aA]utocite\*?|[fF]ootcite|[sS]martcite)$/;

function createForm(command: string, kind: CitationFormKind, span: CitationForm['span'], key: CitationKey): CitationForm {
  const plain = `\\${command}{${key}}`;
  return { kind, label: plain, span, snippet: `${escapeSnippet(plain)}$0`, plain };
}

function withAffixes(command: string, key: CitationKey, { family }: DraftCommands): Pick<CitationForm, 'label' | 'hint' | 'snippet'> {
  // LaTeX's own `\cite` has one optional argument; the commands of natbib and biblatex have two.
  const hasPrefix = command !== 'cite' || family !== 'plain';
  return {
    label: `[…]{${key}}`,
    hint: hasPrefix ? 'with locator and prefix' : 'with locator',
    snippet: `${escapeSnippet(`\\${command}`)}${hasPrefix ? '[$2][$1]' : '[$1]'}${escapeSnippet(`{${key}}`)}$0`,
  };
}

/**
 * Inserts a new command at the cursor, with `~` before it if a word or a sentence ends there. Inside a citation, it adds the keys to
 * that citation instead.
 */
export function insertCitation(
  text: string,
  scan: DraftScan,
  offset: number,
  keys: readonly CitationKey[],
  commands: Lazy<DraftCommands>,
): CitationInsertion {
  const around = scan.citations.find(({ span }) => span.start < offset && offset < span.end);
  const before = around?.items.filter(({ keySpan }) => keySpan.start <= offset).pop() ?? around?.items[0];
  if (around !== undefined && before !== undefined) {
    const at = before.keySpan.end;
    return { span: { start: at, end: at }, newText: keys.map((key) => `,${key}`).join(''), citationEnd: around.span.end };
  }
  const tie = /[\p{L}\p{N}.,;:!?)\]}'”’]$/u.test(text.slice(Math.max(0, offset - 2), offset)) ? '~' : '';
  const newText = tie + renderCitation(keys, 'parenthetical', commands());
  return { span: { start: offset, end: offset }, newText, citationEnd: offset };
}
