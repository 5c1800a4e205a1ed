import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCited, listCitedPapers, renderPaperOutlineItem } from '../../../../server/src/features/evidence/citedPapers';
import { topicOutline } from '../../../../server/src/features/topics/topicOutline';
import { applyEdits, createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { papersDigest } from '../papers';

test('an outline that stands as it was inserted cites nothing yet; an item that the writer changed does', () => {
  for (const path of ['/draft.md', '/draft.tex']) {
    const text = path.endsWith('.md')
      ? '# Related work\n'
      : '\\documentclass{article}\n\\begin{document}\n\\section{Related work}\n\\end{document}\n';
    const before = createFixtureWorkspace(`${papersDigest}//- ${path}\n${text}`).snapshot;
    const { edits } = topicOutline(before, uriOf(path), text.indexOf('work') + 5)!;
    const outlined = applyEdits(text, edits);
    const citedIn = (draft: string): readonly string[] =>
      listCitedPapers(createFixtureWorkspace(`${papersDigest}//- ${path}\n${draft}`).snapshot).map(({ key }) => key);
    assert.ok(outlined.includes('kiteformer'), outlined);
    assert.deepEqual(citedIn(outlined), []);
    assert.deepEqual(citedIn(outlined.replace('tethered attention layer', 'layer with a tether')), ['kiteformer']);
    assert.deepEqual(
      citedIn(
        outlined.replace(
          'Related work',
          path.endsWith('.md') ? 'Related work\n\nAs [@longheads] says.\n' : 'Related work} As \\cite{longheads} says. {',
        ),
      ),
      ['longheads'],
    );
  }
});

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
