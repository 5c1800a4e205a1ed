import type { DraftFile } from '../../workspace/files/textFile';
import { listSentences } from '../passages/draftSentences';

/** Some sentences of a draft that follow each other in one section. */
export interface DraftPassage {
  readonly text: string;
  /** The heading of the section; undefined before the first heading. */
  readonly heading: string | undefined;
}

const sentencesInPassage = 5;

/**
 * The passages of a draft, in the order of the text. Of a draft with more passages than `most`, about that many are chosen, at equal
 * distances.
 */
export function listDraftPassages(draft: DraftFile, most: number): readonly DraftPassage[] {
  const { headings } = draft.scan();
  const passages: { readonly heading: string | undefined; readonly sentences: string[] }[] = [];
  let next = 0;
  for (const { span, text } of listSentences(draft)) {
    const before = next;
    while ((headings[next]?.span.start ?? Infinity) <= span.start) next += 1;
    const last = passages.at(-1);
    if (last === undefined || next !== before || last.sentences.length === sentencesInPassage)
      passages.push({ heading: headings[next - 1]?.text, sentences: [text] });
    else last.sentences.push(text);
  }
  const step = Math.max(1, passages.length / most);
  return passages
    .filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
    .map(({ heading, sentences }) => ({ heading, text: sentences.join(' ') }));
}
