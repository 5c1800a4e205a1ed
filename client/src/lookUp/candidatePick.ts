import { env, type QuickInputButton, type QuickPickItem, ThemeIcon, Uri, window } from 'vscode';
import type { CandidateRow, LookUpResult } from '../../../server/src/client';
import { escapeIcons } from '../editing/labels';
import { messages } from '../messages/messages';
import { excerptAround } from '../picks/excerpt';

interface RecordItem extends QuickPickItem {
  /** undefined: none of the records. */
  readonly candidate: CandidateRow | undefined;
}

/** Which of several papers is asked about, counted from 1. */
interface CandidatePlace {
  readonly number: number;
  readonly count: number;
}

const pageButton = (): QuickInputButton => ({ iconPath: new ThemeIcon('globe'), tooltip: messages.openRecord() });

/**
 * Lets the writer choose the record of a paper. Each row says why the record was not taken, and opens its page. Enter takes a record only
 * if it alone is likely. Resolves to 'none' if the writer chooses none of them, and to undefined if they close the list.
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
  const none: RecordItem = {
    label: messages.noneOfThese(length),
    detail: messages.noneOfTheseDetail(),
    iconPath: new ThemeIcon('circle-slash'),
    alwaysShow: true,
    candidate: undefined,
  };
  const items = result.candidates.map(createItem);
  pick.items = [...items, none];
  const likely = items.filter(({ candidate }) => candidate?.isLikely === true);
  pick.activeItems = [(likely.length === 1 ? likely[0] : undefined) ?? none];
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

/** The title; below it what decides, which is not to be cut off: which record it is, and how far it agrees. */
function createItem(candidate: CandidateRow): RecordItem {
  const { title, authors, year, venue, source, reason, identifier } = candidate;
  const place = venue === undefined ? undefined : excerptAround(venue, []);
  const parts = [identifier, reason, year?.toString(), authors, place, source].filter((part) => part !== undefined && part !== '');
  return {
    label: escapeIcons(title),
    detail: escapeIcons(parts.join(' · ')),
    buttons: [pageButton()],
    candidate,
  };
}
