import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  findEntryKeyUnderCursor,
  findEntryUnderCursor,
  findItemUnderCursor,
} from '../../../../server/src/features/evidence/citationAtCursor';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

test('the item whose key the cursor touches, at each offset of it', () => {
  const { snapshot, files } = createFixtureWorkspace('//- /a.md\nIn [see <|@one|>, p. 3; @two].');
  const draft = snapshot.drafts.get(uriOf('/a.md'))!;
  const [range] = files[0]!.ranges;
  for (let offset = 0; offset <= draft.text.length; offset++) {
    const isOnKey = offset > range!.start && offset <= range!.end;
    assert.equal(findItemUnderCursor(draft, offset)?.key === 'one', isOnKey, `${offset}`);
  }
});

test('the entry in which a place stands, and its keys', () => {
  const { snapshot, files } = createFixtureWorkspace(
    '//- /refs.bib\n% text\n<e|@misc{<k|one|>, ids = {<k|uno|>, <k|ein|>},\n title = {One}}|>\n\n@misc{two, title = {Two}}\n',
  );
  const file = snapshot.bibliographies.get(uriOf('/refs.bib'))!;
  const [entry, ...keys] = files[0]!.ranges;
  for (let offset = 0; offset < file.text.indexOf('@misc{two'); offset++) {
    assert.equal(
      findEntryUnderCursor(file, offset)?.entry.key,
      offset >= entry!.start && offset <= entry!.end ? 'one' : undefined,
      `${offset}`,
    );
    const key = keys.find(({ start, end }) => start <= offset && offset <= end);
    assert.equal(
      findEntryKeyUnderCursor(file, offset)?.key,
      key === undefined ? undefined : file.text.slice(key.start, key.end),
      `${offset}`,
    );
  }
});
