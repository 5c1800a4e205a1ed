import { ThemeIcon, type QuickInputButton } from 'vscode';
import type { QueryCompletion, SearchAnswer } from '../../../server/src/protocol/searchRequests';
import { escapeIcons } from '../convert';
import { words } from '../words';
import type { MessageItem, QueryItem } from './choosePaper';

export const filterButton: QuickInputButton = { iconPath: new ThemeIcon('filter'), tooltip: words.filters() };

/** What narrows a search, each row with what it means; a row goes on with the query that is typed. */
export function listFilterRows(query: string): readonly QueryItem[] {
  const before = query === '' || query.endsWith(' ') ? query : `${query} `;
  return words.filterKinds().map(({ typed, meaning }) => ({
    query: before + typed,
    label: typed,
    description: meaning,
    iconPath: filterButton.iconPath,
    alwaysShow: true,
  }));
}

/** A value for the filter that the query ends with. */
export function createQueryItem({ query, label, papers, isFurther }: QueryCompletion): QueryItem {
  return {
    query,
    isFurther,
    label: escapeIcons(label),
    description: words.papers(papers),
    iconPath: new ThemeIcon('filter'),
    alwaysShow: true,
  };
}

/** Says that nothing matches, where nothing else stands in the list, and what to try. */
export function listMessages({ wider }: SearchAnswer, nearest: number): readonly (QueryItem | MessageItem)[] {
  const nothing: MessageItem = {
    isMessage: true,
    label: words.noMatch(),
    detail: words.noMatchHint(),
    iconPath: new ThemeIcon('info'),
    alwaysShow: true,
  };
  if (wider === undefined) return nearest > 0 ? [] : [nothing];
  return [
    {
      query: wider.query,
      label: words.searchWider(wider.query, wider.papers),
      detail: words.searchWiderDetail(),
      iconPath: new ThemeIcon('search'),
      alwaysShow: true,
    },
  ];
}
