import { type QuickInputButton, type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from 'vscode';
import { methods } from '../../../server/src/client';
import { messages } from '../messages/messages';
import { showInput } from '../messages/show';
import { createSeparator, type SeparatorItem } from '../picks/choosePaper';
import type { Server } from '../server/server';
import { toDay, toWeek } from './calendar';
import type { FeedSource } from './fetchFeed';
import type { SavedFeed, SavedFeeds } from './savedFeeds';

/** A kind of source, and how the writer names one of that kind. */
interface FeedKind {
  readonly label: () => string;
  readonly detail: () => string;
  readonly prompt: () => string;
  /** What is typed already when the writer is asked. */
  readonly suggest: () => string;
  readonly read: (typed: string) => FeedSource;
}

const kinds: readonly FeedKind[] = [
  {
    label: messages.dailyPapers,
    detail: messages.dailyPapersDetail,
    prompt: messages.whichDay,
    suggest: () => toDay(new Date()),
    read: (day) => ({ kind: 'daily-papers', day }),
  },
  {
    label: messages.weeklyPapers,
    detail: messages.weeklyPapersDetail,
    prompt: messages.whichWeek,
    suggest: () => toWeek(new Date()),
    read: (week) => ({ kind: 'weekly-papers', week: week.toUpperCase() }),
  },
  {
    label: messages.arxivListing,
    detail: messages.arxivListingDetail,
    prompt: messages.whichCategories,
    suggest: () => '',
    read: (typed) => ({ kind: 'arxiv-listing', categories: typed.split(/[\s,;+]+/).filter((category) => category !== '') }),
  },
  {
    label: messages.arxivQuery,
    detail: messages.arxivQueryDetail,
    prompt: messages.whichQuery,
    suggest: () => '',
    read: (query) => ({ kind: 'arxiv-query', query }),
  },
  {
    label: messages.ownFeed,
    detail: messages.ownFeedDetail,
    prompt: messages.whichAddress,
    suggest: () => '',
    read: (url) => ({ kind: 'feed', url }),
  },
];

type Row = QuickPickItem & ({ readonly kindOfFeed: FeedKind } | { readonly saved: SavedFeed });

/** Asks which source to fetch. The sources that were fetched before come first. undefined if the writer closes a list or a box. */
export async function chooseFeed(server: Server, saved: SavedFeeds): Promise<FeedSource | undefined> {
  const row = await pickRow(await listSaved(server, saved), saved);
  if (row === undefined || 'saved' in row) return row?.saved;
  return askForFeed(row.kindOfFeed, server);
}

async function listSaved(server: Server, saved: SavedFeeds): Promise<readonly Row[]> {
  const forgetButton: QuickInputButton = { iconPath: new ThemeIcon('close'), tooltip: messages.forgetFeed() };
  const rows = await Promise.all(
    saved.list().map(async (source): Promise<readonly Row[]> => {
      const request = await server.ask(methods.feed, { kind: 'describe', source, page: 0 });
      return request?.kind === 'request' ? [{ label: request.name, saved: source, buttons: [forgetButton] }] : [];
    }),
  );
  return rows.flat();
}

function pickRow(savedRows: readonly Row[], saved: SavedFeeds): Promise<Row | undefined> {
  const pick = window.createQuickPick<Row | SeparatorItem>();
  pick.title = messages.titles.fetchDigest();
  pick.placeholder = messages.chooseFeed();
  let left = savedRows;
  pick.items = listRows(left);
  return new Promise((resolve) => {
    pick.onDidTriggerItemButton(({ item }) => {
      if ('saved' in item) void saved.forget(item.saved);
      left = left.filter((each) => each !== item);
      pick.items = listRows(left);
    });
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      resolve(chosen?.kind === QuickPickItemKind.Separator ? undefined : chosen);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function listRows(savedRows: readonly Row[]): readonly (Row | SeparatorItem)[] {
  const ofKinds = kinds.map((each): Row => ({ label: each.label(), detail: each.detail(), kindOfFeed: each }));
  if (savedRows.length === 0) return ofKinds;
  return [createSeparator(messages.savedFeeds()), ...savedRows, createSeparator(messages.otherFeeds()), ...ofKinds];
}

async function askForFeed({ label, prompt, suggest, read }: FeedKind, server: Server): Promise<FeedSource | undefined> {
  const typed = await showInput({
    title: label(),
    prompt: prompt(),
    value: suggest(),
    ignoreFocusOut: true,
    findFault: async (value) => {
      if (value.trim() === '') return undefined;
      const request = await server.ask(methods.feed, { kind: 'describe', source: read(value.trim()), page: 0 });
      return request?.kind === 'failed' ? request.reason : undefined;
    },
  });
  return typed === undefined || typed.trim() === '' ? undefined : read(typed.trim());
}
