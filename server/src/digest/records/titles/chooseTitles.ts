import type { RecordBlock } from '../blocks/recordBlock';
import { BlockContext, siblingGroupOf } from '../slots/blockContext';
import { findCandidates, type TitleCandidate } from '../slots/candidates';
import { type Features, formatOf, gatherSlots, type Slot } from '../slots/slots';
import { memberWeights, slotWeights } from '../slots/slotWeights';
import { dropTitlesOfOtherPages } from './paperEvidence';
import { trimSharedBeginnings } from './trimSharedBeginnings';

/** A chosen title with the slot from which it was chosen. */
export interface ChosenTitle extends TitleCandidate {
  readonly slotKey: string;
  /** How certain it is that this is a title, from 0 to 1. */
  readonly score: number;
}

interface TitleChoice {
  /** In the order of the document. */
  readonly titles: readonly ChosenTitle[];
  readonly context: BlockContext;
}

export function weighFeatures(features: Features, weights: Readonly<Record<string, number>>): number {
  let sum = weights['bias'] ?? 0;
  for (const name in features) sum += (features[name] ?? 0) * (weights[name] ?? 0);
  return sum;
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** The input of the second model for a member: the features of the member, and the log-odds of the member's slot, limited to ±4. */
export function memberInput(features: Features, slotLogit: number): Features {
  return { ...features, slot: limitLogit(slotLogit) };
}

/** The log-odds that the second model gives `memberInput`. */
export function weighMember(features: Features, slotLogit: number, model: Models['member']): number {
  return weighFeatures(features, model) + limitLogit(slotLogit) * (model['slot'] ?? 0);
}

function limitLogit(slotLogit: number): number {
  return Math.max(-4, Math.min(4, slotLogit));
}

export interface Models {
  readonly slot: Readonly<Record<string, number>>;
  readonly member: Readonly<Record<string, number>>;
  readonly slotThreshold: number;
  readonly memberThreshold: number;
}

/** `lenient` also accepts titles in a text with little repetition; the caller must then check the result. */
export type Strictness = 'strict' | 'lenient';

export const models: Models = { slot: slotWeights, member: memberWeights, slotThreshold: 0.25, memberThreshold: 0.35 };

export const lenientModels: Models = { ...models, slotThreshold: 0.04, memberThreshold: 0.1 };

/**
 * If a document has more blocks than this, it is judged by a sample of this size. Each part of the sample consists of consecutive
 * blocks, because neighbouring blocks are evidence for each other.
 */
const sampled = 600;
const sampleParts = 6;

const sureScore = 0.9;
const siblingShare = 0.5;
const siblingEvidence = ['paperLink', 'identifier', 'codeLink', 'people', 'prose'] as const;

function drawSample(blocks: readonly RecordBlock[]): readonly RecordBlock[] {
  if (blocks.length <= sampled) return blocks;
  const length = sampled / sampleParts;
  return Array.from({ length: sampleParts }, (_, at) => Math.floor((at * (blocks.length - length)) / (sampleParts - 1))).flatMap((start) =>
    blocks.slice(start, start + length),
  );
}

/** The context and the slots of a document, computed once so that several models can be tried on the document. */
interface GatheredSlots {
  readonly context: BlockContext;
  readonly slots: readonly Slot[];
}

/**
 * The titles of a document, taken from its best slots. There is at most one title per block or table row, and none within the record of
 * an item or a heading.
 */
export function chooseTitles(
  blocks: readonly RecordBlock[],
  { slot: slotModel, member: memberModel, slotThreshold, memberThreshold }: Models = models,
  gathered?: GatheredSlots,
): TitleChoice {
  const context = gathered?.context ?? new BlockContext(blocks);
  const sample = drawSample(blocks);
  const slots = gathered?.slots ?? gatherSlots(context, sample);
  const scored = liftLast(slots.filter(hasVariedWords).map((slot) => ({ slot, logit: weighFeatures(slot.features, slotModel) })))
    .filter(({ logit, lifted }) => sigmoid(Math.max(logit, lifted ?? logit)) >= siblingShare * slotThreshold)
    .sort((a, b) => b.logit - a.logit);
  const all =
    sample.length === blocks.length || gathered !== undefined
      ? undefined
      : findMembers(context, new Set(scored.map(({ slot }) => slot.key)));
  const titles: ChosenTitle[] = [];
  const positions = new TitlePositions(context);
  /**
   * Groups of siblings that contain an almost certain title. A further candidate in an item of such a group needs a lower score if its
   * record has other evidence of a paper.
   */
  const siblings = new Set<string>();
  for (const each of scored) {
    const members = all?.get(each.slot.key) ?? each.slot.members;
    const judged = members.map((member) => judgeMember(each, each.slot.featuresOf(member), memberModel));
    // The more members of a slot are titles, the lower is the score that the other members need if they have evidence or are in a
    // table.
    const share = members.length > 3 ? judged.filter(({ score }) => score >= memberThreshold).length / members.length : 0;
    for (const [at, member] of members.entries()) {
      const { block } = member;
      if (!positions.isFree(block) || (members.length > 2 && isTitleOfWhole(block, context))) continue;
      const { slotLogit, score } = judged[at] ?? { slotLogit: each.logit, score: 0 };
      const { start, end } = context.scopeOf(block.index);
      const hasEvidence = siblingEvidence.some((name) => context.has(name, start, end));
      const isSibling = block.kind === 'item' && siblings.has(siblingGroupOf(block)) && hasEvidence;
      const bar = memberThreshold * (isSibling ? siblingShare : hasEvidence || block.cell !== undefined ? 1 - siblingShare * share : 1);
      if (score < bar || (!isSibling && sigmoid(slotLogit) < slotThreshold)) continue;
      positions.take(block);
      if (score >= sureScore) siblings.add(siblingGroupOf(block));
      titles.push({ ...member, slotKey: each.slot.key, score });
    }
  }
  titles.sort((a, b) => a.block.index - b.block.index || a.start - b.start);
  return { titles: trimSharedBeginnings(dropTitlesOfOtherPages(titles, context)), context };
}

/**
 * The blocks in which further titles are possible: at most one title per block or row, and none within the record of an item or a
 * heading.
 */
class TitlePositions {
  readonly #taken = new Set<number>();
  readonly #isInside: Uint8Array;
  readonly #isTitle: Uint8Array;

  constructor(private readonly context: BlockContext) {
    this.#isInside = new Uint8Array(context.blocks.length);
    this.#isTitle = new Uint8Array(context.blocks.length);
  }

  isFree(block: RecordBlock): boolean {
    if (this.#taken.has(this.#placeOf(block))) return false;
    if (block.kind !== 'heading') return this.#isInside[block.index] === 0;
    const { start, end } = this.context.scopeOf(block.index);
    return !this.#isTitle.subarray(start + 1, end).includes(1);
  }

  take(block: RecordBlock): void {
    this.#taken.add(this.#placeOf(block));
    this.#isTitle[block.index] = 1;
    if (block.kind !== 'heading' && block.kind !== 'item') return;
    const { start, end } = this.context.scopeOf(block.index);
    this.#isInside.fill(1, start + 1, end);
  }

  #placeOf({ index, cell }: RecordBlock): number {
    return cell === undefined ? index : this.context.scopeOf(index).start;
  }
}

/**
 * Whether a heading is the title of the whole text: it is the first block, and another heading of its own or a higher level follows
 * directly.
 */
function isTitleOfWhole({ kind, index }: RecordBlock, context: BlockContext): boolean {
  return kind === 'heading' && index === 0 && context.scopeOf(index).end === 1 && context.blocks[1]?.kind === 'heading';
}

interface JudgedMember {
  /** The log-odds of the member's slot. */
  readonly slotLogit: number;
  /** How certain it is that the member is a title, from 0 to 1. */
  readonly score: number;
}

function judgeMember({ slot, logit, lifted = logit }: Scored, features: Features, model: Models['member']): JudgedMember {
  // Only members that are likely to be papers are rated by `lifted`, because lists of papers may also contain news.
  const mayBeLast =
    features['likely'] === 1 && (features['scopePaper'] === 1 || features['scopePeople'] === 1 || slot.features['anyPaper'] === 0);
  const slotLogit = mayBeLast ? Math.max(logit, lifted) : logit;
  return { slotLogit, score: sigmoid(weighMember(features, slotLogit, model)) };
}

interface Scored {
  readonly slot: Slot;
  readonly logit: number;
  /** Set for a slot of last paragraphs: the log-odds of the slot of the paragraphs before them, minus `lastDiscount`. */
  readonly lifted?: number;
}

/** How much lower the last paragraph of a list is rated than the paragraphs before it, in log-odds. */
const lastDiscount = 0.5;

/**
 * The last paragraph of a list is in a slot of its own, because nothing similar follows it. It is treated almost like the paragraphs
 * before it.
 */
function liftLast(scored: readonly Scored[]): Scored[] {
  const surest = new Map<string, number>();
  const familyOf = (key: string): string => key.replace(lastFormat, '|');
  for (const { slot, logit } of scored)
    if (slot.members.length > 3 && anyFormat.test(slot.key))
      surest.set(familyOf(slot.key), Math.max(logit, surest.get(familyOf(slot.key)) ?? -Infinity));
  return scored.map((each) =>
    isLast.test(each.slot.key) ? { ...each, lifted: (surest.get(familyOf(each.slot.key)) ?? -Infinity) - lastDiscount } : each,
  );
}

const lastFormat = / (?:end|text|people|prose)\|/;
const anyFormat = /^text .* (?:text|people|prose)\|/;
const isLast = /^text .* end\|/;

/** Whether the words of a slot's members vary. If most members repeat the same words, these are a venue, a label or a button. */
function hasVariedWords({ members, features }: Slot): boolean {
  return members.length < 4 || (features['unique'] ?? 1) >= 0.3;
}

/** Finds, in the whole document, the members of the slots that the sample contains. */
function findMembers(context: BlockContext, keys: ReadonlySet<string>): ReadonlyMap<string, readonly TitleCandidate[]> {
  const formats = new Set([...keys].map((key) => key.slice(0, key.lastIndexOf('|'))));
  const found = new Map<string, TitleCandidate[]>([...keys].map((key) => [key, []]));
  for (const block of context.blocks) {
    const format = formatOf(block, context);
    if (!formats.has(format)) continue;
    for (const candidate of findCandidates(block)) found.get(`${format}|${candidate.slot}`)?.push(candidate);
  }
  return found;
}
