import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readProject } from '../../../../server/src/features/review/checkedProject';
import { groupLongLists } from '../../../../server/src/features/review/longLists';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

const bib = `//- /refs.bib
${['Kite', 'Rope', 'Mast', 'Keel', 'Oar']
  .map((name) => `@article{${name.toLowerCase()}, author = {${name}son, Ina}, title = {${name}Net: A Study}, journal = {J}, year = 2001}`)
  .join('\n')}
`;

/** The messages on the lists of a draft. */
function check(text: string, path = '/draft.md', head = '---\nbibliography: refs.bib\n---\n\n'): readonly string[] {
  const { snapshot } = createFixtureWorkspace(`${bib}//- ${path}\n${head}${text}\n`);
  const project = readProject(snapshot, uriOf(path));
  assert.ok(project);
  return groupLongLists(snapshot, project).flatMap(({ findings }) => findings.map(({ message }) => message));
}

const all = ['None of the 5 papers in this list is cited anywhere else: kite, rope, mast, keel, oar.'];

test('a list of five works that are cited nowhere else', () => {
  assert.deepEqual(check('Much was written [@kite; @rope; @mast; @keel; @oar].'), all);
  assert.deepEqual(check('Much was written [see @kite; @rope; @mast; @keel; @oar].'), all);
  assert.deepEqual(check('Much was written \\cite{kite,rope}, \\cite{mast}~\\cite{keel,oar}.', '/draft.tex', ''), all);
});

test('works that are cited elsewhere too are not counted, and most must be cited nowhere else', () => {
  const list = 'Much was written [@kite; @rope; @mast; @keel; @oar].';
  assert.deepEqual(check(`${list}\n\nA kite [@kite].`), [
    "4 of the 5 papers in this list aren't cited anywhere else: rope, mast, keel, oar.",
  ]);
  assert.deepEqual(check(`${list}\n\nA kite [@kite; @rope] and [@mast].`), []);
});

test('short lists, and lists with a word on one of their works, are left alone', () => {
  assert.deepEqual(check('Much was written [@kite; @rope; @mast; @keel].'), []);
  assert.deepEqual(check('Much was written [@kite; @rope; @mast; @keel; @oar, on water].'), []);
  assert.deepEqual(check('Much was written [@kite; @rope; @mast; but @keel; @oar].'), []);
  assert.deepEqual(check('Much was written since KiteNet [@kite; @rope; @mast; @keel; @oar].'), []);
  assert.deepEqual(check('Much was written since Mastson [@kite; @rope; @mast; @keel; @oar].'), []);
  assert.deepEqual(check('Much was written [@kite; @rope; @mast; @keel; @kite].'), []);
});
