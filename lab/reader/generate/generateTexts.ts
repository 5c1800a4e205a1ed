import { createChoices } from './choices';
import { createStyleRenderer } from './citationStyles';
import { type Sources, writeDocument } from './documents';
import { writeJunk } from './junkDocuments';
import { type Family, type LabelledText, readLabels } from './labelledText';
import { english } from './languages/english';
import type { Language } from './languages/language';
import { languages } from './languages/languages';
import { readPackageTexts } from './prose';
import { readCorpus, type Work } from './works';

export interface GenerateOptions {
  readonly seed: number;
  readonly count: number;
  /** The folder with real works and citation styles (`MARGINALIA_DATA`). */
  readonly data: string;
}

const familyWeights: readonly (readonly [number, Family])[] = [
  [20, 'references'],
  [9, 'reading-list'],
  [10, 'conference'],
  [9, 'syllabus'],
  [9, 'notes'],
  [6, 'scraper'],
  [8, 'lab-page'],
  [5, 'newsletter'],
  [3.5, 'alert'],
  [3.5, 'search-page'],
  [9, 'awesome'],
  [17, 'none'],
];

/** So many texts in a row share a few citation styles. */
const textsPerRound = 200;

/** Makes labelled texts, one after another. The same seed gives the same texts; each text depends on the seed and its number alone. */
export function* generateTexts({ seed, count, data }: GenerateOptions): Generator<LabelledText> {
  for (const { text } of generateWithWorks({ seed, count, data })) yield text;
}

/** The texts and the works that were to be listed in them. */
export function* generateWithWorks({
  seed,
  count,
  data,
}: GenerateOptions): Generator<{ readonly text: LabelledText; readonly works: readonly Work[] }> {
  const corpus = readCorpus(data, seed);
  const sources: Omit<Sources, 'round'> = { corpus, styles: createStyleRenderer(data), texts: readPackageTexts() };
  // Persons of minutes and programmes have the names of real authors, so that names alone don't tell papers.
  const people = corpus.works.slice(0, 6000).flatMap(({ authors }) => authors.slice(0, 2));
  const named: Language = {
    ...english,
    families: people.map(({ family }) => family),
    givens: people.flatMap(({ given }) => (given.length > 3 ? [given] : [])),
  };
  for (let index = 0; index < count; index++)
    yield generateText(seed, index, named, { ...sources, round: seed * 1000 + Math.floor(index / textsPerRound) });
}

function generateText(
  seed: number,
  index: number,
  named: Language,
  sources: Sources,
): { readonly text: LabelledText; readonly works: readonly Work[] } {
  const choices = createChoices(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  for (let draw = 0; draw < 4; draw++) choices.below(2);
  const family = choices.weighted(familyWeights);
  const language = choices.chance(0.76) ? named : choices.pick(languages.slice(1));
  const { marked, kind, isHtml, works } =
    family === 'none' ? writeJunk(choices, language, sources) : writeDocument(choices, family, language, sources);
  return { text: { ...readLabels(marked), kind, family, language: language.code, isHtml }, works };
}
