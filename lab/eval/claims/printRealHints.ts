import { type Span, sliceSpan } from '../../../server/src/base/span';
import { listCitingSentences } from '../../../server/src/features/evidence/citingSentences';
import type { Rule } from '../../../server/src/features/findings/rule';
import { resolveCitation } from '../../../server/src/workspace/citations';
import type { Snapshot } from '../../../server/src/workspace/snapshot';
import { printRows } from '../printRows';
import { createClaimWorkspace, uriOfClaimDraft } from './claimWorkspace';
import type { RealDraft } from './realDrafts';

interface Hint {
  readonly code: string;
  readonly sentence: string;
  readonly words: string;
  readonly message: string;
}

/**
 * What the rules say on real drafts: each hint in full, to be judged by reading, and how many hints there are on 100 sentences that
 * cite a paper with a known abstract.
 */
export function printRealHints(rules: readonly Rule[], drafts: readonly RealDraft[]): void {
  const results = drafts.map(({ name, drafts: files, papers }) => {
    const snapshot = createClaimWorkspace(files, papers);
    const uris = files.map(({ path }) => uriOfClaimDraft(path));
    return {
      name,
      sentences: uris.reduce((sum, uri) => sum + countJudgeable(snapshot, uri), 0),
      hints: uris.flatMap((uri) => listHints(snapshot, uri, rules)),
    };
  });
  const all = {
    name: 'all',
    sentences: results.reduce((sum, { sentences }) => sum + sentences, 0),
    hints: results.flatMap(({ hints }) => hints),
  };
  printRows(
    [...results, all].map(({ name, sentences, hints }) => ({
      draft: name,
      'sentences citing a known abstract': String(sentences),
      ...Object.fromEntries(rules.map(({ code }) => [code, String(hints.filter((hint) => hint.code === code).length)])),
      'hints on 100': sentences === 0 ? '-' : ((100 * hints.length) / sentences).toFixed(2),
    })),
  );
  for (const { name, hints } of results)
    for (const { code, sentence, words, message } of hints) console.log(`\n${name}: ${code} on "${words}"\n  ${sentence}\n  ${message}`);
}

function countJudgeable(snapshot: Snapshot, uri: string): number {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined) return 0;
  const isKnown = (key: string): boolean => resolveCitation(snapshot, uri, key).some(({ abstract }) => abstract !== '');
  return listCitingSentences(draft).filter(({ keys }) => keys.some(isKnown)).length;
}

function listHints(snapshot: Snapshot, uri: string, rules: readonly Rule[]): readonly Hint[] {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined) return [];
  const around = ({ start, end }: Span): string => draft.text.slice(Math.max(0, start - 200), end + 200).replace(/\s+/g, ' ');
  return rules.flatMap((rule) =>
    rule
      .detect(snapshot, uri)
      .map(({ span, message }) => ({ code: rule.code, words: sliceSpan(draft.text, span), sentence: around(span), message })),
  );
}
