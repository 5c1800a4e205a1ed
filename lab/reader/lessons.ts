import { readHtmlLines } from '../../server/src/digest/marked/html/htmlLines';
import { readMarkdownLines } from '../../server/src/digest/marked/markdown/markdownLines';
import { labels } from '../../server/src/digest/tagger/crf';
import { type Layout, layOut } from '../../server/src/digest/tagger/layout';
import type { Lexicon } from '../../server/src/digest/tagger/lexicon';
import { locateTokens, type Tokens, tokenizeLines } from '../../server/src/digest/tagger/tokens';
import { describeWords } from '../../server/src/digest/tagger/words';
import type { LabelledText } from './generate/labelledText';

export interface LabelledTokens {
  readonly tokens: Tokens;
  readonly labels: Uint8Array;
}

/** The tokens of a made text with their labels. Delimiters and breaks within a field have the field's label. */
export function labelTokens({ text, spans, isHtml }: LabelledText): LabelledTokens {
  const tokens = tokenizeLines(isHtml ? readHtmlLines(text) : readMarkdownLines(text));
  const found = new Uint8Array(tokens.count);
  const offsets = locateTokens(tokens);
  let span = 0;
  for (let at = 0; at < tokens.count; at += 1) {
    const offset = offsets[at] ?? 0;
    while (span > 0 && (spans[span]?.start ?? text.length) > offset) span -= 1;
    while (span < spans.length && (spans[span]?.end ?? 0) <= offset) span += 1;
    const own = spans[span];
    // The break of a line, and a mark at the start of a field, begin where the field begins: they are within it only after its start.
    const isWithin = own !== undefined && (tokens.starts[at] === tokens.ends[at] ? own.start < offset : own.start <= offset);
    if (isWithin) found[at] = labels.indexOf(own.label);
  }
  return { tokens, labels: found };
}

export function layOutTokens(tokens: Tokens, lexicon: Lexicon): Layout {
  return layOut(tokens, describeWords(tokens, lexicon));
}
