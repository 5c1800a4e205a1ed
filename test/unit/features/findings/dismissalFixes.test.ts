import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listDismissalFixes } from '../../../../server/src/features/findings/dismissalFixes';
import { defaultSettings } from '../../../../server/src/model/settings';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { code, detectNumbers, library, open, sentence } from './desk';

test('a hint can be dismissed here, for its paper, or with its rule, in this order and never by preference', () => {
  const { host } = open(sentence);
  const fixesFor = (uri: string): readonly string[] =>
    detectNumbers(host.snapshot, uri).flatMap((finding) =>
      listDismissalFixes(host.snapshot, uri, { ...finding, code }, '2026-11-30').map(
        ({ title, isPreferred, change }) => `${title}, ${isPreferred}, ${change.kind}`,
      ),
    );
  assert.deepEqual(fixesFor(uriOf('/draft.md')), [
    'Dismiss for this sentence, false, edits',
    'Dismiss for Sandbar, false, edits',
    'Turn off this check, false, turn-off-rule',
  ]);
  host.apply({ kind: 'document', uri: uriOf('/draft.md'), languageId: 'markdown', text: 'A river of 3 miles [@unknown].' });
  assert.deepEqual(fixesFor(uriOf('/draft.md')), ['Dismiss for this sentence, false, edits', 'Turn off this check, false, turn-off-rule']);
});

test('with several folders, a dismissal is written in that of the draft', () => {
  const { host } = open(sentence);
  const folders = ['file:///desk/a', 'file:///desk/a/inner', 'file:///desk/b'];
  host.apply({ kind: 'configured', folders, settings: host.snapshot.settings });
  const fileOf = (uri: string): string | undefined => {
    host.apply({ kind: 'document', uri, languageId: 'markdown', text: 'A river of 3 miles [@sandbar].' });
    const [finding] = detectNumbers(host.snapshot, uri);
    const [fix] = listDismissalFixes(host.snapshot, uri, { ...finding!, code }, '2026-11-30');
    return fix?.change.kind === 'edits' ? fix.change.creates : undefined;
  };
  assert.equal(fileOf('file:///desk/b/chapters/x.md'), 'file:///desk/b/marginalia/dismissed.txt');
  assert.equal(fileOf('file:///desk/a/inner/x.md'), 'file:///desk/a/inner/marginalia/dismissed.txt');
  assert.equal(fileOf('file:///desk/ab/x.md'), 'file:///desk/a/marginalia/dismissed.txt', 'outside of all folders');
  assert.equal(fileOf('untitled:x.md'), 'file:///desk/a/marginalia/dismissed.txt');
});

test('without a folder nothing can be written', () => {
  const { host } = createFixtureWorkspace(`//- /draft.md\n${sentence}\n${library}`);
  host.apply({ kind: 'configured', folders: [], settings: defaultSettings });
  const [finding] = detectNumbers(host.snapshot, uriOf('/draft.md'));
  const fixes = listDismissalFixes(host.snapshot, uriOf('/draft.md'), { ...finding!, code }, '2026-11-30');
  assert.deepEqual(
    fixes.map(({ title }) => title),
    ['Turn off this check'],
  );
});
