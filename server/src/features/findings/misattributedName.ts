import { chooseKey, type Snapshot } from '#workspace';
import { maskControls } from '../../base/escape';
import { type Span, shiftSpan, touches } from '../../base/span';
import { replaceKey } from '../evidence/citationAtCursor';
import { listCitedSentences } from '../evidence/citedSentences';
import { findMisattributed, nameOf } from '../evidence/findMisattributed';
import { checkCitedSentences } from './checkCitedSentences';
import type { QuickFix, Rule } from './rule';

export const misattributedName: Rule = {
  code: 'misattributed-name',
  severity: 'warning',
  settingText: 'Severity of paper names next to the citation of a different paper.',
  documentation:
    "A paper's name is next to the citation of a different paper. Neither the cited paper nor your notes on it mention the name. Quick fixes cite the named paper, or change the name to that of the cited paper.",
  detect: checkCitedSentences(
    (sentence, snapshot) =>
      findMisattributed(sentence, snapshot).map(({ name, named, item, cited }) => ({
        span: { start: name.start, end: name.end },
        message: maskControls(`The key "${item.key}" belongs to a different paper, "${cited.title}". ${name.name} is "${named.title}".`),
        claim: { sentence: { start: 0, end: sentence.source.length }, paper: cited },
      })),
    (snapshot) => [snapshot.library(), snapshot.notes],
  ),
  listFixes: exchange,
};

function exchange(snapshot: Snapshot, uri: string, { start, end }: Span): readonly QuickFix[] {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined) return [];
  const sentences = listCitedSentences(snapshot, uri).filter(({ span }) => span.start <= end && start <= span.end);
  return sentences.flatMap((sentence) =>
    findMisattributed(sentence, snapshot).flatMap(({ name, named, item, cited }): readonly QuickFix[] => {
      const span = shiftSpan(name, sentence.span.start);
      if (!touches(span, start) && !touches(span, end)) return [];
      const key = chooseKey(snapshot, uri, named);
      const citeNamed = replaceKey(draft, shiftSpan(item.keySpan, sentence.span.start), key);
      const ownName = nameOf(cited) ?? '';
      const writeOwn = { span, newText: draft.writer()?.text?.renderText(ownName) ?? ownName };
      return [
        { title: `Cite ${name.name} ("${key}") instead`, isPreferred: true, span, change: edit(uri, citeNamed) },
        { title: `Change to "${ownName}"`, isPreferred: false, span, change: edit(uri, writeOwn) },
      ];
    }),
  );
}

function edit(uri: string, change: { readonly span: Span; readonly newText: string }): QuickFix['change'] {
  return { kind: 'edits', files: () => new Map([[uri, [change]]]) };
}
