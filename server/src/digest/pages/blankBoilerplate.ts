import { readBoilerplate } from './boilerplate';

/**
 * Replaces the boilerplate lines of a page by blanks: `Upvote`, `87`, `6 authors`, and `Submitted by` with the name on the line below.
 * All offsets stay the same.
 */
export function blankBoilerplate(text: string): string {
  let isPerson = false;
  return text.replace(/[^\n]+/g, (line) => {
    const words = line.trim().replace(/\s+/g, ' ');
    if (words === '') return line;
    const boilerplate = readBoilerplate(words);
    const isBlanked = isPerson || boilerplate?.kind === 'ignored' || boilerplate?.kind === 'submitter';
    isPerson = boilerplate?.kind === 'submitter';
    return isBlanked ? ' '.repeat(line.length) : line;
  });
}
