import { type QuickInputButton, type QuickPickItem, ThemeIcon } from 'vscode';
import type { LspLocation, SearchMatch } from '../../../server/src/client';
import { escapeIcons } from '../editing/labels';
import { messages } from '../messages/messages';
import { excerptAround } from './excerpt';

export type PaperAction = 'insert' | 'open' | 'related' | 'find-online' | 'copy-citation' | 'copy-key';

export interface PaperButton extends QuickInputButton {
  readonly action: PaperAction;
}

/** A paper as one row of a list. */
export interface PaperItem extends QuickPickItem {
  readonly key: string;
  readonly place: LspLocation;
  /** The part of the abstract that matched, for the preview. */
  readonly passage?: string;
  readonly buttons: readonly PaperButton[];
}

/** A paper as the server's answers list it. The optional fields are not in all answers. */
interface ListedPaper extends LspLocation {
  readonly key: string;
  readonly title: string;
  readonly names: readonly string[];
  readonly date?: string;
  readonly year?: number;
  readonly matches?: readonly SearchMatch[];
  readonly words?: readonly string[];
  readonly citedIn?: string;
}

/** How many shared words a row shows at most. */
const maxWords = 5;

const buttons: readonly PaperButton[] = [
  { action: 'insert', iconPath: new ThemeIcon('quote'), tooltip: messages.insertCitation() },
  { action: 'open', iconPath: new ThemeIcon('go-to-file'), tooltip: messages.openPaper() },
  { action: 'related', iconPath: new ThemeIcon('references'), tooltip: messages.relatedPapers() },
  { action: 'find-online', iconPath: new ThemeIcon('globe'), tooltip: messages.findOnline() },
  { action: 'copy-citation', iconPath: new ThemeIcon('copy'), tooltip: messages.copyCitation() },
];

/** A row that shows the passage that matched, or else the words that matched, or else a sentence that cites the paper. */
export function createPaperItem(paper: ListedPaper): PaperItem {
  const { matches = [], citedIn } = paper;
  const passage = findPassage(matches);
  if (passage === undefined) return createItem(paper, { after: describeMatches(matches) ?? describeCitedIn(citedIn) });
  const item = createItem(paper, { before: describePassage(passage), after: describeCorrections(matches) });
  return passage.field === 'abstract' ? { ...item, passage: passage.text } : item;
}

/** A row for a related paper, with the words that both papers share. */
export function createRelatedItem(paper: ListedPaper): PaperItem {
  const { words: shared = [] } = paper;
  return createItem(paper, { after: shared.length === 0 ? undefined : messages.shares(shared.slice(0, maxWords)) });
}

/** The first line of the row is the title. The second line contains everything else, so that a long title can't push it out of view. */
function createItem(paper: ListedPaper, { before, after }: { readonly before?: string; readonly after?: string | undefined }): PaperItem {
  const { key, uri, range } = paper;
  const detail = [before, key, paper.date ?? paper.year?.toString(), after];
  return {
    key,
    place: { uri, range },
    label: escapeIcons(nameFirst(paper)),
    detail: escapeIcons(detail.filter((part) => part !== undefined).join(' · ')),
    // The server matches by rules that VS Code does not know, so VS Code must not filter the rows again.
    alwaysShow: true,
    buttons,
  };
}

/** The part of the abstract or of the writer's note that matched; undefined if neither matched. */
function findPassage(matches: readonly SearchMatch[]): SearchMatch | undefined {
  return matches.find(({ field }) => field === 'abstract' || field === 'note');
}

function describePassage({ field, text, ranges }: SearchMatch): string {
  const excerpt = excerptAround(text.replace(/\s/g, ' '), ranges);
  return field === 'note' ? messages.noted(excerpt) : excerpt;
}

/** The words that contain matches, or corrected spellings if there are any; undefined if nothing matched. */
function describeMatches(matches: readonly SearchMatch[]): string | undefined {
  // The words of a key usually also occur in the title or another field. So matches in the key are shown only if no other field
  // matches.
  const telling = matches.filter(({ field }) => field !== 'key');
  const found = (telling.length > 0 ? telling : matches).flatMap(({ text, ranges }) =>
    ranges.map(([start, end]) => wholeWords(text, start, end)),
  );
  const distinct = [...new Map(found.map((word) => [word.toLowerCase(), word])).values()];
  return distinct.length === 0 ? undefined : (describeCorrections(matches) ?? messages.matched(distinct));
}

/** Words that matched although they are spelt differently from the typed ones, or have another form; undefined if there are none. */
function describeCorrections(matches: readonly SearchMatch[]): string | undefined {
  const corrected = new Set(matches.flatMap(({ corrected: found = [] }) => found));
  return corrected.size === 0 ? undefined : messages.speltLike([...corrected]);
}

function describeCitedIn(sentence: string | undefined): string | undefined {
  return sentence === undefined ? undefined : messages.citedIn(excerptAround(sentence, []));
}

/** The whole word around a match: `Long-Context` for `Long` in `Efficient Long-Context Inference`. */
function wholeWords(text: string, start: number, end: number): string {
  const before = /[\p{L}\p{M}\p{N}-]*$/u.exec(text.slice(0, start))?.[0] ?? '';
  const after = /^[\p{L}\p{M}\p{N}-]*/u.exec(text.slice(end))?.[0] ?? '';
  return before + text.slice(start, end) + after;
}

/** The title after the paper's name: `TNL · Scaling Linear Attention`. If the title contains the name, the title alone. */
function nameFirst(paper: ListedPaper): string {
  const name = paper.names[0];
  return name === undefined || paper.title.toLowerCase().includes(name.toLowerCase()) ? paper.title : `${name} · ${paper.title}`;
}

/**
 * A paper's name and the rest of its title, for rows that show the rest dimmed: `ToDRE` and `Visual Token Pruning via ...`. If the
 * paper has no name, its title is returned as the name. `rest` is undefined if nothing remains.
 */
export function splitTitle(paper: ListedPaper): { readonly name: string; readonly rest: string | undefined } {
  const name = paper.names[0];
  if (name === undefined) return { name: paper.title, rest: undefined };
  // The name may be only the beginning of a word in the title: `Attention Block` in `Attention Blocks for ...`.
  if (!paper.title.startsWith(name) || /^[\p{L}\p{M}\p{N}]/u.test(paper.title.slice(name.length))) return { name, rest: paper.title };
  const rest = paper.title.slice(name.length).replace(/^[\s:,\u2013\u2014-]+/, '');
  return { name, rest: rest === '' ? undefined : rest };
}
