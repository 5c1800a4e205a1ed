import { type QuickInputButton, ThemeIcon } from 'vscode';
import type { QueryCompletion, SearchAnswer } from '../../../server/src/client';
import { escapeIcons } from '../editing/labels';
import { messages } from '../messages/messages';
import type { MessageItem, QueryItem } from './choosePaper';

export const filterButton: QuickInputButton = { iconPath: new ThemeIcon('filter'), tooltip: messages.filters() };

/** A row for each filter, with its meaning. Choosing the row adds the filter to the query. */
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

/** A row that completes the filter at the end of the query. */
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

/**
 * The rows to show if no paper matches: a row that offers a wider query, or else a row that says that nothing matches. No row if there
 * is no wider query, but `nearest` papers that lack a word of the query are listed.
 */
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
