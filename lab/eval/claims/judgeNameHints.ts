import { misattributedName } from '../../../server/src/features/findings/misattributedName';
import { misspeltName } from '../../../server/src/features/findings/misspeltName';
import { uncitedMention } from '../../../server/src/features/findings/uncitedMention';
import type { Figures } from '../../bench/measuring';
import { findClaimPapers } from './claimPapers';
import { createClaimWorkspace, type KeyedPaper, uriOfClaimDraft } from './claimWorkspace';
import type { ClaimJudge, GoldHalf } from './printClaims';
import { type GoldSet, readGold } from './readGold';

/** A sentence of a draft, and what is wrong with the name at `span`, a place in the sentence. */
interface JudgedName {
  readonly id: string;
  /** The library: `paper` is the address of a paper of the collection. */
  readonly papers: readonly { readonly paper: string; readonly key: string }[];
  readonly syntax: 'markdown' | 'latex';
  readonly sentence: string;
  /** The text of the draft before the sentence. */
  readonly draft?: string;
  readonly says: keyof typeof rules | 'nothing';
  readonly span: readonly [number, number];
  /** Why the judgement can be disputed. Such items are counted apart. */
  readonly doubtful?: string;
}

const rules = { misattributed: misattributedName, uncited: uncitedMention, misspelt: misspeltName };

export const judgeNameHints: ClaimJudge = { title: 'Names of papers: cited as another one, cited nowhere, misspelt', judge };

interface Judged {
  readonly item: JudgedName;
  readonly hints: readonly JudgedName['says'][];
}

function judge(half: GoldHalf, set: GoldSet): Figures | undefined {
  const judged = judgeAll(half, set);
  if (judged === undefined) return undefined;
  const sure = judged.filter(({ item }) => item.doubtful === undefined);
  const hints = sure.flatMap(({ item, hints: said }) => said.map((says) => says === item.says));
  const figures = Object.keys(rules).map((says) => {
    const wanted = sure.filter(({ item }) => item.says === says);
    const found = wanted.filter((each) => each.hints.some((hint) => hint === says)).length;
    const wrong = sure.filter((each) => each.item.says !== says && each.hints.some((hint) => hint === says)).length;
    return [says, `found ${found} of ${wanted.length}, ${wrong} wrong`] as const;
  });
  const doubtful = judged.filter(({ item }) => item.doubtful !== undefined);
  return {
    items: String(sure.length),
    precision: (hints.filter(Boolean).length / hints.length).toFixed(3),
    ...Object.fromEntries(figures),
    'left alone': String(sure.filter(({ item, hints: said }) => item.says === 'nothing' && said.length === 0).length),
    doubtful: `${doubtful.filter(({ item, hints: said }) => said.every((says) => says === item.says)).length} of ${doubtful.length} as judged`,
    // What the rules were made with may be looked at.
    ...(half === 'tuned' ? { otherwise: describeOthers(judged) } : {}),
  };
}

function describeOthers(judged: readonly Judged[]): string {
  return judged
    .filter(({ item, hints }) => (item.says === 'nothing' ? hints.length > 0 : hints.join() !== item.says))
    .map(({ item, hints }) => `${item.id} ${item.says} -> ${hints.join('+') || '-'}`)
    .join('; ');
}

function judgeAll(half: GoldHalf, set: GoldSet): readonly Judged[] | undefined {
  const items = readGold<JudgedName>('names.jsonl', set).filter(({ id }) => (Number(/\d+/.exec(id)?.[0]) % 2 === 1) === (half === 'tuned'));
  const wanted = new Set(items.flatMap(({ papers }) => papers.map(({ paper }) => paper)));
  const known = findClaimPapers(({ url }) => wanted.has(url));
  if (known === undefined) return undefined;
  const byUrl = new Map(known.map((paper) => [paper.url, paper]));
  return items.map((item) => ({
    item,
    hints: listHints(
      item,
      item.papers.flatMap(({ paper, key }): KeyedPaper[] => {
        const found = byUrl.get(paper);
        return found === undefined ? [] : [{ key, title: found.title, abstract: found.abstract }];
      }),
    ),
  }));
}

/** What the rules say of the place that was judged. */
function listHints({ syntax, sentence, draft = '', span }: JudgedName, papers: readonly KeyedPaper[]): readonly JudgedName['says'][] {
  const before = draft === '' || draft.endsWith('\n') ? draft : `${draft} `;
  const path = syntax === 'latex' ? 'draft.tex' : 'draft.md';
  const snapshot = createClaimWorkspace([{ path, text: `${before}${sentence}\n` }], papers);
  const [start, end] = [before.length + span[0], before.length + span[1]];
  return (Object.keys(rules) as (keyof typeof rules)[]).filter((says) =>
    rules[says].detect(snapshot, uriOfClaimDraft(path)).some((finding) => finding.span.start < end && start < finding.span.end),
  );
}
