/** A run of words that may name a topic, in one text. */
export interface Phrase {
  /** Lower-case, the last word in the singular: what makes "Sparse Attentions" and "sparse attention" one. */
  readonly stem: string;
  /** As the text writes it. */
  readonly surface: string;
  readonly words: number;
}

const maximumWords = 3;

/** Words that can't begin or end a phrase; a phrase never crosses them. */
const boundaryWords = new Set(
  ('a an the of for in on to and or with without via by from at as is are be been being can could may might do does did how what when ' +
    'where why which who whose that this these those than then there their its it we our us you your they them he she his her into ' +
    'onto over under through during across between among within toward towards using based while although however such also more ' +
    'most less least very not no nor but if so only both each all any some few many much other another same own has have had ' +
    'having was were will would should must one two three first second third up out off down about after before again further once ' +
    'here just per vs versus e.g i.e et al').split(' '),
);

/** Words of the trade that every abstract has: they name no topic alone, nor at the edge of a phrase. */
const genericWords = new Set(
  ('model approach method framework technique algorithm system paper work study task problem result performance experiment ' +
    'evaluation benchmark dataset data analysis application design architecture mechanism module strategy scheme solution tool ' +
    'learning training network baseline novel new efficient effective simple robust scalable fast accurate improved improving ' +
    'better towards general unified comprehensive large small high low long short deep neural state-of-the-art sota ' +
    'propose present introduce show demonstrate achieve improve enable provide use used require reduce existing recent ' +
    'different various several significant significantly key main important number set way case time cost complexity ' +
    'quality ability capability information representation feature input output process processing computation computational ' +
    'domain challenge limitation research open source code available extensive outperform compare compared across ' +
    'language text token word context transformer llm llms ai ml accuracy efficiency superior highly human level real world resource modeling modelling query matrix search head sequence hidden window map mask score pattern distribution').split(' '),
);

/** A phrase ends with a noun: not "attentive", "training-free", "low-rank" behind which the noun is missing. */
const adjectiveEnding = /(?:[a-z]{2}(?:[^e]ed|ive|ble|ous|ly|ual|ural|oral|atial|onal|odal)|-(?:free|based|grained|aware|end|time|wise|level|scale|rank|like|world|head|specific|trade|off|art|task|quality|order|driven|guided|modal))$/;

/** What a paper says of itself, not of its subject. */
const claims = new Set(
  ('novel new efficient effective simple robust scalable fast accurate improved improving better general unified comprehensive ' +
    'propose present introduce show demonstrate achieve improve enable provide use require reduce existing recent different various ' +
    'several significant significantly key main important extensive outperform superior highly proposed specific resulting previous ' +
    'current standard traditional multiple').split(' '),
);

/** The phrases of a text, every occurrence in its order. */
export function findPhrases(text: string): Phrase[] {
  const phrases: Phrase[] = [];
  for (const run of text.split(/[^\p{L}\p{N}\s'’/-]+|\s[-–]\s/u)) {
    const words = run.split(/\s+/).filter((word) => word !== '');
    for (let start = 0; start < words.length; start++) {
      for (let length = 1; length <= maximumWords && start + length <= words.length; length++) {
        const slice = words.slice(start, start + length);
        if (boundaryWords.has((slice[length - 1] ?? '').toLowerCase())) break;
        if (isTopical(slice)) phrases.push(createPhrase(slice));
      }
    }
  }
  return phrases;
}

function createPhrase(words: readonly string[]): Phrase {
  const last = words.length - 1;
  const stem = words.map((word, index) => (index === last ? toSingular(word.toLowerCase()) : word.toLowerCase()));
  const plain = stem.join(' ').replace(/-/g, ' ');
  // Alone, "long-context" reads as a topic without its hyphen.
  const surface = words.length === 1 ? (words[0] ?? '').replace(/-/g, ' ') : words.join(' ');
  return { stem: plain, surface, words: plain.split(' ').length };
}

function isTopical(words: readonly string[]): boolean {
  const plain = words.map((word) => word.toLowerCase());
  const first = plain[0] ?? '';
  if (!plain.every((word) => /\p{L}/u.test(word) && word.length > 1)) return false;
  const last = plain[plain.length - 1] ?? '';
  if (adjectiveEnding.test(last) || claims.has(first)) return false;
  if (plain.length === 1) return first.length > 3 && !isGeneric(first);
  // "efficient long-context" stops before its noun.
  if (last.includes('-')) return false;
  return !plain.every(isGeneric) && !boundaryWords.has(first);
}

function isGeneric(word: string): boolean {
  return genericWords.has(word) || genericWords.has(toSingular(word));
}

function toSingular(word: string): string {
  if (word.length <= 3 || /(ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.endsWith('s') ? word.slice(0, -1) : word;
}
