import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportMatrix } from '../../../../server/src/features/topics/literatureMatrix';
import { createFixtureWorkspace } from '../../../support/fixtureWorkspace';
import { hostileDigest, hostileTitles } from '../hostileText';
import { withDraft } from '../outputsSandbox';

test('a row of headings, and one for each paper in the order of the keys', () => {
  const { snapshot } = createFixtureWorkspace(withDraft('One.\n'));
  const { text, count } = exportMatrix(snapshot, ['lark', 'nobody', 'kite']);
  assert.equal(count, 2);
  assert.deepEqual(text.split('\r\n'), [
    '\ufeff"Paper","Citation key","Method","Headline numbers","Code","My notes"',
    '"Lark","lark","","","",""',
    '"Kite","kite","Kite, a way to cross rivers by air","It wins on LongBench and RULER, and cuts costs by 2.5x over boats","https://github.com/kite/kite","Compare with ferries. / True of *ferries* too. #ice"',
    '',
  ]);
});

test('hostile titles make one row of six cells, none of which is a formula', () => {
  for (const title of [...hostileTitles, '=1+1: Sums', '@SUM(A1): Sums', '-1: Sums']) {
    const { snapshot } = createFixtureWorkspace(`${hostileDigest(title)}//- /draft.md\n<|>`);
    for (const { key } of snapshot.library().papers) {
      const cells = [
        ...exportMatrix(snapshot, [key])
          .text.split('\r\n')
          .slice(1)
          .join('\r\n')
          .matchAll(/"((?:[^"]|"")*)"(?:,|\r\n)/g),
      ].map((match) => match[1] ?? '');
      assert.equal(cells.length, 6, title);
      assert.ok(
        cells.every((each) => !/^\s*[=+@-]/.test(each)),
        cells.join('|'),
      );
    }
  }
});
