/** Adjectives that papers compare by, in the form from which the others are made. */
const adjectives =
  'big bright broad cheap clean clear close coarse cold costly dark deep dense dim dirty early easy fair fast few fine firm flat ' +
  'fresh great hard harsh heavy high hot huge large late light long loose loud low lengthy narrow near neat new noisy old plain poor pure ' +
  'quick quiet rare rich rough safe shallow sharp short simple slim slow small smart smooth soft sparse steady steep strong subtle tall ' +
  'thick thin tight tiny tough vague warm weak wide young';

const irregular: readonly (readonly string[])[] = [
  ['bad', 'worse', 'worst'],
  ['far', 'farther', 'farthest', 'further', 'furthest'],
  ['good', 'better', 'best'],
];

/** The comparative and the superlative: `cheaper`, `cheapest`. */
function compare(word: string): readonly string[] {
  if (word.endsWith('e')) return [`${word}r`, `${word}st`];
  if (/[^aeiou]y$/.test(word)) return [`${word.slice(0, -1)}ier`, `${word.slice(0, -1)}iest`];
  const stem = /^[^aeiou]*[aeiou][bdgmnt]$/.test(word) ? word + word.at(-1) : word;
  return [`${stem}er`, `${stem}est`];
}

const families: ReadonlyMap<string, readonly string[]> = new Map(
  [...adjectives.split(' ').map((word) => [word, ...compare(word)]), ...irregular].flatMap((forms) =>
    forms.map((form) => [form, forms.filter((other) => other !== form)] as const),
  ),
);

/** The other degrees of an adjective: `cheap` and `cheapest` for `cheaper`. Empty for other words, such as `reader`. */
export function listOtherDegrees(word: string): readonly string[] {
  return families.get(word) ?? [];
}
