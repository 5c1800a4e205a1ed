import { env, ThemeIcon, Uri, window, type QuickInputButton, type QuickPickItem } from 'vscode';
import type { CandidateRow, LookUpResult } from '../../../server/src/protocol/lookUpRequests';
import { escapeIcons } from '../editing/labels';
import { messages } from '../messages/messages';
import { excerptAround } from '../picks/excerpt';

interface RecordItem extends QuickPickItem {
  /** undefined: none of the records. */
  readonly candidate: CandidateRow | undefined;
}

/** Which of several papers is asked about, counted from 1. */
export interface CandidatePlace {
  readonly number: number;
  readonly count: number;
}

const pageButton = (): QuickInputButton => ({ iconPath: new ThemeIcon('globe'), tooltip: messages.openRecord() });

/**
 * Lets the writer choose the record of a paper. Each row says why the record was not taken, and opens its page. Resolves to 'none' if
 * the writer chooses none of them, and to undefined if they close the list.
 */
export function pickCandidate(result: LookUpResult, { number, count }: CandidatePlace): Promise<CandidateRow | 'none' | undefined> {
  const pick = window.createQuickPick<RecordItem>();
  pick.title = messages.candidatesTitle(escapeIcons(result.title), number, count);
  const { length } = result.candidates;
  pick.placeholder = result.state === 'identifier-disagrees' ? messages.identifierDisagrees(length) : messages.whichRecord(length);
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  // The writer reads the page of a record in the browser, and comes back.
  pick.ignoreFocusOut = true;
  pick.items = [
    ...result.candidates.map(createItem),
    {
      label: messages.noneOfThese(length),
      detail: messages.noneOfTheseDetail(),
      iconPath: new ThemeIcon('circle-slash'),
      alwaysShow: true,
      candidate: undefined,
    },
  ];
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      const [item] = pick.activeItems;
      if (item !== undefined) resolve(item.candidate ?? 'none');
      pick.dispose();
    });
    pick.onDidTriggerItemButton(({ item }) => {
      if (item.candidate !== undefined) void env.openExternal(Uri.parse(item.candidate.page, true));
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

/** The title; below it what decides, which is not to be cut off: how far it agrees, when and where. Who comes last. */
function createItem(candidate: CandidateRow): RecordItem {
  const { title, authors, year, venue, source, reason } = candidate;
  const place = venue === undefined ? undefined : excerptAround(venue, []);
  const about = [year?.toString(), place, source, authors].filter((part) => part !== undefined && part !== '');
  return {
    label: escapeIcons(title),
    detail: escapeIcons([...(reason === '' ? [] : [reason]), ...about].join(' · ')),
    buttons: [pageButton()],
    candidate,
  };
}
