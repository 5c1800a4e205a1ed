import { ViewColumn, window } from 'vscode';

/** The column in which a page opens: beside what the writer reads, and not over the draft, which is in the column `draft`. */
export function choosePageColumn(draft: ViewColumn | undefined): ViewColumn {
  const groups = window.tabGroups.all.filter(({ tabs }) => tabs.length > 0);
  if (groups.length < 2) return groups.length === 0 ? ViewColumn.Active : ViewColumn.Beside;
  return groups.findLast(({ viewColumn }) => viewColumn !== draft)?.viewColumn ?? ViewColumn.Beside;
}
