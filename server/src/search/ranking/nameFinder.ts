import { squeezeText } from '../../text/foldTerm';
import { tokenizeVariants, tokenizeWords } from '../../text/words/tokenize';

/** Tells how a text names documents. */
export interface NameFinder {
  /** The rarity of the rarest word of a name of the document that stands in the text; 0 where none does. */
  measure(document: NamedDocument): number;
}

export interface NamedDocument {
  readonly title: string;
  readonly names: readonly string[];
}

/** A longer name is a title, and is found by its words. */
const mostWords = 5;
/** What stands before the colon of a title, or all of it, is a name where it is as short as this. */
const mostTitleWords = 4;

/** `rarityOf` takes a folded word of the text. Hyphens and spaces don't matter: `GPT 4` names GPT-4. */
export function createNameFinder(text: string, rarityOf: (word: string) => number): NameFinder {
  const words = tokenizeWords(text);
  // Of `GPT4` the parts may be in the collection where the whole is not.
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
