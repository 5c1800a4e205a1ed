import { performance } from 'node:perf_hooks';
import { listCitedSentences } from '../../server/src/features/evidence/citedSentences';
import { allRules } from '../../server/src/features/findings/diagnostics';
import { defaultSettings } from '../../server/src/model/settings';
import type { Snapshot } from '../../server/src/workspace/snapshot';
import { WorkspaceHost } from '../../server/src/workspace/workspaceHost';
import { type Figures, format } from './measuring';

const words = 10_000;
const citing = 150;
const letters = 40;
const draft = 'file:///desk/draft.md';
const claimRules = allRules.filter(({ code }) =>
  ['contradicted-number', 'altered-quotation', 'misattributed-name', 'uncited-mention', 'misspelt-name'].includes(code),
);

/** A draft that cites 150 papers of a library: all rules on what a sentence says, beside the list of its sentences that they need. */
export function measureClaims(papers: number): Figures {
  const host = new WorkspaceHost();
  host.apply({ kind: 'configured', folders: ['file:///desk'], settings: defaultSettings });
  const bibliography = 'file:///desk/refs.json';
  const bytes = new TextEncoder().encode(JSON.stringify(Array.from({ length: papers }, (_, index) => makePaper(index))));
  host.apply({ kind: 'named-bibliographies', uris: [bibliography] });
  host.apply({ kind: 'disk', files: [{ uri: bibliography, bytes }] });
  host.apply({ kind: 'indexed' });
  const texts = [makeDraft()];
  for (let letter = 0; letter < letters; letter++) texts.push(`${texts[letter]?.slice(0, 30_000)}x${texts[letter]?.slice(30_000)}`);
  const type = (text = ''): Snapshot => host.apply({ kind: 'document', uri: draft, languageId: 'markdown', text });
  type(texts[0]);
  const first = host.apply({ kind: 'drafts-indexed' });
  first.library();
  const times = [first, ...texts.slice(1).map(() => undefined)].map((snapshot, index) => {
    const now = snapshot ?? type(texts[index]);
    const floor = timeOf(() => listCitedSentences(now, draft));
    const rules = claimRules.map((rule) => timeOf(() => rule.detect(now, draft)));
    return { floor, rules, all: rules.reduce((sum, time) => sum + time, floor) };
  });
  const [cold, ...typed] = times;
  return {
    'papers in the library': papers.toLocaleString('en'),
    'all rules, cold': `${cold?.all.toFixed(0) ?? ''} (${cold?.floor.toFixed(0) ?? ''})`,
    ...Object.fromEntries(claimRules.map(({ code }, index) => [`${code}, cold`, cold?.rules[index]?.toFixed(0) ?? ''])),
    'all rules after a letter': `${format(typed.map(({ all }) => all))} (${format(typed.map(({ floor }) => floor))})`,
  };
}

function timeOf(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

function makePaper(index: number): object {
  return {
    id: `paper${index}`,
    type: 'article',
    title: `Glacier${index}: a model of flow in valley ${index}`,
    abstract: `Glaciers move slowly. We present Glacier${index}, a model of how ice of valley ${index} moves, which was fitted to ${400 + index} stakes on ${10 + (index % 50)} glaciers. The model predicts the yearly flow of ice with an error of ${(index % 90) + 0.5}%, and runs ${1 + (index % 30) / 10} times faster than earlier models. It needs ${index % 20} GB and ${2 + (index % 9)} hours on one machine.`,
  };
}

/** One sentence in three has a citation and two numbers, which one in ten has wrong. */
function makeDraft(): string {
  const plain = 'The ice of a valley moves more slowly in winter than in the months of summer, when water runs below it. ';
  const sentences = Array.from(
    { length: citing },
    (_, index) =>
      `${plain.repeat(2)}The yearly flow of ice is predicted with an error of ${(index % 90) + (index % 10 === 0 ? 2.5 : 0.5)}% for ${(index % 10 === 0 ? 100 : 400) + index} stakes [@paper${index}]. `,
  );
  const text = sentences.map((sentence, index) => (index % 6 === 5 ? `${sentence}\n\n` : sentence)).join('');
  const missing = Math.max(0, words - text.split(/\s+/).length);
  return `${text}\n\n${plain.repeat(Math.ceil(missing / 20))}`;
}
