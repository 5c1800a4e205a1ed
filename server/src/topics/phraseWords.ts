import { toSingular } from '#text';

/**
 * Phrases, in the singular, that are too common to name a subject in a library in which many papers mention them. In any other library,
 * one of them becomes a label only of papers half of which mention it, or if no phrase is better.
 */
const commonPhrases = new Set([
  'language model',
  'large language model',
  'natural language',
  'natural language processing',
  'nlp',
  'neural network',
  'deep neural network',
  'deep learning',
  'machine learning',
  'training data',
  'foundation model',
  'generative model',
  'learning model',
  'deep learning model',
  'neural model',
  'llm',
  'ai system',
  'artificial intelligence',
  'case study',
  'real time',
]);

function listWords(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

/** Words with which papers present or praise their own work. No phrase of a label begins with one. */
const praiseWords = listWords(
  `novel new efficient effective simple robust scalable fast faster accurate improved improving better best general unified comprehensive
  propose present introduce show demonstrate achieve improve enable provide use require reduce existing recent different various several
  significant significantly key main important extensive outperform superior highly proposed specific resulting previous current standard
  traditional multiple towards toward rethinking revisiting understanding exploring investigating evaluating benchmarking enhancing
  boosting leveraging learning-based data-driven beyond high-quality high-performance lightweight large-scale practical optimal
  automatic automated automatically advanced advancing accelerating accelerated enhanced reliable flexible powerful versatile
  state-of-the-art first-ever ultra end-to-end real-world fully systematic empirical preliminary generic simplified strong stronger
  early initial joint adaptive`,
);

/** Words that are too common in papers to be a label without other words. */
const genericWords = listWords(
  `model approach method framework technique algorithm system paper work study task problem result performance experiment evaluation
  data analysis application design architecture mechanism module strategy scheme solution tool learning training network
  baseline large small high low long short deep neural quality ability capability information representation feature input output process
  processing computation domain challenge limitation research open source accuracy efficiency human level real world resource modeling
  modelling number set way case time cost complexity language text token word context attention llm llms ai ml query matrix
  head sequence hidden window map mask score pattern distribution image user generation
  anywhere everywhere anything everything skill judge speaker video router procedure assessment document layer position channel inference prediction detection estimation classification recognition theory environment generative multi cross self survey
  review perspective tuning scale scaling understanding knowledge structure space function state`,
);

/** Words that do not name a subject at the end of a phrase: neither "a unified framework" nor "a case study" is a label. */
const emptyHeads = listWords(
  `struggle capability in score fail show remain framework method approach technique strategy scheme study paper perspective paradigm way case insight era challenge solution work view
  problem step look guide lens use need role impact effect influence performance survey review overview introduction methodology
  application progress advance opportunity issue lesson evidence report comparison investigation exploration result experiment
  complexity consumption usage length size rate gain speed page question implementation setting level scale art end time world free based aware driven specific quality efficiency accuracy cost improvement enhancement approaches
  source please ai-based via toward towards using through new beyond`,
);

const adjectiveEnding =
  /(?:[a-z]{2}(?:[^e]ed|[^t]ive|ative|itive|ctive|able|ible|ous|ly|ual|ural|oral|ional|odal|ical|ular|ient|tic|fic|hic|less|most)|-(?:free|based|grained|aware|end|time|wise|level|scale|rank|like|world|head|specific|trade|off|art|task|quality|order|driven|guided|modal|agent|view|shot|step|turn|resolution|fidelity|source|language|domain|hop|dimensional|robot|label|class|field|centric|oriented|efficient|context|range|horizon|term|cost|form|box|purpose|resource|latency|power|bit|size|fold))$/;
const adjectives = listWords(
  `visual neural deep large small long short high low spatial temporal global local general public private social medical clinical open
  sparse dense linear fine coarse hybrid mobile smart fair fast safe secure strong weak multi cross self pre post non semi sub inter intra
  human-like natural causal formal optimal partial legal mental financial political environmental digital virtual industrial urban real
  autonomous heterogeneous multiagent binary discrete complex simple hard soft human raw full half single double dual triple many zero few
  diverse robust quantum cognitive ethical federated`,
);
/** Nouns that look like adjectives. */
const nouns = listWords(
  'need feed speed seed objective perspective narrative logic traffic music critic arithmetic metric topic graphic physic mathematic robotic rubric clinic fabric semantic linguistic genetic dynamic ultrasonic electronic acoustic kinematic optic analytic haptic phonetic heuristic archive drive table cable variable deliverable signal proposal retrieval survival dialogue feedback assembly anomaly family supply reply butterfly gradient patient client coefficient quotient ingredient nutrient',
);

/** Whether a phrase is too common in the field to name a subject, such as "large language models". */
export function isCommonPhrase(phrase: string): boolean {
  return commonPhrases.has(toSingular(phrase.toLowerCase()));
}

export function isPraiseWord(word: string): boolean {
  return praiseWords.has(word) || praiseWords.has(toSingular(word));
}

export function isGeneric(word: string): boolean {
  return genericWords.has(word) || genericWords.has(toSingular(word));
}

export function isEmptyHead(word: string): boolean {
  return emptyHeads.has(word) || emptyHeads.has(toSingular(word));
}

/** Whether a word needs a noun after it, such as "generative", "training-free" and "low-rank". A label must end with a noun. */
export function isAdjective(word: string): boolean {
  const part = word.slice(word.lastIndexOf('-') + 1);
  if (part !== word && part !== '' && isAdjective(part)) return true;
  const singular = toSingular(word);
  if (nouns.has(word) || nouns.has(singular)) return false;
  // A plural is a noun: "metrics", "dynamics".
  if (word !== singular && !word.endsWith('ss')) return false;
  return adjectiveEnding.test(word) || adjectives.has(word);
}
