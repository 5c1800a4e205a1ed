import type { Span } from '../../base/span';
import type { Citation, CitationKey } from '../../model/citation';
import type { Prose } from '../../model/draft';
import type { DraftFile } from '../../workspace/textFile';
import { foldBlanks, splitProse } from './proseSentences';

/** A sentence of a draft that cites. */
export interface CitingSentence {
  /** Where it stands in the draft. */
  readonly span: Span;
  /** Its words, without citations, commands and markup; never empty. */
  readonly text: string;
  readonly keys: readonly CitationKey[];
}

const byDraft = new WeakMap<DraftFile, readonly CitingSentence[]>();

/** The sentences of a draft that cite, in order. A citation behind a full stop belongs to the sentence before it. */
export function listCitingSentences(draft: DraftFile): readonly CitingSentence[] {
  const known = byDraft.get(draft);
  if (known !== undefined) return known;
  const found: CitingSentence[] = [];
  let done = -1;
  for (const { span } of draft.scan().citations) {
    if (span.start < done) continue;
    const prose = draft.language.findProse(draft.text, draft.scan(), span.start);
    done = Math.max(span.end, prose.span.end);
    found.push(...readParagraph(draft, prose));
  }
  byDraft.set(draft, found);
  return found;
}

function readParagraph(draft: DraftFile, prose: Prose): readonly CitingSentence[] {
  const { sentences, citations } = splitProse(draft, prose);
  const keys = sentences.map(() => new Set<CitationKey>());
  for (const citation of citations) for (const { key } of citation.items) keys[indexOfSentence(sentences, citation)]?.add(key);
  return sentences.flatMap((span, at) => {
    const cited = [...(keys[at] ?? [])];
    const text = foldBlanks(prose.text.slice(span.start - prose.span.start, span.end - prose.span.start));
    return cited.length === 0 ? [] : [{ span, text, keys: cited }];
  });
}

/** What stands between two sentences belongs to the one before. */
function indexOfSentence(sentences: readonly Span[], { span }: Citation): number {
  const next = sentences.findIndex(({ start }) => start > span.start);
  return next === -1 ? sentences.length - 1 : Math.max(0, next - 1);
}
