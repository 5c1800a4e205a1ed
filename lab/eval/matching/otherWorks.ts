import type { RegistryRecord } from '../../../server/src/model/registryRecord';
import type { Random } from '../../../test/support/random';

const steps: readonly (readonly [RegExp, (found: string) => string])[] = [
  [/\b(?:19|20)\d\d\b/, (year) => String(Number(year) + 1)],
  [/\bfirst\b/i, () => 'Second'],
  [/\bsecond\b/i, () => 'Third'],
  [/\bthird\b/i, () => 'Fourth'],
  [/\bone\b/i, () => 'Two'],
  [/\btwo\b/i, () => 'Three'],
  [/\bthree\b/i, () => 'Four'],
  [/\bII\b/, () => 'III'],
  [/\bI\b/, () => 'II'],
  [/\d+/, (number) => String(Number(number) + 1)],
];

/** The next edition of a work that has a number in its title, with nearly the same abstract; undefined if there is no number. */
export function makeNextEdition(record: RegistryRecord): RegistryRecord | undefined {
  const step = steps.find(([pattern]) => pattern.test(record.title));
  if (step === undefined) return undefined;
  const title = record.title.replace(step[0], step[1]);
  const abstract = record.abstract?.replace(/\d+/g, (number) => String(Number(number) + 1));
  return { ...record, title, abstract, identifiers: { arxivId: '2699.99998' }, page: `${record.page}#edition` };
}

const extendName: readonly ((name: string) => string)[] = [
  (name) => `${name}++`,
  (name) => `${name}-V2`,
  (name) => `${name} 2.0`,
  (name) => `${name}-XL`,
  (name) => `${name} II`,
  (name) => `${name} Pro`,
  (name) => `Fast-${name}`,
  (name) => `${name}-Bench`,
  (name) => `Video ${name}`,
];

/** A paper that continues another: its name changed, the last fifth of the abstract new. */
export function makeExtension(record: RegistryRecord, random: Random): RegistryRecord {
  const name = /^[^:]+(?=:)/.exec(record.title)?.[0] ?? record.title;
  const title = random.pick(extendName)(name) + record.title.slice(name.length);
  const words = (record.abstract ?? '').split(' ');
  const kept = words.slice(0, Math.ceil(0.8 * words.length));
  const abstract = [...kept, 'In this extension, we add results on longer texts, further data, and a study of what fails and why.'].join(
    ' ',
  );
  return { ...record, title, abstract, identifiers: { arxivId: '2699.99999' }, page: `${record.page}#extension` };
}

/** Titles of what is written about a paper. */
export const titlesAboutPaper: readonly ((title: string) => string)[] = [
  (title) => `Correction to: ${title}`,
  (title) => `Erratum: ${title}`,
  (title) => `Reply to "${title}"`,
  (title) => `Comment on "${title}"`,
  (title) => `Review for "${title}"`,
  (title) => `Supplementary Material for ${title}`,
  (title) => `${title} (Extended Abstract)`,
  (title) => `${title} - Discussion`,
  (title) => `Retraction: ${title}`,
  (title) => `Poster: ${title}`,
];

/** Words that stand for another subject, as far as a title shows it. */
const otherWords: readonly (readonly [RegExp, string])[] = [
  [/\bwith\b/i, 'without'],
  [/\bfor\b/i, 'against'],
  [/\b(?:English|German|Chinese|French)\b/, 'Slovenian'],
  [/\bText\b/i, 'Speech'],
  [/\bsupervised\b/i, 'unsupervised'],
  [/\bvision\b/i, 'audio'],
  [/\bdetection\b/i, 'prediction'],
  [/\bcontextual\b/i, 'conceptual'],
  [/\bgeneral\b/i, 'generic'],
  [/\bmulti-/i, 'single-'],
  [/\bonline\b/i, 'offline'],
  [/\b(?=learning\b)/i, 'un'],
  [/\b(?=linear\b)/i, 'non'],
];

/** The title of a work on another subject that differs in one word, or in the order of two; undefined if there is none. */
export function makeOtherSubject(title: string): string | undefined {
  const exchanged = title.replace(/\b(\w{3,}) (and|to|for|from) (?!the\b)(\w{3,})\b/, '$3 $2 $1');
  if (exchanged !== title && title.length % 2 === 0) return exchanged;
  const change = otherWords.find(([pattern]) => pattern.test(title));
  return change === undefined ? undefined : title.replace(change[0], change[1]);
}
