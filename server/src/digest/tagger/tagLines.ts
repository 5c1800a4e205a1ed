import type { MarkedLine } from '../marked/markedLine';
import { completeNames } from './completeNames';
import { computeMarginals, findBestLabels, labelCount, labels, scoreTokens } from './crf';
import { describeTokens } from './features';
import { type Layout, layOut } from './layout';
import type { ReaderModel } from './readerModel';
import type { Parts } from './segments';
import { type Tokens, tokenizeLines, tokenTypes } from './tokens';
import type { FirstPass } from './votes';
import { describeWords } from './words';

const titleLabel = labels.indexOf('title');
const otherLabel = labels.indexOf('other');

/** The tokens of a document with the label of each. */
export interface TaggedTokens {
  readonly tokens: Tokens;
  /** The parts of the lines between fine and between coarse delimiters. */
  readonly parts: Parts;
  readonly coarse: Parts;
  /** For each token the index of its label in `labels`. */
  readonly labels: Uint8Array;
  /** For each token the probability of each label: `labelCount` numbers a token. They are too confident. */
  readonly probabilities: Float32Array;
  /** For each token 1 if only its neighbours say that it is part of a name. */
  readonly completed: Uint8Array;
}

/** Labels the tokens of a document: once by what is written, and once more by what that says of similar lines and parts. */
export function tagLines(lines: readonly MarkedLine[], model: ReaderModel): TaggedTokens {
  const tokens = tokenizeLines(lines);
  const layout = layOut(tokens, describeWords(tokens, model.lexicon));
  const firstPass = tagOnce(layout, model);
  const features = describeTokens(layout, model.second.bits, firstPass);
  const scores = scoreTokens(model.second, features);
  const { probabilities } = computeMarginals(scores, model.second.transitions, features.transitions, false);
  const found = findBestLabels(scores, model.second.transitions, features.transitions);
  const labels = joinNames(layout, joinHyphenated(layout, joinSetOffFields(layout, found)));
  const completed = completeNames(layout, labels);
  return { tokens, parts: layout.fine, coarse: layout.coarse, labels, probabilities, completed };
}

/** The first pass over a document. */
export function tagOnce(layout: Layout, { first }: Pick<ReaderModel, 'first'>): FirstPass {
  const features = describeTokens(layout, first.bits);
  const scores = scoreTokens(first, features);
  const { probabilities } = computeMarginals(scores, first.transitions, features.transitions, false);
  return toFirstPass(probabilities, features.tokenCount);
}

/** The most probable label of each token, and how sure it is. */
function toFirstPass(probabilities: Float32Array, count: number): FirstPass {
  const labels = new Uint8Array(count);
  const sureness = new Uint8Array(count);
  for (let token = 0; token < count; token += 1) {
    let best = 0;
    for (let label = 1; label < labelCount; label += 1)
      if ((probabilities[token * labelCount + label] ?? 0) > (probabilities[token * labelCount + best] ?? 0)) best = label;
    const probability = probabilities[token * labelCount + best] ?? 0;
    labels[token] = best;
    sureness[token] = probability < 0.5 ? 0 : probability < 0.8 ? 1 : probability < 0.97 ? 2 : 3;
  }
  return { labels, sureness };
}

/** Of the words in such a part at least this share must be of the title for all to be. */
const minTitleShare = 0.3;

/** Words between quotation marks, or in bold, italics or a link of their own, are one field: if many of them are of a title, all are. */
function joinSetOffFields({ tokens, coarse }: Layout, found: Uint8Array): Uint8Array {
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
function joinHyphenated({ tokens, coarse }: Layout, found: Uint8Array): Uint8Array {
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

/**
 * Adds the name before the colon of a title, `Mamba: ...`, at the beginning of a line or field. A word that several titles have there, such as
 * `Title:` or `Survey:`, is no name.
 */
function joinNames({ tokens, coarse }: Layout, found: Uint8Array): Uint8Array {
  /** Where each name is; undefined for a word that is there more than once. */
  const names = new Map<string, { readonly start: number; readonly end: number } | undefined>();
  for (let at = 3; at < tokens.count; at += 1) {
    if (found[at] !== titleLabel || found[at - 1] === titleLabel || textAt(tokens, at - 1) !== ':') continue;
    const start = coarse.starts[coarse.partOf[at - 2] ?? 0] ?? 0;
    if (at - 1 - start > maxNameWords || coarse.isDelimiter[coarse.partOf[at - 2] ?? 0] === 1 || !beginsField(tokens, start - 1)) continue;
    const words = Array.from({ length: at - 1 - start }, (_, each) => textAt(tokens, start + each));
    if (!/\p{Lu}/u.test(words[0] ?? '') || found.subarray(start, at - 1).some((label) => label !== otherLabel)) continue;
    const name = words.join(' ');
    names.set(name, names.has(name) ? undefined : { start, end: at });
  }
  for (const place of names.values()) if (place !== undefined) found.fill(titleLabel, place.start, place.end);
  return found;
}

/** The name of a method before a colon has at most so many words or marks. */
const maxNameWords = 3;

function textAt({ texts, textIds }: Tokens, at: number): string {
  return texts[textIds[at] ?? 0] ?? '';
}

function beginsField(tokens: Tokens, before: number): boolean {
  const type = tokens.types[before];
  return type === undefined || type === tokenTypes.break || type === tokenTypes.style || /^[.)\]"“«|]$/.test(textAt(tokens, before));
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
