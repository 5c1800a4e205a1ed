import { nameParticles } from '#text';

const superscript = '[⁰¹²³⁴-⁹]';
const mark = String.raw`(?:${superscript}+|\d{1,2}|[*†‡§¶∗])`;
/** Marks behind a name that refer to affiliations, as in `Ada Berg¹, Bo Lind²,³` and `Ada Berg1,2*`. */
const marks = new RegExp(String.raw`(?<=\p{L}[\p{L}\p{M}]|\p{L}\.)${mark}(?:,? ?${mark})*(?=\s|[,;]|$)`, 'gu');
const isMarked = new RegExp(String.raw`\p{L}(?:${superscript}|\d)`, 'u');
const hasSuperscript = new RegExp(superscript, 'u');

const word = String.raw`(?:\p{Lu}[\p{L}\p{M}'’.-]*|${nameParticles})`;
const person = String.raw`\p{Lu}[\p{L}\p{M}'’.-]*(?: ${word}){1,4}`;
/** A line that consists of names. After marks have been blanked, several blanks may stand behind a name. */
const people = new RegExp(String.raw`^[\s>*•-]*${person}(?: *(?:,|;|,? (?:and|&|und|et|y|e)(?= )) *${person})*[ ,.;]*$`, 'u');

/** How many others there are, and the last of them, as Semantic Scholar shows them: `Ada BergBo Lind+4 authorsCy Ek`. */
const countedOthers = /\+\d{1,3} authors\p{Lu}[^\n]{0,60}$/gmu;

/**
 * Replaces the marks of affiliations by blanks in lines of names, so that offsets stay. Plain digits are such marks only if several names
 * have them: `Llama3` is none.
 */
export function blankNameMarks(written: string): string {
  const text = written.replace(countedOthers, (count) => ', …'.padEnd(count.length));
  if (!isMarked.test(text)) return text;
  return text.replace(/^.{4,3000}$/gmu, (line) => {
    if (!isMarked.test(line)) return line;
    let count = 0;
    const bare = line.replace(marks, (found) => {
      count += 1;
      return ' '.repeat(found.length);
    });
    return count > (hasSuperscript.test(line) ? 0 : 1) && people.test(bare) ? bare : line;
  });
}
