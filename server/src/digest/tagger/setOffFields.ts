import { labels } from './crf';
import type { Layout } from './layout';
import type { Parts } from './segments';
import { type Tokens, tokenTypes } from './tokens';

const titleLabel = labels.indexOf('title');

/** Of the words in such a part at least this share must be of the title for all to be. */
const minTitleShare = 0.3;

/** Words between quotation marks, or in bold, italics or a link of their own, are one field: if many of them are of a title, all are. */
export function joinSetOffFields({ tokens, coarse }: Layout, found: Uint8Array): Uint8Array {
  for (let part = 1; part + 1 < coarse.count; part += 1) {
    if (coarse.isDelimiter[part] === 1 || !isSetOff(tokens, coarse, part)) continue;
    const [start, end] = [coarse.starts[part] ?? 0, coarse.starts[part + 1] ?? 0];
    let titles = 0;
    for (let at = start; at < end; at += 1) if (found[at] === titleLabel) titles += 1;
    if (titles >= minTitleShare * (end - start) && titles < end - start) found.fill(titleLabel, start, end);
  }
  return found;
}

/** The parts around a word that is hyphenated at the end of a line are one field: if one half is of a title, all are. */
export function joinHyphenated({ tokens, coarse }: Layout, found: Uint8Array): Uint8Array {
  const { count, types, texts, textIds, starts, ends, lines, lineOf } = tokens;
  for (let at = 2; at + 1 < count; at += 1) {
    if (types[at] !== tokenTypes.break || !/^[-‐\u00ad]$/.test(texts[textIds[at - 1] ?? 0] ?? '')) continue;
    if (starts[at - 1] !== ends[at - 2] || lineOf[at - 2] !== lineOf[at - 1] || lines[lineOf[at] ?? 0]?.startsBlock === true) continue;
    if (!/^\p{Ll}/u.test(texts[textIds[at + 1] ?? 0] ?? '') || (found[at - 2] !== titleLabel && found[at + 1] !== titleLabel)) continue;
    const from = found[at + 1] === titleLabel ? (coarse.starts[coarse.partOf[at - 2] ?? 0] ?? at) : at;
    const to = found[at - 2] === titleLabel ? (coarse.starts[(coarse.partOf[at + 1] ?? 0) + 1] ?? at) : at;
    found.fill(titleLabel, from, to);
  }
  return found;
}

function isSetOff(tokens: Tokens, coarse: Parts, part: number): boolean {
  const before = (coarse.starts[part] ?? 0) - 1;
  const after = coarse.starts[part + 1] ?? 0;
  const opens = (at: number): boolean =>
    tokens.types[at] === tokenTypes.style || /^["“„«「『《]$/.test(tokens.texts[tokens.textIds[at] ?? 0] ?? '');
  const closes = (at: number): boolean =>
    tokens.types[at] === tokenTypes.style || /^["”“»」』》.,]$/.test(tokens.texts[tokens.textIds[at] ?? 0] ?? '');
  return before >= 0 && after < tokens.count && opens(before) && closes(after) && tokens.lineOf[before] === tokens.lineOf[after];
}
