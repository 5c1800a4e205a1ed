import { Uri, window, type QuickPickItem } from 'vscode';
import { escapeIcons, fileLabel } from '../editing/labels';
import { messages } from '../messages/messages';
import { Slip } from '../messages/slip';
import type { Server } from '../server/server';
import { findNextPapers } from './requestNewPapers';

/** New papers that are skipped together. */
export interface ChosenNewPapers {
  readonly keys: readonly string[];
  /** Where they are from, such as the name of a digest. */
  readonly from: string;
}

/** The new papers among these. */
export async function findNewAmong(server: Server, keys: readonly string[]): Promise<readonly string[]> {
  const known = new Set((await listNew(server)).map(({ key }) => key));
  return keys.filter((key) => known.has(key));
}

/**
 * Lets the writer choose a digest, or all of them. The digest of the paper `shown` comes first. undefined if the writer closes the list.
 * Rejects with a message for the writer if no paper is new.
 */
export async function chooseNewPapers(server: Server, shown: string | undefined): Promise<ChosenNewPapers | undefined> {
  const papers = await listNew(server);
  if (papers.length === 0) throw new Slip(messages.noNewPapers());
  const byDigest = new Map<string, string[]>();
  const first = papers.find(({ key }) => key === shown);
  for (const { uri, key } of [...(first === undefined ? [] : [first]), ...papers]) {
    const keys = byDigest.get(uri);
    if (keys === undefined) byDigest.set(uri, [key]);
    else if (key !== first?.key) keys.push(key);
  }
  const rows = [...byDigest].map(([uri, keys]) => createRow('file-text', fileLabel(Uri.parse(uri)), keys));
  const all = createRow(
    'library',
    messages.allDigests(),
    papers.map(({ key }) => key),
  );
  return window.showQuickPick(rows.length === 1 ? rows : [...rows, all], {
    title: messages.titles.skipAllNewPapers(),
    placeHolder: messages.chooseNewPapers(),
  });
}

async function listNew(server: Server): Promise<readonly { readonly key: string; readonly uri: string }[]> {
  const answer = await findNextPapers(server, { limit: Number.MAX_SAFE_INTEGER });
  return answer?.papers.filter(({ isForLater }) => isForLater !== true) ?? [];
}

function createRow(icon: string, label: string, keys: readonly string[]): QuickPickItem & ChosenNewPapers {
  return { label: `$(${icon}) ${escapeIcons(label)}`, description: messages.newCount(keys.length), keys, from: label };
}
