import { env, type QuickInputButton, type QuickPickItem, ThemeIcon, Uri, window } from 'vscode';
import { type CandidateRow, type LookUpResult, methods } from '../../../server/src/client';
import { escapeIcons, fileLabel } from '../editing/labels';
import { canonicalUri } from '../editing/positions';
import { messages } from '../messages/messages';
import { Slip } from '../messages/show';
import { excerptAround } from '../picks/excerpt';
import type { Server } from '../server/server';
import { shortenPublication } from './describeRequest';
import type { ReferenceChanges } from './referenceChanges';

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

interface CitingParts {
  readonly server: Server;
  readonly changes: ReferenceChanges;
}

/**
 * Lets the writer choose which entries of these papers, or of all, are to cite the published version in the place of the preprint, and
 * rewrites those in one step of undo. Rejects with a message for the writer if there is none.
 */
export async function citePublished({ server, changes }: CitingParts, keys?: readonly string[]): Promise<void> {
  const answered = await server.ask(methods.incompleteReferences, keys === undefined ? { preprints: true } : { keys });
  const items = (answered?.references ?? []).flatMap(({ key, title, published, entry }) =>
    published === undefined || entry === undefined
      ? []
      : [
          {
            label: escapeIcons(title),
            description: escapeIcons(`${key} · ${fileLabel(Uri.parse(entry.uri))}`),
            detail: escapeIcons(shortenPublication(published)),
            entry,
          },
        ],
  );
  if (items.length === 0) throw new Slip(messages.nothingPublished());
  const chosen = await window.showQuickPick(
    items.map((item) => ({ ...item, picked: items.length === 1 })),
    {
      canPickMany: true,
      matchOnDescription: true,
      matchOnDetail: true,
      title: messages.titles.citePublishedVersion(),
      placeHolder: messages.citePublishedHint(),
    },
  );
  if (chosen === undefined || chosen.length === 0) return;
  const answer = await server.ask(methods.bibliographyEdit, { kind: 'cite-published', entries: chosen.map(({ entry }) => entry) });
  if (answer === undefined) return;
  const run = changes.begin();
  const { files, problem } = await changes.write(run, answer);
  const written = new Set(files.map(String));
  const changed = (answer.changed ?? []).filter(({ uri }) => written.has(canonicalUri(uri)));
  if (changed.length === 0) throw new Error(problem ?? messages.nothingPublished());
  await changes.tell(run, messages.citedPublished(changed.length), problem === undefined ? [] : [problem]);
}
