import type { MarkedLine } from '../marked/markedLine';
import { completeNames } from './completeNames';
import { computeMarginals, findBestLabels, labelCount, labels, scoreTokens } from './crf';
import { describeTokens } from './features';
import { joinSubtitles } from './joinSubtitles';
import { type Layout, layOut } from './layout';
import type { ReaderModel } from './readerModel';
import type { Parts } from './segments';
import { joinHyphenated, joinSetOffFields } from './setOffFields';
import { readToken, type Tokens, tokenizeLines, tokenTypes } from './tokens';
import type { FirstPass } from './votes';
import { describeWords } from './words';

const titleLabel = labels.indexOf('title');
const authorLabel = labels.indexOf('author');
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
  const labels = joinNames(layout, joinHyphenated(layout, joinSetOffFields(layout, labelFirstOfOthers(layout, found))));
  const completed = completeNames(layout, labels);
  joinSubtitles(layout, labels);
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

/**
 * Adds the name before the colon of a title, `Mamba: ...`, at the beginning of a line or field. A word that several titles have there, such as
 * `Title:` or `Survey:`, is no name.
 */
function joinNames({ tokens, coarse }: Layout, found: Uint8Array): Uint8Array {
  /** Where each name is; undefined for a word that is there more than once. */
  const names = new Map<string, { readonly start: number; readonly end: number } | undefined>();
  for (let at = 3; at < tokens.count; at += 1) {
    if (found[at] !== titleLabel || found[at - 1] === titleLabel || readToken(tokens, at - 1) !== ':') continue;
    const start = coarse.starts[coarse.partOf[at - 2] ?? 0] ?? 0;
    if (at - 1 - start > maxNameWords || coarse.isDelimiter[coarse.partOf[at - 2] ?? 0] === 1 || !beginsField(tokens, start - 1)) continue;
    const words = Array.from({ length: at - 1 - start }, (_, each) => readToken(tokens, start + each));
    if (!/\p{Lu}/u.test(words[0] ?? '') || found.subarray(start, at - 1).some((label) => label !== otherLabel)) continue;
    const name = words.join(' ');
    names.set(name, names.has(name) ? undefined : { start, end: at });
  }
  for (const place of names.values()) if (place !== undefined) found.fill(titleLabel, place.start, place.end);
  return found;
}

/** The name of a method before a colon has at most so many words or marks. */
const maxNameWords = 3;

function beginsField(tokens: Tokens, before: number): boolean {
  const type = tokens.types[before];
  return type === undefined || type === tokenTypes.break || type === tokenTypes.style || /^[.)\]"“«|]$/.test(readToken(tokens, before));
}

/** At most so many words of a name stand before "et al.". */
const maxSurnameWords = 3;

/** `Keskar et al, On Large Batches`: whoever is named before "et al." is a person, and no part of a title. */
function labelFirstOfOthers({ tokens }: Layout, found: Uint8Array): Uint8Array {
  for (let at = 1; at + 1 < tokens.count; at += 1) {
    if (readToken(tokens, at) !== 'et' || readToken(tokens, at + 1) !== 'al' || found[at - 1] === authorLabel) continue;
    let first = at;
    while (first > 0 && at - first < maxSurnameWords && /^\p{Lu}/u.test(readToken(tokens, first - 1))) first -= 1;
    if (first === at || !(beginsField(tokens, first - 1) || /^[-–—(,;:&]$/.test(readToken(tokens, first - 1)))) continue;
    found.fill(authorLabel, first, at);
    let end = at + 2;
    while (end < tokens.count && /^[.,:;]$/.test(readToken(tokens, end))) end += 1;
    found.fill(otherLabel, at, end);
  }
  return found;
}
