import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  InsertTextFormat,
} from 'vscode-languageserver/node';
import type { DraftFile, Snapshot } from '#workspace';
import {
  type CompletionItem as CompletionEntry,
  type CompletionResult,
  completion,
  completionDocumentation,
} from '../../features/citing/completion';
import type { ClientAbilities } from '../capabilities';
import { findDraftPosition, toMarkup, toRange } from '../encode';
import { handle, type RequestContext } from '../handle';
import { type CompletionData, isCompletionData } from '../requests';

/** The parts of a row, from left to right; each may be empty. */
export interface CompletionRow {
  readonly label: string;
  /** Dimmed text directly after the label. */
  readonly after: string;
  /** Text at the right end of the row. */
  readonly description: string;
}

/** `textDocument/completion` and `completionItem/resolve`: papers to cite, and sentences to cite them with. */
export function registerCompletionRoute({ connection, host, abilities }: RequestContext): void {
  connection.onCompletion(
    handle(connection, 'textDocument/completion', null, async (params: CompletionParams): Promise<CompletionList | null> => {
      const at = { uri: params.textDocument.uri, position: params.position };
      const complete = (snapshot: Snapshot): { readonly draft: DraftFile; readonly result: CompletionResult } | undefined => {
        const found = findDraftPosition(snapshot, at);
        const result = found === undefined ? undefined : completion(snapshot, found.uri, found.offset);
        return found === undefined || result === undefined ? undefined : { draft: found.draft, result };
      };
      // While the workspace is being read, a list of the papers known so far is enough, since the client asks again. The answer waits
      // only as long as that list is empty.
      const snapshot = await host.snapshotThat((current) => complete(current)?.result.items.length !== 0);
      const completed = complete(snapshot);
      if (completed === undefined) return null;
      const { draft, result } = completed;
      const items = result.items.map((item, rank) => toCompletionItem(draft, item, rank, result.restOfWord, abilities));
      // As long as the writer types on as foreseen, the editor need not ask again: all items stay, in their order.
      return { isIncomplete: result.restOfWord === '', items };
    }),
  );

  connection.onCompletionResolve(
    handle(connection, 'completionItem/resolve', { label: '' }, async (item: CompletionItem): Promise<CompletionItem> => {
      // The documentation of a sentence is its text, which the item already has.
      if (item.documentation !== undefined) return item;
      const data: unknown = item.data;
      const value = isCompletionData(data) ? completionDocumentation(host.snapshot, data.key, data.because) : undefined;
      return value === undefined ? item : { ...item, documentation: toMarkup(value, abilities.documentationMarkup) };
    }),
  );
}

/**
 * VS Code drops an item whose filter text doesn't contain what the writer typed. The writer may type these characters before the next
 * list arrives, so the filter text includes them.
 */
const mayFollow = ' -_:./+\'"';

function toCompletionItem(
  draft: DraftFile,
  entry: CompletionEntry,
  rank: number,
  restOfWord: string,
  abilities: ClientAbilities,
): CompletionItem {
  const { kind, key, written, form, label, title, because, typed } = entry;
  const replace = toRange(draft, form.span);
  const isFirst = kind === 'citation' && form.hint === undefined;
  const row = fitRow(entry);
  return {
    label: abilities.labelDetails ? row.label : label,
    kind: kind === 'sentence' ? CompletionItemKind.Snippet : CompletionItemKind.Reference,
    ...(abilities.labelDetails
      ? {
          detail: kind === 'sentence' ? written : form.label,
          labelDetails: {
            ...(row.after === '' ? {} : { detail: `  ${row.after}` }),
            ...(row.description === '' ? {} : { description: row.description }),
          },
        }
      : {
          detail:
            kind === 'sentence'
              ? title
              : [written, ...(form.hint === undefined ? [] : [form.hint]), ...(isFirst && title !== '' ? [title] : [])].join(' · '),
        }),
    ...(kind === 'sentence' ? { documentation: title } : {}),
    sortText: rank.toString().padStart(5, '0'),
    filterText: typed + restOfWord + mayFollow,
    insertTextFormat: abilities.snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range: replace, newText: abilities.snippets ? form.snippet : form.plain },
    ...(rank === 0 && typed !== '' ? { preselect: true } : {}),
    data: { key, written, ...(isFirst && because.length > 0 ? { because } : {}) } satisfies CompletionData,
  };
}

/** How many characters fit into a row of VS Code's list at its initial width. */
const roomInRow = 48;
/** The space between two parts of a row, in characters. */
const gap = 2;
/** A beginning of a title that is shorter than this is not useful. */
const minText = 8;
/** How many characters the words of the sentence may take up in a row. */
const roomForWords = 28;

/**
 * Fits an item into one row. If a row is too long, an editor may cut its right end to a letter or two. To prevent that, the text after
 * the label is cut first, at a word; if too little of it would be left, the right end is left out. The forms in which one paper can be
 * cited differ only in their right ends, so for them the label is cut instead.
 */
export function fitRow({
  kind,
  form,
  label,
  title,
  origin,
  because,
}: Pick<CompletionEntry, 'kind' | 'form' | 'label' | 'title' | 'origin' | 'because'>): CompletionRow {
  // An editor may cut the description. That loses nothing here, because the sentence itself shows what the item is.
  if (kind === 'sentence') return { label, after: title, description: form.hint ?? '' };
  if (form.hint !== undefined) return { label: cutAtWord(label, roomInRow - gap - form.hint.length), after: '', description: form.hint };
  if (label.length > roomInRow) return { label: cutAtWord(label, roomInRow), after: '', description: '' };
  const after = [...(because.length > 0 ? [fitWords(because)] : []), ...(title === '' ? [] : [title])].join(' · ');
  const room = roomInRow - label.length - (origin === '' ? 0 : gap + origin.length) - (after === '' ? 0 : gap);
  if (after.length <= Math.max(room, 0)) return { label, after, description: room < 0 ? '' : origin };
  return room < minText
    ? { label, after, description: '' }
    : { label, after: origin === '' ? after : cutAtWord(after, room), description: origin };
}

/** As many words as fit, followed by an ellipsis if some do not fit. If even the first word is too long, it is cut. */
function cutAtWord(text: string, room: number): string {
  if (text.length <= room) return text;
  const head = text.slice(0, room);
  const words = head.replace(/[\s,;:·–—-]+\S*$/u, '');
  return `${words.length < head.length && words !== '' ? words : head.slice(0, -1)}…`;
}

/** As many words as fit, at least one. */
function fitWords(words: readonly string[]): string {
  let fitting = words[0] ?? '';
  for (const word of words.slice(1)) {
    if (fitting.length + 2 + word.length > roomForWords) break;
    fitting += `, ${word}`;
  }
  return fitting;
}
