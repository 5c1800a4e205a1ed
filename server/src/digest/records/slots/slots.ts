import { foldText } from '#text';
import { findLabel, isLinkLabel } from '../../fields/labels';
import type { RecordBlock } from '../blocks/recordBlock';
import { findLinks } from '../blocks/recordBlock';
import { type BlockContext, type BlockEvidence, siblingGroupOf } from './blockContext';
import type { TitleCandidate } from './candidates';
import { findCandidates } from './candidates';
import { authorLikeness, hasYear, isProse, looksLikeVenue, targetKindOf } from './evidence';
import { titleLikeness } from './titleLikeness';

/** The values of features by name. A feature that is missing is 0. */
export type Features = Readonly<Record<string, number>>;

/** Candidates that are the same part of blocks with the same format, such as the first link of numbered items. */
export interface Slot {
  readonly key: string;
  readonly members: readonly TitleCandidate[];
  readonly features: Features;
  /** Computes the features of a member once, when they are first needed. */
  featuresOf(member: TitleCandidate): Features;
}

const you = /\b(?:you|your|we|our|us|please|click|here|subscribe|check out|let me|i'm|don't|how to|welcome)\b/i;

function isTitleLabel(label: string): boolean {
  return (
    findLabel(label) === 'title' ||
    /^(?:原文标题|标题|原文タイトル|タイトル|題名|論文|论文|论文标题|titre|título|titel|titolo|artículo|article|artikel|articolo|paper title|original title)$/.test(
      label,
    )
  );
}

function computeMemberFeatures(candidate: TitleCandidate, context: BlockContext): Features {
  const { block, start, end, slot } = candidate;
  const scope = context.describeScope(block.index);
  return block.facts.recall(`${scope} ${start} ${end} ${slot}`, () => computeFeatures(candidate, scope));
}

function computeFeatures({ block, start, end, slot }: TitleCandidate, scope: string): Features {
  const text = block.text.slice(start, end);
  const words = text.split(/\s+/).length;
  const links = findLinks(block, start + 1, end - 1).map(targetKindOf);
  const has = (name: keyof BlockEvidence): number => (scope.includes(name) ? 1 : 0);
  const before = block.text.slice(0, start).replace(/[\s\p{P}]+/gu, '');
  const after = block.text.slice(end).replace(/[\s\p{P}]+/gu, '');
  const likeness = titleLikeness(text);
  const people = authorLikeness(text);
  const ownLink = links.includes('paper') ? 'paper' : links[0];
  const paper = Math.max(has('paperLink'), has('identifier'));
  const foldedHeader = block.cell?.header.toLowerCase() ?? '';
  const label = slot.startsWith('label ') ? slot.slice(6) : '';
  const said = block.label ?? block.parts.find((part) => part.end > start)?.piece.label;
  const features: Record<string, number> = {
    likeness,
    words1: words === 1 ? 1 : 0,
    words2: words === 2 ? 1 : 0,
    words34: words === 3 || words === 4 ? 1 : 0,
    words59: words >= 5 && words <= 9 ? 1 : 0,
    words20: words >= 10 && words <= 20 ? 1 : 0,
    words35: words > 20 && words <= 35 ? 1 : 0,
    wordsMore: words > 35 ? 1 : 0,
    lower: /^\p{Ll}/u.test(text) && !/^\p{Ll}+\p{Lu}|^\p{Ll}+\d/u.test(text) ? 1 : 0,
    stop: /[.…:]$/.test(text) ? 1 : 0,
    address: /https?:|www\.|\.(?:com|org|io|html?|py|md)\b/.test(text) ? 1 : 0,
    people: people > 0.6 ? 1 : 0,
    venue: looksLikeVenue(text) ? 1 : 0,
    year: hasYear(text) ? 1 : 0,
    furniture: isLinkLabel(text) || findLabel(text) !== undefined ? 1 : 0,
    sectionWord:
      /^(?:\d+\s*)?(?:contents?|table of|introduction|about|usage|install|license|contribut|papers?|news|links?|resources?|overview|topics?|references|other|session|invited|keynote|break|lunch)\b/i.test(
        text,
      ) && words < 5
        ? 1
        : 0,
    covers: (end - start) / Math.max(1, block.text.length),
    linkPaper: ownLink === 'paper' ? 1 : 0,
    linkCode: ownLink === 'code' ? 1 : 0,
    linkPage: ownLink === 'page' ? 1 : 0,
    linkInside: ownLink === 'inside' ? 1 : 0,
    scopePaper: paper,
    scopeCodeOnly: has('codeLink') && !paper ? 1 : 0,
    scopePageOnly: has('pageLink') && !paper ? 1 : 0,
    scopePeople: people > 0.6 ? 0 : has('people'),
    scopeVenue: has('venue'),
    scopeYear: has('year'),
    scopeProse: has('prose'),
    scopeSmall: scope.startsWith('small') ? 1 : 0,
    scopeLarge: scope.startsWith('large') ? 1 : 0,
    first: before === '' ? 1 : 0,
    afterShort: before !== '' && before.length < 22 ? 1 : 0,
    afterLong: before.length > 60 ? 1 : 0,
    last: after === '' ? 1 : 0,
    goesOn: /^[\s,]*\p{Ll}/u.test(block.text.slice(end, end + 4)) && !/^,?\s*\p{Ll}+\./u.test(block.text.slice(end, end + 20)) ? 1 : 0,
    comesFrom: /\p{Ll}[\s]*$/u.test(block.text.slice(Math.max(0, start - 3), start)) ? 1 : 0,
    you: you.test(text) ? 1 : 0,
    prose: isProse(text) || (text.length > 160 && /\.\s/.test(text)) ? 1 : 0,
    sentence: /^\p{Lu}.*\b(?:is|are|was|were|has|have|can|will|be|that|which)\b.*\.$/u.test(block.text.slice(start, end + 1)) ? 1 : 0,
    titleHeader: isTitleLabel(foldedHeader) ? 1 : 0,
    otherHeader: foldedHeader !== '' && !isTitleLabel(foldedHeader) ? 1 : 0,
    titleLabel: label !== '' && isTitleLabel(label) ? 1 : 0,
    otherLabel: label !== '' && !isTitleLabel(label) ? 1 : 0,
    saidTitle: said === 'title' ? 1 : 0,
    saidOther: said !== undefined && said !== 'title' ? 1 : 0,
    letters: Math.min(1, (text.match(/\p{L}/gu)?.length ?? 0) / Math.max(1, text.length)),
    capitals: text === text.toUpperCase() ? 1 : 0,
    eastern: /[\u3040-\u9fff\uac00-\ud7af]/.test(text) ? 1 : 0,
    likely: likeness > 0.45 ? 1 : 0,
    unlikely: likeness < 0.2 ? 1 : 0,
    evidence: (paper + (people > 0.6 ? 0 : has('people')) + has('prose') + Math.max(has('venue'), has('year'))) / 4,
    likelyEvidence: likeness > 0.45 && (paper === 1 || (people <= 0.6 && has('people') === 1) || has('prose') === 1) ? 1 : 0,
    likeEvidence: likeness * Math.max(paper, people > 0.6 ? 0 : has('people'), has('prose')),
    likeAll: likeness * paper * (people > 0.6 ? 0 : has('people')),
    likeFirst: before === '' ? likeness : 0,
    likePaper: likeness * paper,
    likePeople: likeness * (people > 0.6 ? 0 : has('people')),
    likeProse: likeness * has('prose'),
  };
  return features;
}

/** The format of a block. Candidates in blocks with different formats are in different slots. */
export function formatOf(block: RecordBlock, context: BlockContext): string {
  const { kind, depth, marker, cell } = block;
  if (cell !== undefined) return `cell ${foldText(cell.header)}${cell.header === '' ? String(cell.column) : ''}`;
  if (kind !== 'text') return `${kind} ${String(depth)} ${marker ?? ''} ${kind === 'item' ? openingOf(block) : ''}`;
  const next = context.blocks[block.index + 1];
  const below =
    next === undefined || next.kind !== 'text'
      ? 'end'
      : isProse(next.text)
        ? 'prose'
        : context.evidenceOf(next.index).people
          ? 'people'
          : 'text';
  return `text ${String(depth)} ${block.label ?? ''} ${openingOf(block)} ${block.lines.length > 1 ? 'lines' : 'line'} ${below}`;
}

/** How a block begins: with a number, in bold or italics, or with a link. Empty for any other beginning. */
function openingOf({ text, parts }: RecordBlock): string {
  if (/^\s*[[(]?\d{1,4}[\])]?[.):]?\s/.test(text)) return 'number';
  const first = parts.find(({ piece }) => /[\p{L}\p{N}]/u.test(piece.text))?.piece;
  return first === undefined ? '' : first.bold ? 'bold' : first.link !== undefined ? 'link' : first.italic ? 'italic' : '';
}

/** If a slot has more members, its features are computed from about this many of them, evenly spaced. */
const sampleSize = 80;

/** The slots of the candidates in the given blocks, which may be a sample of the document. */
export function gatherSlots(context: BlockContext, sample: readonly RecordBlock[] = context.blocks): Slot[] {
  const byKey = new Map<string, TitleCandidate[]>();
  const groups = new Map<string, number>();
  let totalPaper = 0;
  for (const block of sample) {
    if (context.evidenceOf(block.index).paperLink) totalPaper += 1;
    groups.set(siblingGroupOf(block), (groups.get(siblingGroupOf(block)) ?? 0) + 1);
    const format = formatOf(block, context);
    for (const candidate of findCandidates(block)) {
      const key = `${format}|${candidate.slot}`;
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [candidate]);
      else known.push(candidate);
    }
  }
  return [...byKey].map(([key, members]) => describeSlot(key, members, context, groups, totalPaper));
}

function describeSlot(
  key: string,
  members: readonly TitleCandidate[],
  context: BlockContext,
  groups: ReadonlyMap<string, number>,
  totalPaper: number,
): Slot {
  const known = new Map<TitleCandidate, Features>();
  const featuresOf = (member: TitleCandidate): Features => {
    let own = known.get(member);
    if (own === undefined) known.set(member, (own = computeMemberFeatures(member, context)));
    return own;
  };
  const step = Math.max(1, Math.floor(members.length / sampleSize));
  const features: Record<string, number> = {};
  let count = 0;
  for (const [at, member] of members.entries()) {
    if (at % step !== 0) continue;
    count += 1;
    const own = featuresOf(member);
    for (const name in own) features[name] = (features[name] ?? 0) + (own[name] ?? 0);
  }
  for (const name of Object.keys(features)) features[name] = (features[name] ?? 0) / count;
  const slot = members[0]?.slot ?? '';
  const group = members[0] === undefined ? 1 : (groups.get(siblingGroupOf(members[0].block)) ?? 1);
  const texts = new Set(members.map(({ block, start, end }) => block.text.slice(start, end)));
  features['many'] = Math.min(1, Math.log2(1 + members.length) / 8);
  features['single'] = members.length === 1 ? 1 : 0;
  features['unique'] = texts.size / members.length;
  features['coverage'] = Math.min(1, members.length / group);
  features['explains'] = totalPaper === 0 ? 0 : Math.min(1, ((features['scopePaper'] ?? 0) * members.length) / totalPaper);
  features['anyPaper'] = totalPaper > 0 ? 1 : 0;
  features['fewPapers'] = Math.min(1, totalPaper / 5);
  const kind = members[0]?.block.kind ?? 'text';
  features[`kind ${kind}`] = 1;
  features[`slot ${slot.startsWith('label ') ? 'label' : slot}`] = 1;
  features['uniqueEvidence'] = (features['likeEvidence'] ?? 0) * (features['unique'] ?? 0) * (features['coverage'] ?? 0);
  features['uniqueLike'] = (features['likeness'] ?? 0) * (features['unique'] ?? 0);
  features['likeCovers'] = (features['likeness'] ?? 0) * (features['coverage'] ?? 0);
  return { key, members, features, featuresOf };
}
