import { chooseExcerpt } from '#digest';
import { isSentenceStart } from '#text';
import type { DraftFile } from '#workspace';
import { escapeSnippet } from '../../base/escape';
import { toReadable } from '../../base/readableText';
import type { Span } from '../../base/span';
import type { CitationKey } from '../../model/citation';
import type { CitationContext } from '../../model/draft';
import type { Paper } from '../../model/paper';

/** A sentence for a related-work section, with gaps for the writer to fill in. */
export interface SentenceTemplate {
  readonly kind: 'contribution' | 'contrast' | 'grouping' | 'limitation';
  readonly span: Span;
  /** The sentence as an LSP snippet, with a tab stop for each gap. */
  readonly snippet: string;
  /** The sentence for editors without snippets: each gap contains its hint, such as `[the problem]`. */
  readonly plain: string;
}

/**
 * The parts that are inserted into a frame: the paper's name with its citation, a quotation from its abstract, and gaps with hints for
 * the writer.
 */
interface Filling {
  readonly work: string;
  readonly quotation: string | undefined;
  readonly gap: (order: number, hint: string) => string;
}

/*
 * A quotation follows a colon, so that every excerpt fits, whether it is a noun phrase or a clause. The frames say as little as possible
 * about the paper: they contain its name, its citation and its own words, and the writer fills in the rest.
 */
const frames: Readonly<Record<SentenceTemplate['kind'], (filling: Filling) => string>> = {
  contribution: ({ work, quotation, gap }) =>
    `${work} addresses ${gap(1, 'the problem')}${quotation === undefined ? '' : `: ${quotation}`}.`,
  contrast: ({ work, quotation, gap }) =>
    quotation === undefined
      ? `In contrast to ${work}, we ${gap(1, 'do something else')}.`
      : `The authors of ${work} write: ${quotation}. In contrast, we ${gap(1, 'do something else')}.`,
  grouping: ({ work, gap }) => `${work} studies ${gap(1, 'the subject')}, as does ${gap(2, 'another paper')}.`,
  limitation: ({ work, quotation, gap }) =>
    quotation === undefined
      ? `${work} leaves ${gap(1, 'the question')} open.`
      : `The authors of ${work} write: ${quotation}. This leaves ${gap(1, 'the question')} open.`,
};
const kinds: readonly SentenceTemplate['kind'][] = ['contribution', 'contrast', 'grouping', 'limitation'];

/**
 * Sentences about `paper`, which the draft cites by `key`. They replace the citation that the writer is typing, which the
 * `CitationContext` describes. Empty if that citation is not at the start of a sentence, or if Marginalia can't write sentences in the
 * draft's language.
 */
export function listSentenceTemplates(
  draft: DraftFile,
  { wholeSpan: span }: CitationContext,
  paper: Paper,
  key: CitationKey = paper.key,
): readonly SentenceTemplate[] {
  const writer = draft.writer();
  if (span === undefined || writer?.text === undefined || !startsSentence(draft, span.start)) return [];
  const { renderText, renderQuotation } = writer.text;
  const name = renderText(paper.names[0] ?? '') || renderQuotation(toReadable(paper.title));
  const work = `${name} ${writer.citations.renderCitation([key], 'parenthetical')}`;
  // A summary may be somebody else's, so it is not quoted as the paper's own words.
  const excerpt = paper.abstractKind === 'summary' ? '' : toReadable(chooseExcerpt(paper.title, paper.names, paper.abstract));
  const quotation = excerpt === '' ? undefined : renderQuotation(excerpt);
  return kinds.map((kind) => {
    const tabStops = {
      work: escapeSnippet(work),
      quotation: quotation && escapeSnippet(quotation),
      gap: (order: number, hint: string) => `\${${order}:[${hint}]}`,
    };
    return {
      kind,
      span,
      snippet: `${frames[kind](tabStops)}$0`,
      plain: frames[kind]({ work, quotation, gap: (_order, hint) => `[${hint}]` }),
    };
  });
}

/** Whether a sentence can begin at `offset`: at the start of a paragraph or list item, or after a heading or another sentence. */
function startsSentence({ text, language: { prose } }: DraftFile, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - 200), offset);
  // A closing brace of LaTeX may separate the end of a sentence from the next one, as in `\emph{It ends here.} `.
  return isSentenceStart(before.replaceAll('}', '')) || (prose?.endsInBlockMark(before) ?? false);
}
