import { env } from 'vscode';

/** Groups the digits of a number as usual in the writer's language: "9,622" in English. */
export function formatNumber(count: number): string {
  return count.toLocaleString(env.language);
}
