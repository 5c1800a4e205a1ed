import { toLine } from '../../base/toLine';
import type { Paper } from '../../model/paper';

/** A name or title of more UTF-16 code units is shortened. */
const longestName = 80;

/**
 * How messages and menus name a paper, in one line: by its name, or if it has no short name, by the beginning of its title in quotation
 * marks.
 */
export function namePaper({ names: [name], title }: Paper): string {
  if (name !== undefined && name.length <= longestName) return toLine(name);
  const line = toLine(title);
  return line.length <= longestName ? `"${line}"` : `"${line.slice(0, longestName).replace(/\s+\S*$/, '')}..."`;
}
