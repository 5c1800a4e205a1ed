import { Hover, MarkdownString, type CancellationToken, type Position, type TextDocument } from 'vscode';
import type { HoverWithPaper } from '../../../server/src/protocol/requests';
import { fromPosition, toRange } from '../editing/positions';
import type { Library } from '../server/library';
import { messages } from '../messages/messages';

const commands = {
  open: 'marginalia.goToPaper',
  insert: 'marginalia.insertCitation',
  copy: 'marginalia.copyCitationKey',
  note: 'marginalia.annotatePaper',
  online: 'marginalia.findOnline',
  evidence: 'marginalia.showEvidence',
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
  return new Hover(
    [...(head === undefined ? [] : [head]), renderActions(hover.paper, [document.uri.toString(), fromPosition(position)]), ...details],
    toRange(hover.range),
  );
}

/** `place` are the arguments of *Show Evidence*: the URI of the draft and the position of the citation. */
function renderActions({ key, isInDigest, isCitedHere }: HoverWithPaper['paper'], place: readonly unknown[]): MarkdownString {
  const actions = [
    [commands.open, isInDigest ? messages.openInDigest() : messages.openEntry(), [key]],
    ...(isCitedHere ? [[commands.evidence, messages.showEvidence(), place] as const] : []),
    [commands.insert, messages.insertCitation(), [key]],
    [commands.copy, messages.copyKey(), [key]],
    [commands.note, messages.note(), [key]],
    [commands.online, messages.findOnline(), [key]],
  ] as const;
  const links = actions.map(([command, label, values]) => `[${label}](command:${command}?${encodeArguments(values)})`);
  const line = new MarkdownString(links.join(' · '));
  line.isTrusted = { enabledCommands: Object.values(commands) };
  return line;
}

/** `encodeURIComponent` does not encode parentheses, which would end the target of a Markdown link. */
function encodeArguments(values: readonly unknown[]): string {
  return encodeURIComponent(JSON.stringify(values)).replace(/[()]/g, (mark) => (mark === '(' ? '%28' : '%29'));
}
