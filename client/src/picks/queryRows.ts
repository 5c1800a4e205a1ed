import { ThemeIcon, type QuickInputButton } from 'vscode';
import type { QueryCompletion, SearchAnswer } from '../../../server/src/protocol/searchRequests';
import { escapeIcons } from '../editing/convert';
import { messages } from '../messages/messages';
import type { MessageItem, QueryItem } from './choosePaper';

export const filterButton: QuickInputButton = { iconPath: new ThemeIcon('filter'), tooltip: messages.filters() };

/** A row for each filter, with its meaning; choosing one adds it to the query. */
export function listFilterRows(query: string): readonly QueryItem[] {
  const before = query === '' || query.endsWith(' ') ? query : `${query} `;
  return messages.filterKinds().map(({ typed, meaning }) => ({
    query: before + typed,
    label: typed,
    description: meaning,
    iconPath: filterButton.iconPath,
    alwaysShow: true,
  }));
}

/** Rows with values for the filter that is being typed at the end of the query. */
export function createQueryItem({ query, label, papers, isFurther }: QueryCompletion): QueryItem {
  return {
    query,
    isFurther,
    label: escapeIcons(label),
    description: messages.papers(papers),
    iconPath: new ThemeIcon('filter'),
    alwaysShow: true,
  };
}

/** The only row of an empty list: says that nothing matches, and what to try. */
export function listMessages({ wider }: SearchAnswer, nearest: number): readonly (QueryItem | MessageItem)[] {
  const nothing: MessageItem = {
    isMessage: true,
    label: messages.noMatch(),
    detail: messages.noMatchHint(),
    iconPath: new ThemeIcon('info'),
    alwaysShow: true,
  };
  if (wider === undefined) return nearest > 0 ? [] : [nothing];
  return [
    {
      query: wider.query,
      label: messages.searchWider(wider.query, wider.papers),
      detail: messages.searchWiderDetail(),
      iconPath: new ThemeIcon('search'),
      alwaysShow: true,
    },
  ];
}
