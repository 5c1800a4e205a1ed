import { clarityOfName } from '../../../server/src/features/evidence/paperNames';
import { misattributedName, nameOf } from '../../../server/src/features/findings/misattributedName';
import type { Paper } from '../../../server/src/model/paper';
import { splitSentences } from '../../../server/src/text';
import { createRandom, type Random } from '../../../test/support/random';
import { type ClaimPaper, findClaimPapers } from './claimPapers';
import { createClaimWorkspace, type KeyedPaper, uriOfClaimDraft } from './claimWorkspace';
import type { ClaimJudge } from './printClaims';
import { judgeReplacedKeys } from './replaceKeys';

/** What a key beside a name is: another paper's, drawn at random or one of the same subject; the right one; or the name is a homonym's. */
type Kind = 'random' | 'near' | 'right' | 'homonym';

interface MadeSentence {
  readonly kind: Kind;
  readonly text: string;
}

/** In each half. */
const count = 200;
/** Of so many papers without a name, the one with the most words of the subject is the near one. */
const candidates = 1500;

/**
 * Sentences of abstracts that name a paper, with a key after the name: its own, or that of a paper that has no name. For homonyms, the sentence
 * is one of the paper without a name, on which a name is put that another paper has too.
 */
export const judgeWrongKeys: ClaimJudge = {
  title: `misattributed-name: names beside the key of a paper that has no name (made, ${count} of each kind)`,
  judge: (half) => {
    const papers = findClaimPapers(({ abstract }) => abstract.length > 400);
    if (papers === undefined) return undefined;
    const { sentences, library } = makeSentences(papers, createRandom(half === 'tuned' ? 5 : 6));
    const text = sentences.map((sentence) => sentence.text).join('\n\n');
    const snapshot = createClaimWorkspace([{ path: 'draft.md', text }], library);
    const marked = misattributedName.detect(snapshot, uriOfClaimDraft('draft.md')).map(({ span }) => span.start);
    let start = 0;
    const found: Record<Kind, string[]> = { random: [], near: [], right: [], homonym: [] };
    const all: Record<Kind, number> = { random: 0, near: 0, right: 0, homonym: 0 };
    for (const { kind, text: sentence } of sentences) {
      const end = start + sentence.length;
      all[kind] += 1;
      if (marked.some((at) => at >= start && at < end)) found[kind].push(sentence);
      start = end + 2;
    }
    const real = judgeReplacedKeys(half === 'tuned' ? 5 : 6);
    const share = (kind: Kind): string => `${found[kind].length} of ${all[kind]}`;
    return {
      'found, random key': share('random'),
      'found, key of the subject': share('near'),
      ...(real === undefined
        ? {}
        : { 'found, replaced in real drafts': `${real.found} of ${real.all}`, 'wrong, in real drafts': String(real.wrong) }),
      'wrong, right key': share('right'),
      'wrong, homonym': share('homonym'),
    };
  },
};

const titleName = /^(\p{Lu}[\p{L}\d-]*[\p{Lu}\d][\p{L}\d-]*): /u;
const introduces = /\b(?:called|named|dubbed|termed|(?:present|propose|introduce|release|develop)s?)\b[^.]{0,60}?\p{Lu}\p{L}*\p{Lu}/u;
const opening = /^(?:We|This paper|This work|Our (?:method|model|approach|framework)) (?=(?:also )?\p{Ll}+)/u;

function makeSentences(
  papers: readonly ClaimPaper[],
  random: Random,
): { sentences: readonly MadeSentence[]; library: readonly KeyedPaper[] } {
  const byName = new Map<string, ClaimPaper[]>();
  for (const paper of papers) {
    const name = titleName.exec(paper.title)?.[1];
    if (name !== undefined && name.length > 4) byName.set(name, [...(byName.get(name) ?? []), paper]);
  }
  const nameless = papers.filter(({ title, abstract }) => !/[:?]/.test(title) && !introduces.test(abstract) && isNameless(title));
  const library = new Map<ClaimPaper, KeyedPaper>();
  const keyOf = (paper: ClaimPaper): string => {
    const keyed = library.get(paper) ?? { key: `paper${library.size}`, title: paper.title, abstract: paper.abstract };
    library.set(paper, keyed);
    return keyed.key;
  };
  const sentences: MadeSentence[] = [];
  for (let tries = 0; sentences.length < 4 * count && tries < 400 * count; tries += 1) {
    const drawn = drawMention(random.pick(papers), byName);
    if (drawn === undefined) continue;
    const { sentence, end, name, named } = drawn;
    const pool = Array.from({ length: candidates }, () => random.pick(nameless)).filter(
      ({ title, abstract }) => !`${title} ${abstract}`.includes(name),
    );
    const [near, other] = [findNear(named, pool), pool[0]];
    if (near === undefined || other === undefined) continue;
    const cite = (paper: ClaimPaper): string => `${sentence.slice(0, end)} [@${keyOf(paper)}]${sentence.slice(end)}`;
    const own = splitSentences(near.abstract)
      .map((span) => near.abstract.slice(span.start, span.end))
      .find((each) => opening.test(each));
    keyOf(named);
    sentences.push({ kind: 'random', text: cite(other) }, { kind: 'near', text: cite(near) }, { kind: 'right', text: cite(named) });
    if (own !== undefined) sentences.push({ kind: 'homonym', text: own.replace(opening, `${name} [@${keyOf(near)}] `) });
  }
  return { sentences, library: [...library.values()] };
}

function isNameless(title: string): boolean {
  return nameOf({ title, names: [] } as Pick<Paper, 'title' | 'names'>) === undefined;
}

/** A sentence of a paper that names another one, whose name no third paper has. */
function drawMention({ title, abstract }: ClaimPaper, byName: ReadonlyMap<string, readonly ClaimPaper[]>) {
  for (const span of splitSentences(abstract)) {
    const sentence = abstract.slice(span.start, span.end);
    for (const { 0: word, index } of sentence.matchAll(/(?<![\p{L}\d-])\p{Lu}[\p{L}\d-]*[\p{Lu}\d][\p{L}\d-]*(?![\p{L}\d-])/gu)) {
      const [named, ...others] = byName.get(word) ?? [];
      // Names of what everybody uses, and of what the sentence itself proposes, are no names of one paper.
      if (clarityOfName(word) !== 'sure' || introduces.test(sentence)) continue;
      if (named === undefined || others.length > 0 || named.title === title || !named.abstract.includes(word)) continue;
      return { sentence: sentence.replace(/\s+/g, ' '), end: index + word.length, name: word, named };
    }
  }
  return undefined;
}

/** The paper with the most words of the other one's title in its own. */
function findNear({ title }: ClaimPaper, pool: readonly ClaimPaper[]): ClaimPaper | undefined {
  const words = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  const wanted = new Set(words(title));
  const score = (paper: ClaimPaper): number => new Set(words(paper.title).filter((word) => wanted.has(word))).size;
  return pool.reduce<ClaimPaper | undefined>((best, paper) => (best === undefined || score(paper) > score(best) ? paper : best), undefined);
}
