import { stemWord } from './stemWord';
import { stopWords } from './stopWords';

/**
 * Stems that say nothing about a subject by themselves, in addition to stop words: adverbs and prepositions, everyday verbs and
 * adjectives, words with which papers describe their own work, and nouns that most abstracts contain (dataset, model, performance).
 */
const ordinaryStems: ReadonlySet<string> = new Set(
  `above across actually additional additionally address against ahead aim allow almost alone along already always analysis analyze
  another anything apart appear apply approach argue around art article ask assume available average away back bad base become begin behind
  believe below benefit best better beyond big book bring build call care case certain challenge change chapter choose clear close
  collect come common compare complete conclude conclusion condition consider consist contain continue contribute contribution could current currently day
  deal demonstrate depend describe design despite detail develop difference different difficult directly discuss down easy
  effect effective efficient enable end enough entire especially establish evaluate even ever every evidence exactly example exist expect
  experiment explain explore extend extensive fact far feel few figure final finally find first five follow form four full fully
  further furthermore future gain general generally get give go good great group grow hand happen hard help high highly
  hold hope idea identify impact important improve improvement include increase indeed inside instance instead interest introduce introduction issue
  join keep key kind know known lack large largely last later lead least leave less let level leverage lie life like likely limit limited limitation line
  list little live long look lose lot low main mainly make man many matter maybe mean means mention method moreover mostly move
  name namely near necessary need never new next nothing notice novel number obtain off offer often old once one open opposite order organize
  organise outline outside over overall own page paper paragraph part particular past pay people perform perhaps person place please plus point
  possible practice present previous previously probably problem produce promising propose prove provide public purpose put quick quickly quite
  range reach read reader real realize really receive recent recently recommend reduce refer reference related relatively relevant rely remain
  remark report require research respectively rest result reveal right role run said say second section see seek seem
  sense sentence serious set several shall short show side significant significantly similar similarly simple simply single small
  solve somehow something sometimes soon specific specifically stand start state step still strong strongly study sub subject substantial success such suggest summarize
  summary support suppose sure table take talk tell term test thank thing think third though thought three time today together
  top topic total touch treat true try turn two type typical typically unclear under understand unless unlike useful user usually valuable
  various vary view want way week whole wide widely word work world worth write wrong year yes yield zero
  accuracy achieve art baseline data dataset framework learn learning model outperform perform performance quality show system task train training`
    .split(/\s+/)
    .map(stemWord),
);

/** Whether a stem says nothing about a subject by itself. A stop word can be a stem too: `other` is the stem of `others`. */
export function isOrdinaryStem(stem: string): boolean {
  return ordinaryStems.has(stem) || stopWords.has(stem);
}
