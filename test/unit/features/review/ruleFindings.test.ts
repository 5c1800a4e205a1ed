import assert from 'node:assert/strict';
import { test } from 'node:test';
import { undefinedCitation } from '../../../../server/src/features/findings/undefinedCitation';
import { listKnownFindings } from '../../../../server/src/features/review/ruleFindings';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { bibliography, listFindings, review } from './reviewFixture';

test('incomplete references are those that are cited, by what they lack', async () => {
  const found = await review(`${bibliography}//- /draft.md\n---\nbibliography: refs.bib\n---\n[@ice; @sand; @sea]\n`, '/draft.md');
  assert.deepEqual(listFindings(found, 'incomplete-reference'), [
    'no year, venue or identifier | /refs.bib: ice: Ice',
    'no year | /refs.bib: sand: Sand',
  ]);
  assert.deepEqual(found.groups[0]?.completable, ['ice', 'sand']);
});

test('a key that stands twice is told whoever cites it; a paper under two keys only if both are cited', async () => {
  const source = `//- /refs.bib
@article{sea, author = {Salt, Ina}, title = {The Sea and Its Salt}, journal = {J. of Water}, year = 2001}
@article{ocean, author = {Salt, Ina}, title = {The Sea and Its Salt}, journal = {J. of Water}, year = 2001}
@misc{twice, author = {Roe, Al}, title = {Hills}, year = 2001, url = {https://example.org/1}}
@misc{twice, author = {Doe, Bo}, title = {Dales}, year = 2002, url = {https://example.org/2}}
//- /draft.md
---
bibliography: refs.bib
---
`;
  const kinds = async (text: string): Promise<readonly string[]> =>
    (await review(`${source}${text}\n`, '/draft.md')).groups.map(({ kind }) => kind);
  assert.deepEqual(await kinds('[@sea]'), ['duplicate-citation-key']);
  assert.deepEqual(await kinds('[@sea; @ocean]'), ['duplicate-citation-key', 'duplicate-paper']);
});

test('the passages of notes on cited papers that could not be located', async () => {
  const note = (key: string, title: string): string =>
    `//- /marginalia/notes/${key}.md\n---\nkey: ${key}\ntitle: "${title}"\n---\n\n> words that are nowhere in it at all\n^n-1\n\nMine.\n`;
  const paper = (title: string): string =>
    `${title}\n\nGlaciers move, and we present a model of how they do so, with a step of ten years.\n\n`;
  const source = `//- /my-digest.txt
${paper('Moraine: A Model of Glaciers')}${paper('Drumlin: A Model of Hills')}${note('moraine', 'Moraine: A Model of Glaciers')}${note('drumlin', 'Drumlin: A Model of Hills')}//- /draft.md
Ice [@moraine].
`;
  const found = await review(source, '/draft.md');
  assert.match(
    listFindings(found, 'orphan-annotation').join('\n'),
    /^This passage wasn.t found[^|]*\| \/marginalia\/notes\/moraine\.md: [^\n]*words that are nowhere[^\n]*$/,
  );
  const off = await review(source, '/draft.md', { rules: { 'orphan-annotation': 'off' } });
  assert.deepEqual(listFindings(off, 'orphan-annotation'), []);
  assert.ok(
    off.unjudged.some(({ message }) => message === 'The check "Orphan annotation" is turned off. It would report 1 finding.'),
    JSON.stringify(off.unjudged),
  );
});

test('one finding for all places with the same message, of which the first are shown', async () => {
  const found = await review(
    `${bibliography}//- /draft.md\n---\nbibliography: refs.bib\n---\n\n${'On [@tide].\n\n'.repeat(5)}`,
    '/draft.md',
  );
  assert.deepEqual(listFindings(found, 'undefined-citation'), [
    '"tide" isn\'t in refs.bib or in any digest. | /draft.md: On [@tide]. | /draft.md: On [@tide]. | /draft.md: On [@tide]. | 2 more',
  ]);
  assert.equal(found.groups[0]?.count, 1);
});

test('sentences that say the same wrong thing are counted one by one', async () => {
  const wrong = 'Kitefall reduces the speed of falling kites by 45% [@kitefall].\n\n';
  const found = await review(
    `//- /my-digest.txt
Kitefall: Kites That Fall Slowly

Kites fall too fast. We present Kitefall, which reduces the speed of falling kites by 40% at the coast.

//- /draft.md
${wrong.repeat(4)}`,
    '/draft.md',
  );
  const [group] = found.groups.filter(({ kind }) => kind === 'contradicted-number');
  assert.equal(group?.count, 4);
  assert.equal(group.findings.length, 1);
  assert.equal(group.findings[0]?.places.length, 4);
});

test('messages that differ only in the key are one finding, with the first place of each key', async () => {
  const found = await review(
    `${bibliography}//- /draft.md\n---\nbibliography: refs.bib\n---\n\nOn [@tide].\n\nOn [@wave; @tide].\n\nOn [@surf].\n`,
    '/draft.md',
  );
  assert.deepEqual(listFindings(found, 'undefined-citation'), [
    "… isn't in refs.bib or in any digest. | /draft.md: tide: On [@tide]. | /draft.md: wave: On [@wave; @tide]. | /draft.md: surf: On [@surf].",
  ]);
  assert.equal(found.groups[0]?.count, 3);
});

test('the findings of a rule know their file', () => {
  const { host } = createFixtureWorkspace(`${bibliography}//- /one.md\n---\nbibliography: refs.bib\n---\n\n[@tide]\n`);
  assert.deepEqual(
    listKnownFindings(host.snapshot, undefinedCitation, uriOf('/one.md')).map(({ uri, code, severity }) => [uri, code, severity]),
    [[uriOf('/one.md'), 'undefined-citation', 'warning']],
  );
  assert.deepEqual(listKnownFindings(host.snapshot, undefinedCitation, uriOf('/nowhere.md')), []);
});
