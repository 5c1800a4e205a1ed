import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findUncitedMentions } from '../../../../server/src/features/evidence/findUncited';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

test('a draft in which common names are everywhere has few hints', () => {
  const titles = ['BERT: Reading Both Ways', 'Adam: A Method for Steps', 'ImageNet: Many Images', 'SlowKite: Kites that Land'];
  const digest = titles
    .map((title) => `${title}\n\nWe present ${title.split(':')[0] ?? ''}, which is known to everybody who reads.\n`)
    .join('\n');
  const paragraph = 'BERT, Adam and ImageNet are used with SlowKite, as BERT and Adam always are on ImageNet.';
  const { snapshot } = createFixtureWorkspace(
    `//- /kites-digest.txt\n${digest}\n//- /draft.md\n${Array(50).fill(paragraph).join('\n\n')}\n`,
  );
  const found = findUncitedMentions(snapshot, snapshot.drafts.get(uriOf('/draft.md'))!);
  assert.deepEqual(
    found.map(({ name, span }) => [name, span.start]),
    [['SlowKite', paragraph.indexOf('SlowKite')]],
  );
});

test('a name that several papers have is not marked', () => {
  const digest =
    'SlowKite: Kites that Land\n\nWe present SlowKite, a kite.\n\nSlowKite: Kites that Float\n\nWe present SlowKite, a boat.\n';
  const { snapshot } = createFixtureWorkspace(`//- /kites-digest.txt\n${digest}\n//- /draft.md\nSo SlowKite lands.\n`);
  assert.deepEqual(findUncitedMentions(snapshot, snapshot.drafts.get(uriOf('/draft.md'))!), []);
});

test('a name at the beginning of a bracket is no abbreviation that the bracket explains', () => {
  const find = (text: string): readonly string[] => {
    const { snapshot } = createFixtureWorkspace(
      `//- /kites-digest.txt\nKiTTe: Kites that Land\n\nWe present KiTTe, a kite.\n//- /draft.md\n${text}\n`,
    );
    return findUncitedMentions(snapshot, snapshot.drafts.get(uriOf('/draft.md'))!).map(({ name }) => name);
  };
  assert.deepEqual(find('Landing is hard (KiTTe was made for it), and winds differ.'), ['KiTTe']);
  assert.deepEqual(find('A Kind Tailless Tethered Eagle (KiTTe) is what we fly.'), []);
});
