import type { Topic } from '../model/topic';
import { foldLabel } from './foldLabel';
import { pinTopics, type Pins } from './pinTopics';
import { countLeaves, findNearestLeaves } from './placePapers';
import { noLeaf, otherPapersLabel, type ModelTopic, type PinnedTopic, type PlacedPapers, type TopicDocument, type TopicModel } from './topicMap';

/** A topic while its papers are collected. `rows` has those that stand in none of its children. */
interface Section {
  readonly kind: 'found' | 'pinned';
  readonly label: string;
  terms: readonly string[];
  readonly rows: number[];
  readonly children: Section[];
}

/**
 * The topics as the writer sees them: those that the writer made first, then the automatic ones, those that were renamed
 * in their places, papers that fit nowhere at the end. Topics without papers are left out.
 */
export function listTopics(documents: readonly TopicDocument[], model: TopicModel, { leaves }: PlacedPapers, pinned: readonly PinnedTopic[]): readonly Topic[] {
  const pins = pinTopics(documents, model, pinned);
  const plan = planSections(model, pins);
  const rest: number[] = [];
  const brought = new Map<Section, number[]>();
  documents.forEach((_, row) => {
    const leaf = leaves[row] as number;
    const pin = pins.ofPaper[row];
    const own = plan.ofLeaf[leaf];
    const wanted = pin === undefined ? own : plan.ofPin[pin];
    if (wanted === undefined) rest.push(row);
    else if (wanted.children.length === 0) wanted.rows.push(row);
    else if (own !== undefined && wanted.children.includes(own)) own.rows.push(row);
    else brought.set(wanted, [...(brought.get(wanted) ?? []), row]);
  });
  for (const [section, rows] of brought) spread(documents, model, plan, section, rows);
  const topics = plan.sections.map((section) => toTopic(documents, section)).filter(({ keys }) => keys.length > 0);
  if (rest.length === 0) return topics;
  const isTaken = topics.some(({ label }) => foldLabel(label) === foldLabel(otherPapersLabel));
  const other: Topic = { label: isTaken ? `${otherPapersLabel} (2)` : otherPapersLabel, terms: [], keys: rest.map((row) => (documents[row] as TopicDocument).key), children: [] };
  return [...topics, other];
}

interface Plan {
  /** In the order in which they are shown. */
  readonly sections: readonly Section[];
  /** Where the papers of each leaf stand. */
  readonly ofLeaf: readonly Section[];
  /** By pinned topic. */
  readonly ofPin: readonly Section[];
}

function planSections(model: TopicModel, pins: Pins): Plan {
  const ofPin = pins.pinned.map(({ label, seeds }): Section => ({ kind: 'pinned', label, terms: seeds, rows: [], children: [] }));
  const ofLeaf: Section[] = [];
  const sections: Section[] = [];
  const placed = new Set<Section>();
  const show = (list: Section[], section: Section): void => {
    if (!placed.has(section)) list.push(section);
    placed.add(section);
  };
  const isShownElsewhere = new Set([...pins.ofTopic.values(), ...pins.parentOf.keys()]);
  ofPin.forEach((section, pin) => isShownElsewhere.has(pin) || show(sections, section));
  const splits = new Set([...pins.ofTopic].filter(([topic]) => (model.topics[topic]?.children.length ?? 0) > 0).map(([, pin]) => pin));
  model.topics.forEach((topic, index) => {
    const pin = pins.ofTopic.get(index);
    const section = pin === undefined ? createSection(topic) : (ofPin[pin] as Section);
    if (pin !== undefined) section.terms = [...section.terms, ...topic.terms];
    show(sections, section);
    const isSplit = pin === undefined ? topic.children.length > 0 : splits.has(pin);
    for (let leaf = 0; leaf < countLeaves(topic); leaf++) {
      const taker = pins.ofLeaf.get(topic.firstLeaf + leaf);
      const child = taker === undefined || taker === pin ? createSection(topic.children[leaf] ?? topic) : (ofPin[taker] as Section);
      const isOwn = taker === undefined || taker === pin || pins.parentOf.get(taker) === index;
      if (isOwn && isSplit) show(section.children, child);
      ofLeaf[topic.firstLeaf + leaf] = !isSplit && isOwn ? section : child;
    }
  });
  return { sections, ofLeaf, ofPin };
}

function createSection({ label, terms }: Pick<ModelTopic, 'label' | 'terms'>): Section {
  return { kind: 'found', label, terms, rows: [], children: [] };
}

/** Papers that the writer brought into a topic with children go to the nearest of these. */
function spread(documents: readonly TopicDocument[], model: TopicModel, { ofLeaf }: Plan, section: Section, rows: readonly number[]): void {
  const leaves = ofLeaf.flatMap((child, leaf) => (section.children.includes(child) ? [leaf] : []));
  const nearest = findNearestLeaves(rows.map((row) => documents[row] as TopicDocument), model, leaves);
  rows.forEach((row, at) => {
    const child = nearest[at] === noLeaf ? undefined : ofLeaf[nearest[at] ?? noLeaf];
    (child ?? (section.children[0] as Section)).rows.push(row);
  });
}

/** A single child says no more than its topic, unless the writer named it. */
function toTopic(documents: readonly TopicDocument[], section: Section): Topic {
  const { label, terms, children } = section;
  const filled = children.filter((child) => collectRows(child).length > 0);
  const keys = [...new Set(collectRows(section))].sort((a, b) => a - b).map((row) => (documents[row] as TopicDocument).key);
  const isDivided = filled.length > 1 || filled.some(({ kind }) => kind === 'pinned');
  return { label, terms: [...new Set(terms)], keys, children: isDivided ? filled.map((child) => toTopic(documents, child)) : [] };
}

function collectRows({ rows, children }: Section): readonly number[] {
  return [...rows, ...children.flatMap(collectRows)];
}
