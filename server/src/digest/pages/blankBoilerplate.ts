import { readBoilerplate } from './boilerplate';

/**
 * Replaces lines of a page that say nothing about a paper by blanks of the same length. Examples are `Upvote`, `87`, `6 authors`, and
 * `Submitted by` together with the name on the next line.
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
