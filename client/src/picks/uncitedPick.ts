import { EndOfLine, Position, type TextDocument, window } from 'vscode';
import { methods, type TopicSectionAnswer } from '../../../server/src/client';
import type { DraftTarget } from '../editing/draftTracker';
import { fileLabel } from '../editing/labels';
import { findVisibleEditor } from '../editing/openPaper';
import { fromPosition, toPosition, toRange } from '../editing/positions';
import { messages } from '../messages/messages';
import { Slip, showStatus } from '../messages/show';
import type { Services } from '../services';
import { type Choice, choosePaper, type Row, uriToLeaveOpen } from './choosePaper';
import { performPaperAction } from './paperActions';
import { createPaperItem } from './paperItem';
import { Preview } from './preview';

/** Lists the papers on a section's topic that are not cited in the section. Enter cites the chosen paper there. */
export async function runUncitedPick(services: Services, document: TextDocument, position: Position): Promise<void> {
  const section = await services.library.ask(methods.topicSection, { uri: document.uri.toString(), position: fromPosition(position) });
  if (section === undefined) return;
  if (section === null) throw new Slip(messages.noTopicHere());
  if (section.uncited.length === 0) return showStatus(messages.allCited(section.label));
  const preview = new Preview();
  const pick = window.createQuickPick<Row>();
  pick.title = messages.uncited(section.label, section.uncited.length, section.cited + section.uncited.length);
  pick.placeholder = messages.uncitedHint(fileLabel(document.uri));
  pick.matchOnDetail = true;
  // The list contains all papers that the section does not cite, so VS Code may filter the rows.
  pick.items = section.uncited.map((paper) => ({ ...createPaperItem(paper), alwaysShow: false }));
  let choice: Choice | undefined;
  try {
    choice = await choosePaper(pick, 'insert', preview);
  } finally {
    pick.dispose();
    await preview.end(uriToLeaveOpen(choice));
  }
  if (choice?.kind !== 'paper') return;
  const target = choice.action === 'insert' ? await findPlace(document, section) : services.drafts.findRecent();
  return performPaperAction(services, choice.action, choice.item.key, target);
}

/**
 * The position at which the paper is to be cited: the cursor if it is in the text of the section, otherwise the end of the section. Below
 * a heading without text, and below a list, whose last item says nothing of the paper, a new paragraph is begun.
 */
async function findPlace(document: TextDocument, section: TopicSectionAnswer): Promise<DraftTarget> {
  const editor = findVisibleEditor(document) ?? (await window.showTextDocument(document));
  const { viewColumn, selection } = editor;
  const [body, end] = [toRange(section.body), toPosition(section.end)];
  if (selection.active.isAfter(body.start) && selection.active.isBefore(body.end))
    return { document, viewColumn, position: selection.active };
  if (end.isAfter(body.start) && !endsWithList(document, end.line, body.start.line)) return { document, viewColumn, position: end };
  const next = end.line + 1;
  const hasBlankLine = next >= document.lineCount || document.lineAt(next).isEmptyOrWhitespace;
  await editor.edit((edit) => edit.insert(end, (document.eol === EndOfLine.CRLF ? '\r\n' : '\n').repeat(hasBlankLine ? 2 : 3)), {
    undoStopBefore: true,
    undoStopAfter: false,
  });
  return { document, viewColumn, position: new Position(end.line + 2, 0) };
}

/** Whether the paragraph that ends in line `last` is an item of a Markdown list. Looks no higher than line `first`. */
function endsWithList(document: TextDocument, last: number, first: number): boolean {
  for (let line = last; line >= first && !document.lineAt(line).isEmptyOrWhitespace; line -= 1)
    if (/^\s*(?:[-*+]|\d+[.)])\s/.test(document.lineAt(line).text)) return true;
  return false;
}
