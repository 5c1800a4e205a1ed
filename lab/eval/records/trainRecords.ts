// Makes the weights of the reader of records, and says how well it does on shapes that it was not made on.

import type { Models } from '../../../server/src/digest/records/titles/chooseTitles';
import { chooseTitles, memberInput, weighFeatures } from '../../../server/src/digest/records/titles/chooseTitles';
import type { LearningCase } from './captures';
import { foldTitle } from './captures';
import { type Example, learn } from './learn';

export interface Penalties {
  readonly slot: number;
  readonly member: number;
}

export function slotExamples({ slots, truth, titles }: LearningCase, weight = 1): Example[] {
  return slots.map(({ features, members }, at) => {
    const right = truth[at]?.filter(Boolean).length ?? 0;
    // A slot that holds few of the titles is a worse answer than its own share says.
    const target =
      members.length === 0
        ? 0
        : (right / members.length) * (titles.size === 0 ? 0 : Math.min(1, 0.3 + (0.7 * right) / Math.min(titles.size, members.length)));
    return { features, target, weight: weight * Math.log2(1 + members.length) };
  });
}

export function memberExamples({ slots, truth }: LearningCase, slotModel: Readonly<Record<string, number>>, weight = 1): Example[] {
  const examples: Example[] = [];
  for (const [at, slot] of slots.entries()) {
    const logit = weighFeatures(slot.features, slotModel);
    if (logit < -2) continue;
    const step = Math.max(1, Math.ceil(slot.members.length / 60));
    for (const [index, member] of slot.members.entries()) {
      if (index % step !== 0) continue;
      examples.push({
        features: memberInput(slot.featuresOf(member), logit),
        target: truth[at]?.[index] === true ? 1 : 0,
        weight: (weight * step) / Math.sqrt(slot.members.length),
      });
    }
  }
  return examples;
}

/** The same examples with titles of unusual words, so that evidence beside the words counts as well. */
function withOddWords(examples: readonly Example[]): Example[] {
  return examples.map(({ features, target, weight }) => ({
    features: Object.fromEntries(Object.entries(features).map(([name, value]): [string, number] => [name, oddly(name, value)])),
    target,
    weight: weight * 0.15,
  }));
}

function oddly(name: string, value: number): number {
  if (name === 'likely' || name === 'likelyEvidence') return 0;
  return /^like|^unique(?:Like|Evidence)/.test(name) ? value * 0.55 : value;
}

export interface Weighted {
  readonly learningCase: LearningCase;
  readonly weight: number;
}

export function train(cases: readonly Weighted[], penalties: Penalties = { slot: 0.0005, member: 0.0005 }): Models {
  const ofSlots = cases.flatMap(({ learningCase, weight }) => slotExamples(learningCase, weight));
  const slot = learn([...ofSlots, ...withOddWords(ofSlots)], penalties.slot);
  const ofMembers = cases.flatMap(({ learningCase, weight }) => memberExamples(learningCase, slot, weight));
  const member = learn([...ofMembers, ...withOddWords(ofMembers)], penalties.member, 110);
  return { slot, member, slotThreshold: 0.25, memberThreshold: 0.35 };
}

export interface Score {
  readonly name: string;
  readonly wanted: number;
  readonly found: number;
  readonly f1: number;
  readonly missed: readonly string[];
  readonly surplus: readonly string[];
  /** Titles that no candidate is. */
  readonly unseen: number;
}

export function judge(learningCase: LearningCase, models: Models): Score {
  const { around, slots, titles, truth } = learningCase;
  const chosen = chooseTitles(around.blocks, models, { context: around, slots }).titles;
  const found = new Map(chosen.map(({ block, start, end }) => [foldTitle(block.text.slice(start, end)), block.text.slice(start, end)]));
  const right = [...found.keys()].filter((title) => titles.has(title)).length;
  const offered = new Set<string>();
  for (const [at, slot] of slots.entries())
    for (const [member, { block, start, end }] of slot.members.entries())
      if (truth[at]?.[member] === true) offered.add(foldTitle(block.text.slice(start, end)));
  const precision = found.size === 0 ? (titles.size === 0 ? 1 : 0) : right / found.size;
  const recall = titles.size === 0 ? 1 : right / titles.size;
  return {
    name: learningCase.name,
    wanted: titles.size,
    found: found.size,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    missed: [...titles].filter((title) => !found.has(title)),
    surplus: [...found].filter(([folded]) => !titles.has(folded)).map(([, title]) => title),
    unseen: [...titles].filter((title) => !offered.has(title)).length,
  };
}
