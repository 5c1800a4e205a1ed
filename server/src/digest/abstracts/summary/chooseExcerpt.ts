import { splitSentences } from '#text';
import { alternation } from '../../../base/alternation';
import { type Span, sliceSpan } from '../../../base/span';
import { closesBrackets, findKeySentence, hasSecondItem, isWholeClause, listClauseEnds, listOptionalClauseEnds } from './chooseSummary';

/*
 * Lengths in UTF-16 units. An excerpt is a list item that should be readable at a glance, so it has at most `wellRead` units if
 * possible, and never more than `maxExcerptLength`. It is a whole clause: nothing is truncated.
 */
const wellRead = 180;
const maxExcerptLength = 220;
const minExcerptLength = 40;

/**
 * A clause of the abstract, verbatim, to show after the paper's name in a list. It says what the work is or does, as in `a framework
 * that reduces ...`. It has no full stop at its end and no introductory words. Empty if no clause can be understood on its own.
 */
export function chooseExcerpt(title: string, names: readonly string[], abstract: string): string {
  const key = findKeySentence(title, names, abstract);
  if (key === undefined) return '';
  const ends = (span: Span): Span => ({
    start: span.start,
    end: span.start + abstract.slice(span.start, span.end).replace(/[\s.!:;,]+(["'”’)]*)$/, '$1').length,
  });
  // The first name and the names in the title are those of the whole work. Other names may belong to a part of the work, and a
  // statement about a part would be misleading.
  const own = names.filter((name, at) => at === 0 || title.includes(name));
  const explained = listExplained(abstract).filter((short) => !own.includes(short));
  const titleWords = new Set(listWords(title));
  const isClear = (words: string): boolean =>
    isUnderstoodAlone(words) && addsToTitle(words, titleWords) && !explained.some((short) => uses(words, short));
  const sentences = splitSentences(abstract);
  const defining = sentences.filter((span) => own.some((name) => listAfterName(sliceSpan(abstract, span), name).length > 0));
  for (const sentence of [key, ...defining, ...sentences.filter((span) => hasNameAsSubject(abstract, span, own))]) {
    const { start, end } = ends(sentence);
    if (abstract.slice(start, end).includes('?')) continue;
    for (const telling of listInformativeParts(abstract.slice(start, end), own)) {
      const span = { start: start + telling.start, end: start + telling.end };
      const found = chooseEnd(abstract, span, isClear);
      if (found !== undefined) return abstract.slice(span.start, found);
    }
  }
  return '';
}

/**
 * The last possible end of a clause of at most `wellRead` units. If there is none, the first possible end of a clause of at most
 * `maxExcerptLength` units; undefined if there is none either.
 */
function chooseEnd(text: string, span: Span, isClear: (words: string) => boolean): number | undefined {
  const near = [...listClauseEnds(text, span), ...listOptionalClauseEnds(text, span)]
    .filter((end) => end - span.start <= maxExcerptLength)
    .sort((a, b) => b - a);
  // Text after a colon is quoted completely or not at all.
  const ends = near.filter((end) => !/: /.test(text.slice(span.start, end)));
  // If the brackets of a clause are not balanced, it may end only at the end of its sentence, and only if the text before it has
  // balanced brackets. Then the authors wrote the sentence like this. Otherwise the clause is incomplete.
  const canEnd = (end: number, words: string): boolean =>
    isWholeClause(words) || (end === span.end && hasSecondItem(words) && closesBrackets(text.slice(0, span.start)));
  const good = [span.end, ...ends].filter((end) => {
    const words = text.slice(span.start, end);
    return words.length >= minExcerptLength && words.length <= maxExcerptLength && canEnd(end, words) && isClear(words);
  });
  return good.find((end) => end - span.start <= wellRead) ?? good.at(-1);
}

const adverb = alternation(String.raw`\(\w{1,3}\) also further then thus therefore here first instead hence now \w+ly`);
const author = String.raw`(?:[Ww]e|[Tt]his (?:paper|work|article|study|report|survey|review|thesis)|[Tt]he paper)`;
const make = alternation('propose introduce present develop design devise construct create describe build');
const making = new RegExp(`\\b${author}(?:,? ${adverb}){0,3} ${make}(?:s|es|ed|d)? (?=(?:a|an|the first|two|three|four|five|several) )`);
const finding = new RegExp(
  `\\b(?:[Ww]e|[Oo]ur (?:[\\w-]+ ){1,9}?)(?:,? ?${adverb} ?){0,2} ?${alternation('show demonstrate find reveal prove observe discover')}(?:s|ed)? that `,
);
/** The beginning of a main clause with the authors as subject. */
const acting = new RegExp(
  `(?:^|[,;:–—-] |\\b${alternation('paper work article study report Here Then Thus Therefore Hence Instead')} )(?=${author} )`,
);
const passive = new RegExp(
  `^(?:In this ${alternation('paper work article study report')},? )?(?=.* ${alternation('is are')} ${alternation('proposed introduced presented developed designed')}\\b)`,
  's',
);
/**
 * A second verb with the authors as subject. In `we present a cache and show that ...`, the words after `present` cannot be quoted
 * without it.
 */
const secondVerb = new RegExp(
  `,? (?:and|then) (?:${adverb} )?${alternation('propose introduce present develop design show demonstrate provide release evaluate apply use study conduct analy[sz]e prove call name term')} `,
);

/** Parts of a sentence that say what the work is or does, the most informative first. */
function listInformativeParts(sentence: string, names: readonly string[]): readonly Span[] {
  const { length } = sentence;
  const after = (pattern: RegExp): readonly number[] => {
    const found = pattern.exec(sentence);
    return found === null ? [] : [found.index + found[0].length];
  };
  const made = [...names.flatMap((name) => listAfterName(sentence, name)), ...after(making)];
  const starts = [
    ...made.filter((start) => !secondVerb.test(sentence.slice(start))),
    ...after(finding),
    ...after(acting),
    ...names.filter((name) => startsWithName(sentence, name)).map(() => 0),
    ...after(passive),
  ];
  return starts.map((start) => ({ start, end: length }));
}

/** The offsets directly after words that introduce the name: `we introduce DuoAttention, `, `Kite (KT) is `, `a method BarNet that `. */
function listAfterName(sentence: string, name: string): readonly number[] {
  const at = sentence.indexOf(name);
  if (at < 0) return [];
  const found =
    /^["”’)]*(?: \([^()]{1,30}\))?(?:(?:, | [-–—]{1,2} |: | is | are | )(?=(?:a|an|the|one) )|,? (?:that|which) (?=(?:\w+ly |also |only |can )?(?!is |was |has |does )\p{Ll}+s\b|can\b))/u.exec(
      sentence.slice(at + name.length),
    );
  return found === null ? [] : [at + name.length + found[0].length];
}

/**
 * Whether a name is the subject of a sentence, as in `Kite estimates the wind ...`. Sentences about results or experiments do not
 * count.
 */
function hasNameAsSubject(abstract: string, { start, end }: Span, names: readonly string[]): boolean {
  const sentence = abstract.slice(start, end);
  return (
    names.some((name) => startsWithName(sentence, name)) &&
    !/\b(?:achiev|outperform|state-of-the-art|experiment|surpass|available)/i.test(sentence)
  );
}

function startsWithName(sentence: string, name: string): boolean {
  return sentence.startsWith(name) && /^ (?:\w+ly )?(?!is |was |has |does )\p{Ll}+s\b/u.test(sentence.slice(name.length));
}

const leaning = new RegExp(
  `\\b(?:this|these|those|such|above|aforementioned|former|latter|respectively|as follows|following)\\b(?! (?:paper|work|article|study|report|survey|review|thesis|as|that)\\b)|^(?:it|they|he|she)\\b|^we (?:also|further|additionally|then|next|finally)\\b|\\bthe resulting\\b|\\bthe (?:problem|issue|challenge|limitation|gap)s?$`,
  'i',
);

/** Matches a text with a later part of an enumeration but without the first part. */
const laterPart = /^(?:(?!\((?:1|i|a)\)).)*\((?:[2-9]|i{2,3}|i?v|[b-e])\)/s;

/** Matches a text that ends by announcing things without naming them: `three key components`. */
const announcing =
  /\b(?:two|three|four|five|several|key|main|core) (?:[\w-]+ ){0,2}(?:components?|parts|stages|steps|innovations?|contributions?|modules|designs?|strategies|ideas?|insights?)$/;
/** Words that say that something is available. */
const givingOut = /\b(?:project page|our code|source code|codebase|publicly|we (?:release|open-source))\b/i;

/** Whether a text can be understood without the text before it, and has no markup, no omission and no incomplete end. */
function isUnderstoodAlone(words: string): boolean {
  return (
    !leaning.test(words) &&
    !laterPart.test(words) &&
    !announcing.test(words) &&
    !givingOut.test(words) &&
    !/\*\*|…|:$|\b(?:and|or|of|the|a|an|to|with|for|by|in|on)$/.test(words)
  );
}

/** Abbreviations that need no expansion. */
const known = /^(?:AI|API|CNN|CPU|CV|GPU|GUI|KV|LLM|LM|LVLM|MLLM|MoE|NLP|QA|RAG|RL|RNN|SFT|ViT|VLM|VQA)$/;

/** Abbreviations that the abstract expands: `screen reading (SPR)`. */
function listExplained(abstract: string): readonly string[] {
  return [...abstract.matchAll(/\((\p{Lu}[\p{L}\d-]*?[\p{Lu}\d])s?\)/gu)]
    .map(([, short = '']) => short)
    .filter((short) => !known.test(short));
}

/** Whether an abbreviation is used without being expanded. */
function uses(words: string, short: string): boolean {
  return !words.includes(`(${short}`) && words.split(/[^\p{L}\d]+/u).some((word) => word === short || word === `${short}s`);
}

/** Whether a text says more than the title: it has at least three ordinary words, and a word that is not in the title. */
function addsToTitle(words: string, titleWords: ReadonlySet<string>): boolean {
  const plain = (words.match(/(?<![\p{L}\d-])\p{Ll}{3,}/gu) ?? []).filter((word) => !said.test(word));
  return plain.length >= 3 && listWords(words).some((word) => !titleWords.has(word));
}

const said = /^(?:the|and|for|with|that|which|our|novel|new|propose|introduce|present|concept|idea|notion|task|problem)s?$/;

function listWords(text: string): readonly string[] {
  return (text.toLowerCase().match(/[\p{L}\d]{3,}/gu) ?? []).filter((word) => !said.test(word));
}
