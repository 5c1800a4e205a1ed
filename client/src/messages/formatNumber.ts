import { env } from 'vscode';

/** As the writer's language groups digits: "9,622". */
export function formatNumber(count: number): string {
  return count.toLocaleString(env.language);
}
