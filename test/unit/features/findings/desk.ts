import assert from 'node:assert/strict';
import { sliceSpan } from '../../../../server/src/base/span';
import { listDismissalFixes } from '../../../../server/src/features/findings/dismissalFixes';
import { findDismissed } from '../../../../server/src/features/findings/dismissedFindings';
import { checkCitedSentences, type RuleFinding } from '../../../../server/src/features/findings/rule';
import type { Snapshot } from '../../../../server/src/workspace/snapshot';
import { applyEdits, createFixtureWorkspace, type FixtureWorkspace, languageIdOf, uriOf } from '../../../support/fixtureWorkspace';

/** A rule for tests: it marks each number in a sentence with a citation. */
export const detectNumbers = checkCitedSentences(({ source, citations }) => {
  const paper = citations[0]?.items[0]?.papers[0];
  return [...source.matchAll(/\d+/g)].map(({ 0: number, index }) => ({
    span: { start: index, end: index + number.length },
    message: 'A number.',
    claim: { sentence: { start: 0, end: source.length }, ...(paper === undefined ? {} : { paper }) },
  }));
});

export const code = 'any-number';
export const library = `
//- /papers.digest
Sandbar: Rivers from Above
We present Sandbar, which maps the bends of rivers with a radar that flies over them in the early morning.

Driftwood: Trees in the Sea
We count the trees that rivers carry into the sea, by eye, from a boat that follows them all the way down.
`;
export const [before, sentence, after] = [
  'Much has been said about the water of the north.',
  'Rivers bend every 3 miles on their long way to the sea [@sandbar].',
  'Nobody knows why they do so at all.',
];

/** The findings of the rule for tests that are not dismissed. */
export function listShown(snapshot: Snapshot, uri: string): readonly RuleFinding[] {
  const findings = detectNumbers(snapshot, uri).map((finding) => ({ ...finding, code }));
  const dismissed = findDismissed(snapshot, uri, findings);
  return findings.filter((finding) => !dismissed.has(finding));
}

export interface Desk extends Pick<FixtureWorkspace, 'host'> {
  /** The numbers that are still marked in a draft. */
  list(path?: string): readonly string[];
  write(text: string, path?: string): void;
  /** Chooses the quick fix with this title on the first number that is still marked. */
  choose(title: string): void;
  dismissals(): string;
  /** The draft with the numbers that are still marked: `Rivers bend every <3> miles`. */
  show(): string;
}

/** The file of dismissals. */
export const file = uriOf('/marginalia/dismissed.txt');

/** A workspace with a draft, two papers, and the rule for tests. */
export function open(text: string): Desk {
  const { host } = createFixtureWorkspace(`//- /draft.md\n${text}\n${library}`);
  const find = (path: string): readonly RuleFinding[] => listShown(host.snapshot, uriOf(path));
  const desk: Desk = {
    host,
    list: (path = '/draft.md') => find(path).map(({ span }) => sliceSpan(host.snapshot.drafts.get(uriOf(path))!.text, span)),
    write: (changed, path = '/draft.md') =>
      host.apply({ kind: 'document', uri: uriOf(path), languageId: languageIdOf(path), text: `${changed}\n` }),
    choose: (title) => {
      const [finding] = find('/draft.md');
      const { change } = listDismissalFixes(host.snapshot, uriOf('/draft.md'), finding!, '2026-11-30').find((fix) => fix.title === title)!;
      assert.ok(change.kind === 'edits');
      const [[uri, edits] = ['', []]] = change.files();
      assert.equal(uri, file);
      assert.equal(change.creates, host.snapshot.ownFiles.dismissals.has(file) ? undefined : file);
      host.apply({ kind: 'document', uri, languageId: 'plaintext', text: applyEdits(desk.dismissals(), edits) });
    },
    show: () => {
      let shown = '';
      let at = 0;
      const { text: now } = host.snapshot.drafts.get(uriOf('/draft.md'))!;
      for (const { span } of find('/draft.md')) {
        shown += `${now.slice(at, span.start)}<${sliceSpan(now, span)}>`;
        at = span.end;
      }
      return (shown + now.slice(at)).replace(/\n$/, '');
    },
    dismissals: () => host.snapshot.ownFiles.dismissals.get(file)?.text ?? '',
  };
  return desk;
}
