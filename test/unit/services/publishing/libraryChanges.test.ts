import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { checkDraft } from '../../../../server/src/features/review/checkDraft';
import { ReviewedDraft } from '../../../../server/src/services/publishing/diagnostics';
import { publishLibraryChanges } from '../../../../server/src/services/publishing/libraryChanges';
import { createTimers } from '../../../../server/src/services/timers';
import type { WorkspaceHost } from '../../../../server/src/workspace/workspaceHost';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { createNotifier } from './notifier';

const paper = (name: string): string =>
  `${name}: A Study of Wind\n\nWe introduce ${name}, an abstract that is long enough to be read as one.\n`;
const digest = `//- /digest.txt\n${paper('Kiteformer')}`;

/** What the editor is sent by steps on a workspace; each step is followed by so much rest that all is sent. */
function collect(fixture: string, ...steps: readonly ((host: WorkspaceHost) => void)[]): readonly (readonly string[])[] {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const { host } = createFixtureWorkspace(fixture);
    const sent: string[] = [];
    publishLibraryChanges(host, createTimers(), createNotifier(sent), new ReviewedDraft());
    return steps.map((step) => {
      step(host);
      mock.timers.tick(150);
      return sent.splice(0);
    });
  } finally {
    mock.timers.reset();
  }
}

const write = (path: string, text: string) => (host: WorkspaceHost) =>
  void host.apply({ kind: 'disk', files: [{ uri: uriOf(path), bytes: new TextEncoder().encode(text) }] });
const edit = (path: string, text: string) => (host: WorkspaceHost) =>
  void host.apply({ kind: 'document', uri: uriOf(path), languageId: 'markdown', text });

test('the first complete library is ready at once, a later one has changed', () => {
  const first = edit('/draft.md', 'Wind.');
  const second = write('/digest.txt', paper('Rope'));
  const [ready, changed] = collect(digest, first, second);
  assert.deepEqual(ready, ['library ready']);
  assert.deepEqual(changed, [`${uriOf('/digest.txt')}:`, `${uriOf('/draft.md')}:`, 'library changed', 'refresh lenses']);
});

test('several changes at a time are one piece of news', () => {
  const [, sent] = collect(digest, edit('/draft.md', 'Wind.'), (host) => {
    for (const name of ['Rope', 'Mast', 'Keel']) write('/digest.txt', paper(name))(host);
  });
  assert.deepEqual(sent, [`${uriOf('/digest.txt')}:`, `${uriOf('/draft.md')}:`, 'library changed', 'refresh lenses']);
});

test('the diagnostics of a file are sent again only when they may differ', () => {
  const [first, second, third] = collect(
    `${digest}//- /refs.bib\n@misc{kite, title = {Kite}}\n//- /draft.md\n---\nbibliography: refs.bib\n---\n[@nobody]`,
    edit('/other.md', 'Wind.'),
    edit('/other.md', 'Wind and rain.'),
    edit('/draft.md', '---\nbibliography: refs.bib\n---\n[@kite]'),
  );
  assert.deepEqual(first, [`${uriOf('/refs.bib')}: incomplete-reference`, `${uriOf('/draft.md')}: undefined-citation`, 'library ready']);
  assert.deepEqual(second, [`${uriOf('/other.md')}:`]);
  assert.deepEqual(third, [`${uriOf('/draft.md')}:`]);
});

test('the diagnostics of a file that is gone are removed', () => {
  const closeDraft = (host: WorkspaceHost): void => void host.apply({ kind: 'document-closed', uri: uriOf('/draft.md') });
  const [, sent] = collect('//- /draft.md\n[@nobody]\n//- /refs.bib\n@misc{kite, title = {Kite}}', edit('/other.md', 'Wind.'), closeDraft);
  assert.ok(sent?.includes(`${uriOf('/draft.md')}:`));
});

test('a review is outdated once after each change of something that it depends on, and not by its own diagnostics', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const { host } = createFixtureWorkspace(`${digest}//- /draft.md\n---\nbibliography: refs.bib\n---\n[@a; @b; @c; @d; @kite]`);
    const sent: string[] = [];
    const reviewed = new ReviewedDraft();
    publishLibraryChanges(host, createTimers(), createNotifier(sent), reviewed);
    /** How often the review is outdated after the step, with which the editor does what it does then: it checks the draft again. */
    const count = async (step?: (host: WorkspaceHost) => void): Promise<number> => {
      step?.(host);
      mock.timers.tick(5000);
      const told = sent.splice(0).filter((word) => word === 'review outdated').length;
      const review = await checkDraft(host.snapshot, uriOf('/draft.md'), () => Promise.resolve());
      assert.ok(review);
      reviewed.show(host.snapshot, uriOf('/draft.md'), review);
      return told;
    };
    assert.equal(await count(edit('/draft.md', '[@kite]')), 0, 'no review is shown yet');
    assert.equal(await count(), 0, 'nothing has changed');
    assert.equal(await count(edit('/draft.md', '[@kiteformer]')), 1);
    assert.equal(await count(), 0);
    assert.equal(await count(edit('/draft.md', '[@kiteformer]')), 0, 'the same text');
    assert.equal(await count(write('/refs.bib', '@misc{kite, title = {Kite}}')), 1, 'a new bibliography');
    assert.equal(await count(write('/digest.txt', paper('Rope'))), 1, 'another library');
    reviewed.end();
    edit('/draft.md', 'Wind.')(host);
    mock.timers.tick(5000);
    assert.ok(!sent.includes('review outdated'), 'no review is shown any more');
  } finally {
    mock.timers.reset();
  }
});
