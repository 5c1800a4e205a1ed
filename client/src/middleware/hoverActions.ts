import { MarkdownString, type Hover, type Position, type TextDocument, type CancellationToken } from 'vscode';
import type { ProvideHoverSignature } from 'vscode-languageclient/node';
import { fromPosition } from '../editing/convert';
import type { Library } from '../server/library';
import { messages } from '../messages/messages';

const commands = {
  open: 'marginalia.goToPaper',
  insert: 'marginalia.insertCitation',
  copy: 'marginalia.copyCitationKey',
  note: 'marginalia.annotatePaper',
  online: 'marginalia.findOnline',
} as const;

/** Digest text is escaped in a card, so a rule is the server's own. */
const rule = '\n\n---\n\n';

/**
 * Adds the line of actions to the server's card. The card's text comes from a digest and may run no command; the line is a
 * Markdown string of its own that may run these commands only.
 */
export async function provideHoverWithActions(
  library: Library,
  document: TextDocument,
  position: Position,
  token: CancellationToken,
  next: ProvideHoverSignature,
): Promise<Hover | null | undefined> {
  const hover = await next(document, position, token);
  if (hover === null || hover === undefined || token.isCancellationRequested) return hover;
  const paper = await library.paperAt({ uri: document.uri.toString(), position: fromPosition(position) }, token);
  if (paper === null || paper === undefined) return hover;
  hover.contents = placeActions(
    hover.contents,
    renderActions(paper.key, library.isDigest(paper.place.uri) ? messages.openInDigest() : messages.openEntry()),
  );
  return hover;
}

/** Below the card's title and facts, a paragraph each: a hover is low, and further down nobody would see the actions. */
function placeActions(contents: Hover['contents'], actions: MarkdownString): Hover['contents'] {
  const [card] = contents;
  if (contents.length !== 1 || !(card instanceof MarkdownString)) return [...contents, actions];
  // Several cards: the actions are for one of them, and stand below all.
  if (card.value.split(rule).length > 2) return [card, actions];
  const [title = '', facts = '', ...rest] = card.value.split('\n\n');
  return [new MarkdownString(`${title}\n\n${facts}`), actions, ...(rest.length === 0 ? [] : [new MarkdownString(rest.join('\n\n'))])];
}

function renderActions(key: string, open: string): MarkdownString {
  const actions = [
    [commands.open, open],
    [commands.insert, messages.insertCitation()],
    [commands.copy, messages.copyKey()],
    [commands.note, messages.note()],
    [commands.online, messages.findOnline()],
  ] as const;
  const links = actions.map(([command, label]) => `[${label}](command:${command}?${encodeArguments([key])})`);
  const line = new MarkdownString(links.join(' · '));
  line.isTrusted = { enabledCommands: Object.values(commands) };
  return line;
}

/** `encodeURIComponent` leaves parentheses, which would end the target of a Markdown link. */
function encodeArguments(values: readonly string[]): string {
  return encodeURIComponent(JSON.stringify(values)).replace(/[()]/g, (mark) => (mark === '(' ? '%28' : '%29'));
}
