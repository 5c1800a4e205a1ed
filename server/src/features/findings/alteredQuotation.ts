import { type AlteredQuotation, compareQuotation, correctQuotation, type Difference, type QuotableText, readQuotableText } from '#claims';
import { perFile, type Snapshot } from '#workspace';
import { derived } from '../../base/derivedValues';
import { type Span, shiftSpan, sliceSpan, touches } from '../../base/span';
import type { Paper } from '../../model/paper';
import { unprinted } from '../../model/quotation';
import { type CitedQuotation, listCitedQuotations } from '../evidence/citedSentences';
import { namePaper } from '../evidence/paperNames';
import type { Finding, QuickFix, Rule } from './rule';

export const alteredQuotation: Rule = {
  code: 'altered-quotation',
  severity: 'warning',
  settingText: 'Severity of quotations that differ slightly from the abstract of the cited paper.',
  documentation:
    "A quotation differs slightly from the abstract or title of the cited paper. Marginalia checks quotations and block quotations of at least four words next to a single citation. It ignores ellipses, words in brackets, typography and final punctuation. A quotation that resembles nothing in the abstract may come from the full text, so it isn't marked. The quick fix restores the exact wording.",
  kinds: ['draft'],
  detect: (snapshot, uri) => getAltered(snapshot, uri)?.map(toFinding) ?? [],
  listFixes: (snapshot, uri, span) =>
    getAltered(snapshot, uri)
      ?.filter(({ quotation }) => touches(quotation.span, span.start) || touches(span, quotation.span.start))
      .flatMap((found) => createFix(snapshot, uri, found)) ?? [],
};

interface Altered extends CitedQuotation {
  readonly field: 'abstract' | 'title';
  readonly altered: AlteredQuotation;
}

const getAltered = perFile((snapshot, uri): readonly Altered[] => {
  // Until all files are read, a key may still turn out to mean another paper.
  if (!snapshot.ready) return [];
  const compare = getComparison(snapshot);
  return listCitedQuotations(snapshot, uri).flatMap((cited): readonly Altered[] => {
    const { text: printed } = cited.quotation;
    const found = compare(cited.paper, printed);
    if (typeof found === 'string' || cited.others.some((other) => compare(other, printed) === 'exact')) return [];
    // The title of another work may be like a sentence of this paper.
    if (snapshot.library().findByTitle(printed.replaceAll(unprinted, '')).length > 0) return [];
    return [{ ...cited, ...found }];
  });
});

type Comparison = 'exact' | 'unlike' | Pick<Altered, 'field' | 'altered'>;

/** The results for this many quotations of a paper are kept. While a quotation is being typed, each letter gives another one. */
const maxKept = 50;

/** Compares quotations with papers. The texts of the papers that are quoted are read once, and each quotation is compared once. */
const getComparison = derived(
  () => [],
  () => {
    const texts = new WeakMap<Paper, PaperTexts>();
    const results = new WeakMap<Paper, Map<string, Comparison>>();
    return (paper: Paper, printed: string): Comparison => {
      const known = results.get(paper) ?? new Map<string, Comparison>();
      const result = known.get(printed);
      if (result !== undefined) return result;
      const read = texts.get(paper) ?? readTexts(paper);
      texts.set(paper, read);
      if (known.size >= maxKept) known.clear();
      const now = compareWithPaper(read, printed);
      results.set(paper, known.set(printed, now));
      return now;
    };
  },
);

interface PaperTexts {
  /** Undefined if there is none, or if somebody else wrote it. */
  readonly abstract: QuotableText | undefined;
  /** The title, and other versions of the abstract. */
  readonly others: readonly QuotableText[];
  readonly title: QuotableText;
}

function readTexts({ abstract, abstractKind, title, occurrences }: Paper): PaperTexts {
  const others = new Set(occurrences.flatMap(({ entry }) => [entry.title, entry.abstract ?? ''])).add(abstract);
  const isOwn = abstract !== '' && abstractKind === undefined;
  return {
    abstract: isOwn ? readQuotableText(abstract) : undefined,
    others: [...others].filter((text) => text !== '' && text !== title && !(isOwn && text === abstract)).map(readQuotableText),
    title: readQuotableText(title),
  };
}

function compareWithPaper({ abstract, others, title }: PaperTexts, printed: string): Comparison {
  const inAbstract = abstract === undefined ? 'unlike' : compareQuotation(printed, abstract);
  const inTitle = compareQuotation(printed, title);
  if ([inAbstract, inTitle, ...others.map((text) => compareQuotation(printed, text))].includes('exact')) return 'exact';
  if (typeof inTitle === 'object' && (typeof inAbstract !== 'object' || inTitle.differences.length <= inAbstract.differences.length))
    return { field: 'title', altered: inTitle };
  if (typeof inAbstract !== 'object') return 'unlike';
  const isOfTitle = hasCapitals(printed) && !hasCapitals(sliceSpan(inAbstract.original, inAbstract.span));
  return isOfTitle ? 'unlike' : { field: 'abstract', altered: inAbstract };
}

/** Whether most words have a capital, as in a title. What is quoted so is no sentence of an abstract that has none. */
function hasCapitals(printed: string): boolean {
  const words = printed.replaceAll(unprinted, '').match(/\p{L}[\p{L}\p{N}’'-]{3,}/gu) ?? [];
  return words.length >= 3 && 3 * words.filter((word) => /^\p{Lu}/u.test(word)).length >= 2 * words.length;
}

function toFinding(found: Altered): Finding {
  const { quotation, sentence, paper, altered } = found;
  const [first, last] = [altered.differences[0], altered.differences.at(-1)];
  const words = { start: first?.quoted.start ?? 0, end: last?.quoted.end ?? 0 };
  const span = words.start < words.end ? shiftSpan(words, quotation.inner.start) : quotation.span;
  return { span, message: describe(found), claim: { sentence: sentence.span, paper } };
}

function describe({ quotation, paper, field, altered }: Altered): string {
  const { original, differences } = altered;
  const isSign = ({ original: at }: Difference): boolean => /^[^\p{L}\p{N}]+$/u.test(sliceSpan(original, at));
  const first = differences.find((each) => !isSign(each)) ?? differences[0];
  if (first === undefined) return '';
  const source = `The ${field} of ${namePaper(paper)}`;
  const quoted = sliceSpan(quotation.text, first.quoted).replaceAll(unprinted, '').replace(/\s+/g, ' ');
  const right = sliceSpan(original, first.original);
  const words = `"${excerptAround(original, altered.span, first.original)}"`;
  const others = differences.length - 1;
  const more = others === 0 ? '' : others === 1 ? ' There is one more difference.' : ` There are ${others} more differences.`;
  if (quoted === '') return `The quotation omits "${right}". ${source} reads: ${words}.${more}`;
  if (right === '') return `The quotation adds "${quoted}". ${source} reads: ${words}.${more}`;
  if (altered.isReordered) return `The words of the quotation are in a different order. ${source} reads: ${words}.`;
  return `The quotation says "${quoted}" instead of "${right}". ${source} reads: ${words}.${more}`;
}

/** In UTF-16 code units. */
const maxWordsLength = 80;
const maxExcerptLength = 200;

/** The quoted part of the text, or if it is long, what is around the difference. */
function excerptAround(text: string, whole: Span, { start, end }: Span): string {
  if (whole.end - whole.start <= maxExcerptLength) return sliceSpan(text, whole);
  const room = Math.max(0, maxExcerptLength - (end - start)) / 2;
  const from = Math.max(whole.start, start - room);
  const to = Math.min(whole.end, end + room);
  const cut = text.slice(from, to);
  const left = from > whole.start ? `…${cut.slice(cut.indexOf(' ') + 1)}` : cut;
  return to < whole.end ? `${left.slice(0, left.lastIndexOf(' '))}…` : left;
}

function createFix(snapshot: Snapshot, uri: string, { quotation, altered, field, ...found }: Altered): readonly QuickFix[] {
  const draft = snapshot.drafts.get(uri);
  const writer = draft?.writer()?.text;
  if (draft === undefined || writer === undefined) return [];
  const edits = correctQuotation(draft.text, quotation, altered, (text) => writer.renderText(text));
  if (edits === undefined) return [];
  const [only, another] = altered.differences;
  const right = only === undefined ? '' : sliceSpan(altered.original, only.original);
  const isShort = another === undefined && right !== '' && right.length <= maxWordsLength;
  return [
    {
      title: isShort ? `Change to "${right}"` : `Use the exact wording of the ${field}`,
      isPreferred: true,
      span: toFinding({ quotation, altered, field, ...found }).span,
      change: { kind: 'edits', files: () => new Map([[uri, edits]]) },
    },
  ];
}
