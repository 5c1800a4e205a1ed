/** Small words that any abstract has, and syllables for the others. */
const common =
  'the of and a to in we for that is with on by our model as are this from which show results method learning data training'.split(' ');
const syllables = ['ra', 'to', 'len', 'mi', 'sor', 'que', 'van', 'di', 'pla', 'net', 'cor', 'ex', 'hul', 'bri', 'sta', 'ment'];
const families = [
  'Almeida',
  'Bergstr{\\"o}m',
  'Castellanos',
  "Dvo{\\v r}{\\'a}k",
  'Eriksen',
  'Fitzgerald',
  'Gunnarsson',
  'Hashimoto',
  'Ivanova',
  'Jankowski',
];
const givens = ['Ada', 'Bruno', 'Chiara', 'Daniel', 'Elif', 'Femi', 'Greta', 'Hiro', 'In{\\^e}s', 'Jun'];
const venues = ['Annals of Made-Up Results', 'Proceedings of the Workshop on Invented Methods', 'Journal of Imaginary Systems'];

interface Chance {
  next(): number;
}

/** The same numbers on every machine. */
function createChance(seed: number): Chance {
  let state = seed >>> 0;
  return { next: () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32 };
}

function pick<T>(values: readonly T[], chance: Chance): T {
  return values[Math.floor(chance.next() * values.length)] as T;
}

function makeWord(chance: Chance): string {
  if (chance.next() < 0.45) return pick(common, chance);
  return Array.from({ length: 1 + Math.floor(chance.next() ** 2 * 4) }, () => pick(syllables, chance)).join('');
}

function makeWords(count: number, chance: Chance): string {
  return Array.from({ length: count }, () => makeWord(chance)).join(' ');
}

/** Some sentences with what abstracts have of TeX: per cents, math, dashes. */
function makeAbstract(chance: Chance): string {
  return Array.from({ length: 7 }, () => {
    const extra = chance.next();
    const tail =
      extra < 0.15 ? ` by ${Math.floor(extra * 600)}\\%` : extra < 0.25 ? ' in $O(n \\log n)$ time' : extra < 0.35 ? ' --- at no cost' : '';
    return `We ${makeWords(22, chance)}${tail}.`;
  }).join(' ');
}

function makeEntry(index: number): string {
  const chance = createChance(index + 1);
  const year = 2005 + Math.floor(chance.next() * 20);
  const authors = Array.from({ length: 1 + Math.floor(chance.next() * 5) }, () => `${pick(families, chance)}, ${pick(givens, chance)}`);
  return `@article{key${year}-${index},
  title     = {{M}odel{${index.toString(36).toUpperCase()}}: ${makeWords(9, chance)}},
  author    = {${authors.join(' and ')}},
  journal   = {${pick(venues, chance)}},
  year      = {${year}},
  month     = ${pick(['jan', 'may', 'jul', 'oct'], chance)},
  pages     = {${index}--${index + 11}},
  doi       = {10.1234/made.up.${index}},
  url       = {https://example.org/papers/${index}},
  abstract  = {${makeAbstract(chance)}}
}
`;
}

/** A BibTeX file of made-up entries with abstracts, some 1.4 kB each; the same for the same `count`. */
export function createBibtex(count: number): string {
  return Array.from({ length: count }, (_, index) => makeEntry(index)).join('\n');
}
