import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderPaperOutlineItem } from '../../../../server/src/features/blocks/outlineItem';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { papersDigest } from '../papers';

test('name, citation and excerpt, in the language of the draft', () => {
  const { snapshot } = createFixtureWorkspace(`${papersDigest}//- /a.md\nText.\n//- /a.tex\nText.\n`);
  const paper = snapshot.library().findByKey('kiteformer')!;
  assert.match(
    renderPaperOutlineItem(snapshot, snapshot.drafts.get(uriOf('/a.md'))!, paper) ?? '',
    /^- KiteFormer \[@kiteformer\]: "a tethered attention layer/,
  );
  assert.match(
    renderPaperOutlineItem(snapshot, snapshot.drafts.get(uriOf('/a.tex'))!, paper) ?? '',
    /^\s*\\item KiteFormer.*\\cite\{kiteformer\}: ``a tethered attention layer/,
  );
});
