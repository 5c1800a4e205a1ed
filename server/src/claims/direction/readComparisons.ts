import { alternation } from '../../base/alternation';
import type { Span } from '../../base/span';

/** Characters for private use that stand for two papers in a text. Each is repeated, so that the text keeps its length. */
export const paperMarks = { first: '\uE000', second: '\uE001' } as const;

/** What a sentence says of two papers that it compares. */
export interface Comparison {
  /** From the one paper to the other: UTF-16 offsets in the sentence. */
  readonly span: Span;
  /** What the better paper has more of. `merit` is said without a quantity: "outperforms". */
  readonly scale: Scale;
  readonly greater: keyof typeof paperMarks;
  /** What is compared, and where: "higher accuracy", "on small images". The three parts are before, between and after the papers. */
  readonly setting: { readonly lead: string; readonly measure: string; readonly after: string };
  /** The statement from the beginning of the sentence, without what follows in other clauses. */
  readonly clause: string;
  /** What the sentence adds to it: "with particular gains on tables". Empty if there is nothing such. */
  readonly more: string;
}

type Scale = 'merit' | 'speed' | 'height' | 'size' | 'length';

const grades: readonly (readonly [words: string, scale: Scale, sign: 1 | -1])[] = [
  ['better stronger more_accurate', 'merit', 1],
  ['worse weaker less_accurate', 'merit', -1],
  ['faster more_quickly', 'speed', 1],
  ['slower more_slowly', 'speed', -1],
  ['higher', 'height', 1],
  ['lower', 'height', -1],
  ['larger bigger', 'size', 1],
  ['smaller', 'size', -1],
  ['longer', 'length', 1],
  ['shorter', 'length', -1],
];
const grade = `(?<grade>${alternation(grades.map(([words]) => words).join(' '))})`;

/** All words before the verb must be of these, so that no word is skipped that changes the meaning. */
const adverbs =
  '(?: (?:\\p{Ll}+ly|also|even|still|thus|again|now|both|has|have|had|is|was|are|were|been|does|far|much|(?:is|was|are|were) (?:shown|found) to))*';
const amount = '(?: (?:about|roughly|nearly|almost|over))?(?: [\\w.]+ (?:times|orders? of magnitude)| \\d\\S*[x×%])?';
/** The words before the second paper: "strong baselines such as". A preposition could begin another statement. */
const object =
  '(?: (?!(?:by|in|on|with|using|for|to|than|from|at|when|while|without|not|nor|plus|variants?|ablations?)\\b)[^\\s;:]+){0,9}? \\(?';
const measure = '(?<measure>(?: (?!(?:than|by|and|but)\\b)[\\p{L}\\d-]+){0,4}?)';
const beats = '(?:outperform|surpass|beat|exceed|outdo|overtake|overtak)';
/** A size and a noun after the name of the first paper: "WebSpline 7B", "the WebSpline model". */
const noun =
  '(?: \\d[\\d.]*[BM])?(?: (?:model|method|system|framework|approach|algorithm|network|architecture|baseline|agent|parser|tokenizer)s?)?';
const isBeaten = '(?:outperformed|surpassed|beaten|exceeded|outdone|overtaken|improved (?:up)?on)';
const isBehind = alternation(
  'inferior_to falls?_behind fell_behind lags?_behind lagged_behind trails? trailed falls?_short_of loses?_to lost_to',
);
const has = alternation(
  'achieves? achieved has have had obtains? gives? gave reaches reached yields? yielded attains? attained shows? showed delivers? delivered produces? produced gets? got offers?',
);
const does = alternation('performs? performed does do did works? worked runs? ran renders? fares? scores? scored');

/** What is between the two papers. With the sign 1, the first of them is the better one, unless a grade says more. */
const forms: readonly (readonly [source: string, sign: 1 | -1])[] = [
  [`${beats}(?:e?[sd])?|outdid|overtook|improve[sd]? (?:up)?on|improve[sd]? over|superior to|ahead of|(?:wins?|won) (?:over|against)`, 1],
  [isBehind, -1],
  [`${isBeaten}(?: (?:on|in) [\\w-]+)? by`, -1],
  [`(?:${does})?${adverbs}${amount} ?${grade} than`, 1],
  [`${has}(?: an?)?${adverbs} ${grade}${measure} than`, 1],
];
/** A verb farther from its subject: "reaches 80%, outperforming ...", "is small and outperforms ...". */
const distant = `.*(?:,|\\band|\\bwhile|\\bthereby|, which)${adverbs} (?:${beats}(?:e?s|ing)|improv(?:es|ing) (?:(?:up)?on|over)|\\p{Ll}+ing${amount} ${grade} than)`;
/** What follows the second paper in "Compared to the first, the second achieves an improvement of 3%". */
const beyond = new RegExp(
  `^${noun}(?: ?\\([^()]*\\))?${adverbs} (?:${has}(?: an?)?|${does}|is|are)${adverbs}(?:(?: [\\w.+%-]+){0,3}? (?:improvements?|gains?)(?! (?:than|over|as)\\b)| ${grade}${measure}(?= (?:in|on|for|across|at)\\b|[,.;]|$))`.replaceAll(
    ' ',
    ' +',
  ),
  'u',
);
const readers = [
  ...forms.map(([source, sign]) => ({
    sign,
    form: new RegExp(`^${noun}(?: ?\\([^()]*\\))?(?:,[^,]*,)?${adverbs} (?:${source})${object}$`, 'u'),
  })),
  { sign: 1, form: new RegExp(`^(?!.*\\b(?:whereas|but|although)\\b)${distant}${object}$`, 'u') },
] as const;

/** More UTF-16 units between two papers are not read. */
const farthest = 300;
const noSubject =
  /(?:\b(?:with|without|plus|and|or|like|over|than|on|by|from|to|in|using|not|nor|versions? of|variants? of|parts? of)|[-+]) ?$/i;
const noObject = /^(?:[-+]| (?:variants?|ablations?|versions?|alone|plus|combined)\b)/;
const clauseEnd =
  /[.;:](?!\d)|,? (?:while|whereas|but|though|although|and (?:is|has|also|even|\p{Ll}+s)|because|since|which|with the)\b|, (?!in |on |across |(?:and )?\p{Lu}|etc)/u;
const leading =
  /^(?:(?:On|In|For|With|Under|When|Where|Among|Within|Once|At|Using|Across|After|Given|Without|Trained)\b[^,]*(?=,)|(?:\S+ ){0,4}(?:experiments|evaluations|results)\b[^,]*? on [^,]*(?= (?:show|demonstrate)))/i;

const addition =
  /^, (?:with )?(?:(?:a |an |the )?(?:particular|special|notable|large)|particularly|especially|notably|including)\b.*?(?=,? (?:while|whereas|but|though|although|except|not)\b|;|$)/;

/** A sentence that is longer than this, in UTF-16 units, is a table or no sentence. */
const longestSentence = 1500;

/** The comparisons of the two papers in a sentence whose papers are marked. */
export function readComparisons(sentence: string): readonly Comparison[] {
  if (sentence.length > longestSentence) return [];
  const text = sentence.replace(/[\s~]/g, ' ');
  const marks = [...text.matchAll(/\uE000+|\uE001+/g)]
    .map(({ 0: mark, index }) => ({ which: nameMark(mark), start: index, end: index + mark.length }))
    // Of "a tenth of A's data", A itself is not compared.
    .filter(({ end }) => !/^['’]s\b/.test(text.slice(end, end + 3)));
  return marks.flatMap((subject, at): readonly Comparison[] => {
    const other = marks[at + 1];
    if (other === undefined || other.which === subject.which || other.start - subject.end > farthest) return [];
    const before = text.slice(0, subject.start);
    const rest = text.slice(other.end);
    const between = text.slice(subject.end, other.start).replace(/ +/g, ' ').replaceAll(' ,', ',');
    const read = readBetween(before, between, rest) ?? readBeyond(before, between, rest);
    if (read === undefined) return [];
    const { grade: word, measure: noun = '' } = read.match.groups ?? {};
    const [, scale = 'merit', sign = 1] = grades.find(([words]) => words.split(' ').includes(word?.replaceAll(' ', '_') ?? '')) ?? [];
    const after = rest.slice(read.length);
    const clause = after.slice(0, clauseEnd.exec(after)?.index ?? after.length);
    const ofWhat = /([\p{L}-]+) of (?:the )?$/u.exec(before)?.[1] ?? '';
    return [
      {
        span: { start: subject.start, end: other.end + read.length },
        scale: scale === 'height' && isMerit.test(noun) ? 'merit' : scale,
        greater: read.sign * sign === 1 ? subject.which : other.which,
        setting: { lead: leading.exec(text)?.[0] ?? '', measure: `${ofWhat}${noun}`, after: clause },
        clause: text.slice(0, other.end + read.length + clause.length),
        more: addition.exec(after.slice(clause.length))?.[0] ?? '',
      },
    ];
  });
}

interface ReadForm {
  readonly match: RegExpExecArray;
  readonly sign: 1 | -1;
  /** How much of the text after the second paper belongs to the form, in UTF-16 units. */
  readonly length: number;
}

/** A form between the two papers. */
function readBetween(before: string, between: string, rest: string): ReadForm | undefined {
  if (noSubject.test(before.slice(-20)) || noObject.test(rest)) return undefined;
  for (const { form, sign } of readers) {
    const match = form.exec(between);
    if (match !== null) return { match, sign, length: 0 };
  }
  return undefined;
}

/** "Compared to the first, the second achieves an improvement of 3%." */
function readBeyond(before: string, between: string, rest: string): ReadForm | undefined {
  if (!/^(?: \d[\d.]*[BM])?, $/.test(between) || !/\b[Cc]ompared (?:to|with) $/.test(before.slice(-20))) return undefined;
  const match = beyond.exec(rest.slice(0, farthest));
  return match === null ? undefined : { match, sign: -1, length: match[0].length };
}

const isMerit = /\b(?:accuracy|scores?|quality|performance|recall|precision|success rates?|F1)$/i;

function nameMark(mark: string): Comparison['greater'] {
  return mark.startsWith(paperMarks.first) ? 'first' : 'second';
}
