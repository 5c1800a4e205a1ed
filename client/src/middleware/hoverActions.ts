import { type CancellationToken, type CodeLens, Hover, MarkdownString, type Position, type TextDocument } from 'vscode';
import type { ProvideCodeLensesSignature } from 'vscode-languageclient/node';
import type { HoverWithPaper } from '../../../server/src/client';
import { escapeIcons } from '../editing/labels';
import { fromPosition, toRange } from '../editing/positions';
import { messages } from '../messages/messages';
import type { Library } from '../server/library';

const commands = {
  open: 'marginalia.goToPaper',
  insert: 'marginalia.insertCitation',
  note: 'marginalia.annotatePaper',
  online: 'marginalia.findOnline',
  evidence: 'marginalia.showEvidence',
} as const;

type PaperOfHover = NonNullable<HoverWithPaper['paper']>;

/**
 * The server's card of the paper at a position; undefined if there is no paper. The card contains text of a digest, so it must not run
 * commands. Its last row, of actions and pages on the web, is a Markdown string of its own, which can run only the commands listed above.
 */
export async function provideHoverWithActions(
  library: Library,
  document: TextDocument,
  position: Position,
  token: CancellationToken,
): Promise<Hover | undefined> {
  const hover = await library.ask(
    'textDocument/hover',
    { textDocument: { uri: document.uri.toString() }, position: fromPosition(position) },
    token,
  );
  if (hover === null || hover === undefined) return undefined;
  const card = hover.contents.map((text) => new MarkdownString(text));
  const row = hover.paper === undefined ? [] : [renderLastRow(hover.paper, [document.uri.toString(), fromPosition(position)])];
  return new Hover([...card, ...row], toRange(hover.range));
}

/** `place` are the arguments of *Show Evidence*: the URI of the draft and the position of the citation. */
function renderLastRow({ key, isInDigest, isCitedHere, pages }: PaperOfHover, place: readonly unknown[]): MarkdownString {
  const actions: readonly (readonly [command: string, label: string, values: readonly unknown[]])[] = [
    [commands.open, isInDigest ? messages.openInDigest() : messages.openEntry(), [key]],
    // What is cited here need not be cited here again.
    isCitedHere ? [commands.evidence, messages.showEvidence(), place] : [commands.insert, messages.insertCitation(), [key]],
    [commands.note, messages.addNote(), [key]],
  ];
  const links = [
    ...actions.map(([command, label, values]) => `[${label}](command:${command}?${encodeArguments(values)})`),
    ...pages.map(({ label, url }) => `[${label}](<${url}>)`),
    `[${messages.findOnline()}](command:${commands.online}?${encodeArguments([key])})`,
  ];
  const row = new MarkdownString(links.join(' · '));
  row.isTrusted = { enabledCommands: Object.values(commands) };
  return row;
}

/** `encodeURIComponent` does not encode parentheses, which would end the target of a Markdown link. */
function encodeArguments(values: readonly unknown[]): string {
  return encodeURIComponent(JSON.stringify(values)).replace(/[()]/g, (mark) => (mark === '(' ? '%28' : '%29'));
}

/**
 * Escapes the titles of code lenses. The titles contain names of topics, which come from titles of papers, and VS Code would show text
 * such as `$(n)` as an icon.
 */
export async function provideLensesAsText(
  document: TextDocument,
  token: CancellationToken,
  next: ProvideCodeLensesSignature,
): Promise<CodeLens[] | null | undefined> {
  const lenses = await next(document, token);
  for (const { command } of lenses ?? []) if (command !== undefined) command.title = escapeIcons(command.title);
  return lenses;
}
