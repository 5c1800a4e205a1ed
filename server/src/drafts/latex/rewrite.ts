import type { Lazy } from '../../base/derivedValues';
import { escapeSnippet } from '../../base/escape';
import type { Citation, CitationKey, CitationMode } from '../../model/citation';
import type { CitationDialect, KeyOrder } from '../../model/citationCluster';
import type { CitationContext, CitationForm, CitationFormKind, DraftScan, TextEdit } from '../../model/draft';
import type { CitationInsertion } from '../../model/draftWriter';
import { findCloser, formHints, formOrder } from '../citationForms';
import { areAdjacent, orderItems } from '../orderItems';
import { skipBlank } from './arguments';
import { type CallGroup, type CitationCommandCall, findCommandName, getAffixes, readCommandCall } from './citationCommands';
import { type CitationGroup, joinCitationGroups, renderAffixes, renderGroup } from './cluster';
import { canMerge, findModeCommand, findPluralCommand, translateCommand } from './definitions';
import type { DraftCommands } from './draftCommands';
import { renderCitation } from './render';

/** `\citep[see][p.~3]{a}` -> `\citet[see][p.~3]{a}`. Only the name of the command changes, so the arguments stay as they are. */
export function changeMode(
  text: string,
  scan: DraftScan,
  citation: Citation,
  mode: CitationMode,
  commands: Lazy<DraftCommands>,
): readonly TextEdit[] | undefined {
  const name = findCommandName(text, scan, citation);
  const other = name === undefined ? undefined : findModeCommand(name, mode, commands());
  return name === undefined || other === undefined || citation.items[0]?.mode === mode ? undefined : renameCall(citation, name, other);
}

function renameCall({ span }: Citation, name: string, other: string): readonly TextEdit[] | undefined {
  return other === name ? undefined : [{ span: { start: span.start + 1, end: span.start + 1 + name.length }, newText: other }];
}

/**
 * `\citep{a}~\citep[p.~3]{b}` -> `\citep[p.~3]{a,b}`. If a prefix or suffix would then apply to another work, the result is biblatex's
 * command for several works, in which each work has its own affixes: `\parencites[p.~3]{a}{b}`. natbib has no such command, so there
 * the result is undefined.
 */
export function merge(
  text: string,
  scan: DraftScan,
  first: Citation,
  second: Citation,
  commands: Lazy<DraftCommands>,
): readonly TextEdit[] | undefined {
  const one = readCommandCall(text, scan, first);
  const two = readCommandCall(text, scan, second);
  if (one === undefined || two === undefined || !areAdjacent(text, scan.citations, first, second)) return undefined;
  const [a, b] = [one.groups[one.groups.length - 1], two.groups[0]];
  if (a === undefined || b === undefined) return undefined;
  const plural = findPluralCommand(one.name);
  if (one.name !== two.name || plural === one.name) return canMergePlural(one, two, commands) ? mergeAsPlural(one, a, b) : undefined;
  if (!canMerge(one.name)) return undefined;
  const join = { span: { start: a.braces.end - 1, end: b.braces.start + 1 }, newText: ',' };
  const { prefix, suffix: innerSuffix } = getAffixes(text, a.affixes);
  const { prefix: innerPrefix, suffix } = getAffixes(text, b.affixes);
  if (innerSuffix === '' && b.affixes.length === 0) return [join];
  if (innerSuffix === '' && innerPrefix === '')
    return [{ span: { start: a.start, end: a.braces.start }, newText: renderAffixes(prefix, suffix) }, join];
  return canMergePlural(one, two, commands) ? mergeAsPlural(one, a, b) : undefined;
}

/**
 * Whether the two commands can become one biblatex command for several works. A prefix or suffix for all works of one command prevents
 * this, because it would then apply to the works of both commands.
 */
function canMergePlural(one: CitationCommandCall, two: CitationCommandCall, commands: Lazy<DraftCommands>): boolean {
  const plural = findPluralCommand(one.name);
  if (plural === undefined || plural !== findPluralCommand(two.name) || commands().family !== 'biblatex') return false;
  return canMerge(plural.slice(0, -1)) && [...one.outerAffixes, ...two.outerAffixes].length === 0;
}

function mergeAsPlural({ name, nameSpan }: CitationCommandCall, a: CallGroup, b: CallGroup): readonly TextEdit[] | undefined {
  const plural = findPluralCommand(name) ?? name;
  const rename = plural === name ? [] : [{ span: nameSpan, newText: plural }];
  return [...rename, { span: { start: a.braces.end, end: b.start }, newText: '' }];
}

/** `\citep[see][]{b,a,b}` -> `\citep[see][]{a,b}`. White space between the keys stays where it is. */
export function tidy(text: string, scan: DraftScan, citation: Citation, order: KeyOrder): readonly TextEdit[] | undefined {
  const call = readCommandCall(text, scan, citation);
  const edits = (call?.groups ?? []).flatMap((group) => tidyGroup(text, group, order));
  return edits.length === 0 ? undefined : edits;
}

function tidyGroup(text: string, { keys, affixes }: CallGroup, order: KeyOrder): readonly TextEdit[] {
  const { suffix } = getAffixes(text, affixes);
  const names = keys.map(({ start, end }) => text.slice(start, end));
  const items = names.map((key, index) => {
    const isLast = index === names.length - 1;
    // The suffix follows the last key, and may be about that work alone, so the last key must remain at its position.
    return {
      key,
      mode: 'parenthetical' as const,
      prefix: '',
      suffix: isLast ? suffix : '',
      moves: isLast && suffix !== '' ? ('not' as const) : ('with its text' as const),
    };
  });
  const kept = orderItems(items, order);
  if (kept === undefined) return [];
  return keys.flatMap((span, slot): TextEdit[] => {
    const index = kept[slot];
    if (index === undefined) return [{ span: { start: keys[slot - 1]?.end ?? span.start, end: span.end }, newText: '' }];
    return index === slot ? [] : [{ span, newText: names[index] ?? '' }];
  });
}

/**
 * `\citep[see][]{a}` -> `\parencite[see][]{a}`. A biblatex command for several works becomes as many commands as its prefixes and
 * suffixes require.
 */
export function convert(text: string, scan: DraftScan, citation: Citation, dialect: CitationDialect): readonly TextEdit[] | undefined {
  const name = findCommandName(text, scan, citation);
  const other = name === undefined || dialect === 'pandoc' ? undefined : translateCommand(dialect, name);
  if (name === undefined || other === undefined) return undefined;
  if (!name.endsWith('s')) return renameCall(citation, name, other);
  const call = readCommandCall(text, scan, citation);
  return call === undefined ? undefined : writeAgain(text, citation, call, other);
}

function writeAgain(text: string, { span }: Citation, { outerAffixes, groups }: CitationCommandCall, name: string): readonly TextEdit[] {
  const outer = getAffixes(text, outerAffixes);
  const written = groups.map((group, at): CitationGroup => {
    const { prefix, suffix } = getAffixes(text, group.affixes);
    return {
      prefix: (at === 0 ? `${outer.prefix} ${prefix}` : prefix).trim(),
      suffix: (at === groups.length - 1 ? `${suffix} ${outer.suffix}` : suffix).trim(),
      keys: group.keys.map(({ start, end }) => text.slice(start, end)),
    };
  });
  const commands = joinCitationGroups(written).map((group) => `\\${name}${renderGroup(group)}`);
  return [{ span, newText: commands.join(', ') }];
}

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
