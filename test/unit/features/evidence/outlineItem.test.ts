import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCited, renderPaperOutlineItem } from '../../../../server/src/features/evidence/citedPapers';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { papersDigest } from '../papers';

test('name, citation and excerpt, in the language of the draft', () => {
  const { snapshot } = createFixtureWorkspace(`${papersDigest}//- /a.md\nText.\n//- /a.tex\nText.\n`);
  const paper = snapshot.library().findByKey('kiteformer')!;
  assert.match(
    renderPaperOutlineItem(snapshot, snapshot.drafts.get(uriOf('/a.md'))!, paper, paper.key) ?? '',
    /^- KiteFormer \[@kiteformer\]: "a tethered attention layer/,
  );
  assert.match(
    renderPaperOutlineItem(snapshot, snapshot.drafts.get(uriOf('/a.tex'))!, paper, paper.key) ?? '',
    /^\s*\\item KiteFormer.*\\cite\{kiteformer\}: ``a tethered attention layer/,
  );
});

for (const lineBreak of ['\n', '\r\n', '\r'])
  test(`an inserted item cites its paper only once it is changed, in lines that end with ${JSON.stringify(lineBreak)}`, () => {
    const isCitedBy = (item: string): boolean => {
      const text = ['Text.', '', item, '', 'More.'].join(lineBreak);
      const { snapshot } = createFixtureWorkspace(`${papersDigest}//- /a.md\n${text}\n`);
      return isCited(snapshot, snapshot.library().findByKey('kiteformer')!);
    };
    const { snapshot } = createFixtureWorkspace(`${papersDigest}//- /a.md\nText.\n`);
    const paper = snapshot.library().findByKey('kiteformer')!;
    const item = renderPaperOutlineItem(snapshot, snapshot.drafts.get(uriOf('/a.md'))!, paper, paper.key)!;
    assert.deepEqual([isCitedBy(item), isCitedBy(`${item} We build on it.`)], [false, true]);
  });
