import { perFile, type Snapshot } from '#workspace';
import { maskControls } from '../../base/escape';
import { type Span, touches } from '../../base/span';
import { createSentenceFinder } from '../evidence/draftSentences';
import { findMisspeltNames } from '../evidence/findMisspelt';
import type { QuickFix, Rule } from './rule';

export const misspeltName: Rule = {
  code: 'misspelt-name',
  severity: 'hint',
  settingText: 'Severity of words that look like a misspelled name of a cited paper.',
  documentation:
    'A word looks like a misspelled name of a paper that the section cites, such as "Duo-Attention" or "DuoAtention" for DuoAttention. The quick fix corrects the name.',
  detect: (snapshot, uri) => {
    const draft = snapshot.drafts.get(uri);
    if (draft === undefined || snapshot.notes.has(uri) || !snapshot.ready) return [];
    const findSentence = createSentenceFinder(draft);
    return (
      getMisspelt(snapshot, uri)?.map(({ span, written, name, paper }) => ({
        span,
        message: maskControls(`"${written}" is spelled "${name}" in the paper.`),
        claim: { sentence: findSentence(span), paper },
      })) ?? []
    );
  },
  listFixes: writeName,
};

const getMisspelt = perFile((snapshot, uri) => {
  const draft = snapshot.drafts.get(uri);
  return draft === undefined ? [] : findMisspeltNames(snapshot, draft);
});

function writeName(snapshot: Snapshot, uri: string, { start, end }: Span): readonly QuickFix[] {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined || snapshot.notes.has(uri)) return [];
  return (getMisspelt(snapshot, uri) ?? [])
    .filter(({ span }) => touches(span, start) || touches(span, end))
    .map(({ span, name }) => ({
      title: `Change to "${name}"`,
      isPreferred: true,
      span,
      change: { kind: 'edits', files: () => new Map([[uri, [{ span, newText: draft.writer()?.text?.renderText(name) ?? name }]]]) },
    }));
}
