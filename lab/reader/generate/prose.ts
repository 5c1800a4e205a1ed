import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../test/support/projectRoot';
import { type Choices, expand } from './choices';
import { labelMarks } from './labelledText';
import type { Language } from './languages/language';

/** Some sentences of an introduction or a comment, without labels. */
export function writeProse(choices: Choices, language: Language, min: number, max: number): string {
  const glue = language.code === 'zh' || language.code === 'ja' ? '' : ' ';
  return choices
    .shuffle(language.prose)
    .slice(0, choices.between(min, max))
    .map((sentence) => expand(choices, sentence, language.slots))
    .join(glue);
}

/** Texts of the packages that the project uses; those that cite papers are left out. */
export function readPackageTexts(): readonly string[] {
  const folder = join(projectRoot, 'node_modules');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replace(labelMarks, ''))
    .filter((text) => text.length > 300 && !/doi\.org|arxiv|et al\.|bibtex|\bISBN\b/i.test(text));
}

/** A part of a text, from the start of a line to the end of one. */
export function cutText(choices: Choices, text: string, max: number): string {
  if (text.length <= max) return text;
  const start = choices.chance(0.5) ? 0 : text.indexOf('\n', choices.below(text.length - max)) + 1;
  const end = text.indexOf('\n', start + max);
  return text.slice(start, end < 0 ? undefined : end);
}
