import { squeezeText } from '../../text/foldTerm';
import { tokenizeVariants, tokenizeWords } from '../../text/words/tokenize';

/** Finds out whether a text mentions documents by name. */
export interface NameFinder {
  /** The rarity of the rarest word in those names of the document that occur in the text; 0 if no name does. */
  measure(document: NamedDocument): number;
}

export interface NamedDocument {
  readonly title: string;
  readonly names: readonly string[];
}

/** The longest name that is looked for, in words. A longer name is rather a title, which is found by its words. */
const mostWords = 5;
/** The part of a title before the colon, or else the whole title, counts as a name if it has at most this many words. */
const mostTitleWords = 4;

/** `rarityOf` receives a folded word of the text. Hyphens and spaces are ignored: `GPT 4` mentions GPT-4. */
export function createNameFinder(text: string, rarityOf: (word: string) => number): NameFinder {
  const words = tokenizeWords(text);
  // The collection may contain the parts of `GPT4` but not the whole word, so the rarity of the parts counts too.
  const variants = tokenizeVariants(text);
  const wordRarities = words.map(({ term, start, end }) =>
    Math.max(
      rarityOf(term),
      ...variants.filter((variant) => variant.start >= start && variant.end <= end).map((variant) => rarityOf(variant.term)),
    ),
  );
  const rarities = new Map<string, number>();
  for (let first = 0; first < words.length; first++) {
    let name = '';
    let rarity = 0;
    for (let last = first; last < Math.min(words.length, first + mostWords); last++) {
      name += squeezeText(words[last]?.term ?? '');
      rarity = Math.max(rarity, wordRarities[last] ?? 0);
      rarities.set(name, Math.max(rarity, rarities.get(name) ?? 0));
    }
  }
  return {
    measure: ({ title, names }) => Math.max(0, ...[...names, ...listTitleHeads(title)].map((name) => rarities.get(squeezeText(name)) ?? 0)),
  };
}

function listTitleHeads(title: string): readonly string[] {
  const head = /^([^:]{2,40}):\s/.exec(title)?.[1] ?? title;
  return head.length <= 60 && tokenizeWords(head).length <= mostTitleWords ? [head] : [];
}
