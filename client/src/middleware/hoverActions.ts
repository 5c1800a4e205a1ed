import { Hover, MarkdownString, type CancellationToken, type Position, type TextDocument } from 'vscode';
import type { HoverWithPaper } from '../../../server/src/protocol/requests';
import { toRange } from '../editing/positions';
import type { Library } from '../server/library';
import { messages } from '../messages/messages';

const commands = {
  open: 'marginalia.goToPaper',
  insert: 'marginalia.insertCitation',
  copy: 'marginalia.copyCitationKey',
  note: 'marginalia.annotatePaper',
  online: 'marginalia.findOnline',
} as const;

/**
 * The server's card of the paper at a position, with a line of actions; undefined if there is no paper. The card contains text of a
 * digest, so it must not run commands. The line of actions is a separate Markdown string, which can run only the commands listed above.
 * It comes directly below the title and the facts: a hover shows only a few lines, so the writer would not see the actions further
 * down.
 */
export async function provideHoverWithActions(
  library: Library,
  document: TextDocument,
  position: Position,
  token: CancellationToken,
): Promise<Hover | undefined> {
  const hover = await library.hover(document, position, token);
  if (hover === null || hover === undefined) return undefined;
  const [head, ...details] = hover.contents.map((section) => new MarkdownString(section));
  return new Hover([...(head === undefined ? [] : [head]), renderActions(hover.paper), ...details], toRange(hover.range));
}

function renderActions({ key, isInDigest }: HoverWithPaper['paper']): MarkdownString {
  const actions = [
    [commands.open, isInDigest ? messages.openInDigest() : messages.openEntry()],
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

/** `encodeURIComponent` does not encode parentheses, which would end the target of a Markdown link. */
function encodeArguments(values: readonly string[]): string {
  return encodeURIComponent(JSON.stringify(values)).replace(/[()]/g, (mark) => (mark === '(' ? '%28' : '%29'));
}
