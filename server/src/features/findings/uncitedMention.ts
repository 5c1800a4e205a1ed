import { chooseKey, perFile, type Snapshot } from '#workspace';
import { maskControls } from '../../base/escape';
import { type Span, touches } from '../../base/span';
import { createSentenceFinder } from '../evidence/draftSentences';
import { findUncitedMentions, type UncitedMention } from '../evidence/findUncited';
import { misattributedName } from './misattributedName';
import { detectOnce, type QuickFix, type Rule } from './rule';

export const uncitedMention: Rule = {
  code: 'uncited-mention',
  severity: 'hint',
  settingText: "Severity of papers that a section names but doesn't cite.",
  documentation:
    'A section names a paper in your library without citing it. The first mention outside headings, abstracts, captions and tables is marked, unless it is the name of your own system or could be an ordinary word. The quick fix cites the paper.',
  detect: (snapshot, uri) => {
    const draft = snapshot.drafts.get(uri);
    if (draft === undefined || snapshot.notes.has(uri) || !snapshot.ready) return [];
    const findSentence = createSentenceFinder(draft);
    return (
      getMentions(snapshot, uri)?.map(({ span, name, paper }) => ({
        span,
        message: maskControls(`"${name}" is a paper in your library that this section doesn't cite: ${paper.title}.`),
        claim: { sentence: findSentence(span), paper },
      })) ?? []
    );
  },
  listFixes: citeMentioned,
};

/** Where a name stands beside another paper's key, the writer is told of that instead. */
const getMentions = perFile((snapshot, uri): readonly UncitedMention[] => {
  const draft = snapshot.drafts.get(uri);
  const found = draft === undefined ? [] : findUncitedMentions(snapshot, draft);
  const misattributed = found.length === 0 ? [] : detectOnce(snapshot, misattributedName, uri);
  const starts = new Set(misattributed.map(({ span }) => span.start));
  return found.filter(({ span }) => !starts.has(span.start));
});

function citeMentioned(snapshot: Snapshot, uri: string, { start, end }: Span): readonly QuickFix[] {
  const draft = snapshot.drafts.get(uri);
  const citations = draft?.writer()?.citations;
  if (draft === undefined || citations === undefined || snapshot.notes.has(uri)) return [];
  return (getMentions(snapshot, uri) ?? [])
    .filter(({ span }) => touches(span, start) || touches(span, end))
    .map(({ span, name, paper }) => ({
      title: `Cite ${name}`,
      isPreferred: true,
      span,
      change: {
        kind: 'edits',
        files: () => new Map([[uri, [citations.insertCitation(endOfWord(draft.text, span), [chooseKey(snapshot, uri, paper)])]]]),
      },
    }));
}

/** Where a name ends with its genitive `'s`, which belongs to the same word. */
function endOfWord(text: string, { end }: Span): number {
  return /^['’]s(?![\p{L}\p{N}])/u.test(text.slice(end, end + 3)) ? end + 2 : end;
}
