import { type Position, type TextDocument, window } from 'vscode';
import { methods, type PaperEvidenceAnswer } from '../../../server/src/client';
import { escapeIcons } from '../editing/labels';
import { openPassage } from '../editing/openPaper';
import { fromPosition, toRange } from '../editing/positions';
import { messages } from '../messages/messages';
import { Slip } from '../messages/show';
import type { Services } from '../services';
import { type Choice, choosePaper, disableSorting, type Row, uriToLeaveOpen } from './choosePaper';
import { excerptAround } from './excerpt';
import type { PaperItem } from './paperItem';
import { Preview } from './preview';

/**
 * Lists what the papers say that the sentence at the position cites, a row for each paper. The sentence of the active row is previewed
 * in its digest; Enter goes there. At first the row of the paper is active that the sentence cites by `key`.
 */
export async function runEvidencePick({ library }: Services, document: TextDocument, position: Position, key?: string): Promise<void> {
  const answer = await library.ask(methods.evidence, { uri: document.uri.toString(), position: fromPosition(position) });
  if (answer === undefined) return;
  if (answer === null) throw new Slip(messages.noCitationInSentence());
  if (answer.papers.length === 0) throw new Error(messages.citedPapersUnknown());
  const preview = new Preview('words');
  const pick = window.createQuickPick<Row>();
  pick.title = messages.evidence(document.getText(document.validateRange(toRange(answer.sentence))));
  pick.matchOnDetail = true;
  disableSorting(pick);
  const rows = answer.papers.map(createRow);
  const found = new Set<Row>(rows.filter((_, at) => answer.papers[at]?.kind === 'found'));
  const tellKeys = (row: Row | undefined): void => {
    pick.placeholder = row !== undefined && found.has(row) ? messages.enterGoesToSentence() : messages.enterGoesToPaper();
  };
  const first = rows.find((row) => row.key === key) ?? rows[0];
  tellKeys(first);
  pick.onDidChangeActive(([row]) => {
    if (row !== undefined) tellKeys(row);
  });
  pick.items = rows;
  if (first !== undefined) pick.activeItems = [first];
  let choice: Choice | undefined;
  try {
    if (first !== undefined) void preview.show(first.place);
    choice = await choosePaper(pick, 'open', preview);
  } finally {
    pick.dispose();
    await preview.end(uriToLeaveOpen(choice));
  }
  if (choice?.kind === 'paper') await openPassage(choice.item.place);
}

function createRow(paper: PaperEvidenceAnswer): PaperItem {
  const { key, place, title, names, abstractKind = 'abstract' } = paper;
  return {
    key,
    place,
    label: escapeIcons(names[0] ?? title),
    description: escapeIcons(key),
    detail: escapeIcons(describe(paper, abstractKind)),
    buttons: [],
  };
}

function describe({ kind, isCertain, text = '', ranges = [] }: PaperEvidenceAnswer, source: 'abstract' | 'summary'): string {
  switch (kind) {
    case 'found':
      return excerptAround(text.replace(/\s/g, ' '), ranges);
    case 'nothing':
      return isCertain ? messages.sourceIsSilent(source) : messages.sourceIsUnclear(source);
    case 'other-language':
      return messages.otherLanguage(source);
    case 'no-claim':
      return messages.saysTooLittle();
    case 'no-abstract':
      return messages.abstractUnknown();
  }
}
