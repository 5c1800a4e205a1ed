import { readBoilerplate } from './boilerplate';

/**
 * A text without the lines of its page that say nothing of a paper: `Upvote`, `87`, `6 authors`, `Submitted by` with the person below.
 * Blanks stand in their place, so that all else stays where it is.
 */
export function blankBoilerplate(text: string): string {
  let isPerson = false;
  return text.replace(/[^\n]+/g, (line) => {
    const words = line.trim().replace(/\s+/g, ' ');
    if (words === '') return line;
    const furniture = readBoilerplate(words);
    const isBlanked = isPerson || furniture?.kind === 'ignored' || furniture?.kind === 'submitter';
    isPerson = furniture?.kind === 'submitter';
    return isBlanked ? ' '.repeat(line.length) : line;
  });
}
