import type { Span } from '../../base/span';
import { splitSentences } from '../../text/sentences/splitSentences';
import { stemContentWord } from '../../text/words/stemWord';
import { tokenizeWords } from '../../text/words/tokenize';
import { paperMarks, readComparisons, type Comparison } from './readComparisons';

/** A paper of a comparison. */
export interface ComparedPaper {
  /** The names by which an abstract may mean the paper. */
  readonly names: readonly string[];
  readonly title: string;
  /** Empty if the paper has none. */
  readonly abstract: string;
}

/** A sentence of an abstract that says the contrary of a sentence of a draft. */
export interface Reversal {
  /** The paper whose abstract it is. */
  readonly by: 'first' | 'second';
  /** The sentence: UTF-16 offsets in the abstract. */
  readonly span: Span;
  /** The comparison in it. */
  readonly comparison: Span;
}

/** What makes a comparison less than certain, or another one. */
const unsure =
  /\?|n['’]t\b|\b(?:not|no|never|nor|neither|nothing|nowhere|fail\w*|cannot|can|could|may|might|would|should|must|if|whether|unless|except|only(?! \d)|however|sometimes|often|partly|seem\w*|appear\w*|hardly|barely|scarcely|rarely|or|comparabl[ey]|competitive with|on par|similar\w*|equal\w*|match\w*|claim\w*|suppos\w*|expect\w*|believ\w*|assum\w*|argu\w*|contrary|unlike|instead|once|initially|formerly)\b/i;
/** What restricts a statement from another clause: "but not on Y". */
const restricted = /\?|\b(?:not|n['’]t|except|unless|if|whether|claim\w*|contrary)\b/i;
/** Some of several things: for the others, the contrary may be true. */
const partly =
  /\b(?:some|certain|a few|others?|rest|elsewhere|partially|(?:all|everything) but|out of|(?:one|two|three|four|five|six|seven|eight|nine|\d+|half|part|subset) of)\b/i;
const mostly = /\b(?:most|majority|mostly|many|several)\b/i;
const ownWork = /\b(?:we|our|us|I|my)\b/;
const ownPhrase =
  /\b(?:[Oo]ur|[Tt]h(?:is|e proposed))(?: [\p{L}-]+){0,2}? (?:method|model|approach|framework|system|network|algorithm|technique|architecture)\b|\b[Ww]e\b|(?<=^|, )[Ii]t\b/gu;
/** "It" at the beginning of a sentence, and the sentence before it. */
const ownPronoun = /(?<=(?<before>[^.?!]*)[.?!] +)(?:It\b|This(?= \p{Ll}+s\b))/gu;
/** Words that don't narrow a comparison. */
const general =
  /^(?:(?:benchmark|data|dataset|task|experiment|result|evaluation|domain|metric|method|baseline|model|setting|test|margin|point|score|level)s?|average|overall|performance|quality|accuracy|significant(?:ly)?|consistent(?:ly)?|several|various|multiple|many|diverse|different|extensive|comprehensive|standard|challenging|wide|large|public|popular|respectively|terms?|approximately|about|roughly|nearly|existing|recent|prior|previous|strong|concurrent|one|two|three|four|five|six|seven|eight|nine|ten|show|demonstrate|state|art|sota|number|generally|particular(?:ly)?|especially|notably|exists?|contain(?:s|ing)|alike|percent\w*|pp|absolute|relative)$/;

/**
 * The sentence of an abstract that says the contrary of a sentence of a draft: that A outperforms B, where the draft says that B
 * outperforms A. undefined unless both sentences compare the two papers in plain words, of the same thing. In the sentence, the papers
 * are marked by `paperMarks`, and citations are spaces.
 */
export function findReversal(sentence: string, papers: Readonly<Record<Comparison['greater'], ComparedPaper>>): Reversal | undefined {
  const [said, ...more] = readComparisons(sentence);
  if (said === undefined || more.length > 0) return undefined;
  const start = startOfStatement(sentence.slice(0, said.span.start));
  if (
    unsure.test(said.clause.slice(start)) ||
    restricted.test(sentence.slice(start)) ||
    partly.test(said.setting.lead + said.setting.after) ||
    ownWork.test(sentence) ||
    isOfSeveral(sentence, said)
  )
    return undefined;
  let found: Reversal | undefined;
  for (const by of ['first', 'second'] as const) {
    const { title, abstract } = papers[by];
    const marked = markPapers(abstract, by, papers);
    for (const span of splitSentences(abstract.replace(/\s/g, ' '))) {
      for (const read of readComparisons(marked.slice(span.start, span.end))) {
        if (read.scale !== said.scale) continue;
        // If one of the two papers says the same as the draft, they disagree, and the writer may follow either.
        if (read.greater === said.greater) return undefined;
        if (unsure.test(read.clause) || !isSameThing(said, read, title) || !hasSizes(abstract.slice(span.start, span.end), said.clause))
          continue;
        const comparison = { start: span.start + read.span.start, end: span.start + read.span.end };
        found ??= { by, span, comparison };
      }
    }
  }
  return found;
}

/** Where the statement of a comparison begins in a sentence: what is said before a colon, or "as expected", doesn't change it. */
function startOfStatement(before: string): number {
  return (
    /^(?:.*(?:[:;]|, (?:given that|since|because|where))\s)?\s*(?:As (?:one (?:might|would|may|could) )?expect(?:ed)?\b[^,:;]*,)?/is.exec(
      before,
    )?.[0].length ?? 0
  );
}

/** Whether a sentence has all sizes of models that another one has: "FUSION 3B". */
function hasSizes(sentence: string, asked: string): boolean {
  const sizes = /(?<![\w.])\d[\d.]*[BM]\b/g;
  const own = new Set(sentence.match(sizes));
  return (asked.match(sizes) ?? []).every((size) => own.has(size));
}

/** Whether the draft compares more than two: "A outperforms B and C", "A outperforms C, B", but not "A outperforms its predecessor, B". */
function isOfSeveral(sentence: string, { span }: Comparison): boolean {
  return (
    /^\s*(?:,?\s+(?:and|as well as)\b(?!\s+(?:(?:it|this|that)\b|(?:it|the)\s\p{Ll}+\s(?:is|are|was|has)\b))|,\s*\p{Lu})/u.test(
      sentence.slice(span.end),
    ) ||
    /(?:(?<!\b(?:its|their|the|an?)(?: \p{Ll}+)*),|\band)\s*$/u.test(sentence.slice(span.start, span.end).replace(/[\uE000\uE001]+$/, ''))
  );
}

/** Marks the papers in an abstract, of which one is its own. */
function markPapers(abstract: string, own: Comparison['greater'], papers: Readonly<Record<Comparison['greater'], ComparedPaper>>): string {
  let marked = abstract.replace(/[\uE000\uE001]/g, ' ');
  const cover = (mark: string, found: RegExp): string => marked.replace(found, (text) => mark.repeat(text.length));
  const all = (['first', 'second'] as const).flatMap((which) => papers[which].names.map((name) => ({ which, name })));
  for (const { which, name } of all.sort((a, b) => b.name.length - a.name.length))
    marked = cover(
      paperMarks[which],
      new RegExp(`(?<![\\w./-])${name.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')}(?:[- ]\\d+(?:\\.\\d+)?[BM])?(?![\\w+]|[-.]\\w)`, 'gu'),
    );
  marked = cover(paperMarks[own], ownPhrase);
  const mark = paperMarks[own];
  const other = paperMarks[own === 'first' ? 'second' : 'first'];
  return marked.replace(ownPronoun, (pronoun, before: string) =>
    before.includes(mark) && !before.includes(other) ? mark.repeat(pronoun.length) : pronoun,
  );
}

/**
 * Whether two comparisons are of the same thing: what the draft names is named by the abstract, and what narrows the statement of the
 * abstract stands in the draft. A benchmark that the abstract names doesn't narrow it, nor does the subject of its title.
 */
function isSameThing(said: Comparison, read: Comparison, title: string): boolean {
  const subject = listWords(title).map(({ stem }) => stem);
  const named = new Set([...listWords(read.clause + read.more.replace(/^, with /, ' ')).map(({ stem }) => stem), ...subject]);
  const asked = Object.values(said.setting)
    .flatMap(listWords)
    .filter(({ isGeneral }) => !isGeneral);
  if (!asked.every(({ stem }) => named.has(stem))) return false;
  const askedStems = new Set(asked.map(({ stem }) => stem));
  const isOpen = (part: string): boolean =>
    listWords(part).every(({ stem, isGeneral, isName }) => isGeneral || isName || askedStems.has(stem) || subject.includes(stem));
  // The draft can name the place in fewer words: "editing" for "image editing".
  const isNamed = (part: string): boolean => {
    const stems = new Set(listWords(part).map(({ stem }) => stem));
    return asked.length > 0 && asked.every(({ stem }) => stems.has(stem));
  };
  const { lead, measure, after } = read.setting;
  // Of "B and C in quality and speed" the draft may name one.
  const [, others = '', where = ''] =
    /^(.*?)(\b(?:in|on|for|across|under|at|when|over)\b.*)?$/.exec(after.replace(/\([^()]*\)/g, ' ')) ?? [];
  if (partly.test(lead + where) || (mostly.test(lead + where) && !mostly.test(said.setting.lead + said.setting.after))) return false;
  return (
    [lead, measure, others.replace(/\p{Lu}\S*/gu, '')].every(isOpen) && where.split(/,| and /).some((part) => isOpen(part) || isNamed(part))
  );
}

function listWords(text: string): readonly { readonly stem: string; readonly isGeneral: boolean; readonly isName: boolean }[] {
  // How much better it is, as in "by 3.2 points on average", says nothing of where.
  const plain = text.replace(/[\uE000\uE001]/g, ' ').replace(/\b(?:by|with) [^,]*?\d[^,]*?(?= (?:on|in|for|across)\b|,|$)/g, ' ');
  return tokenizeWords(plain).flatMap(({ term, start, end }) => {
    const stem = stemContentWord(term);
    if (stem === undefined) return [];
    const around = `${/[\w-]*$/.exec(plain.slice(Math.max(0, start - 30), start))?.[0] ?? ''}${/^[\w-]*/.exec(plain.slice(start, start + 60))?.[0] ?? ''}`;
    return [
      {
        stem,
        isGeneral: general.test(plain.slice(start, end).toLowerCase()) || /^[\d.]+\w?$/.test(term),
        isName: /\p{Ll}\p{Lu}|\p{Lu}{2}|[\p{L}]\d/u.test(around),
      },
    ];
  });
}
