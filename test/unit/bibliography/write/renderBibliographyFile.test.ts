import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scanBlocks } from '../../../../server/src/bibliography/bibtex/scanBlock';
import { type ExportItem, renderBibliographyFile } from '../../../../server/src/bibliography/write/renderBibliographyFile';
import { paperOf } from './writtenPaper';

const file = `@string{acl = "ACL " # place}
@string{place = {Vienna}}
@string{unused = "U"}
@preamble{ "\\newcommand{\\x}{y}" }
@InProceedings{child,
   Title   = "A {B}", booktitle = acl, month = jan, crossref = {parent}, xdata = "one, two"}
@proceedings{parent, title = {P}, xdata = {two}}
@xdata{one, publisher = {O}}
@xdata{two, publisher = {T}}
@misc{other, title = {Not cited}}
@misc{open, title = {Never closed}
`;
const other = '@string{ACL = {Another}}\r\n@misc{second,\r\n  note = acl # acl}\r\n';

function entry(key: string, fileText: string, fileKey = key): ExportItem {
  return { kind: 'entry', key, fileKey, fileText, item: { id: fileKey, type: 'book', title: key } };
}
const paper: ExportItem = { kind: 'paper', key: 'quest', paper: paperOf('Quest: ∞ Tokens', { names: ['Quest'] }) };

test('entries come as they are, with the strings, preambles and parents that they need', () => {
  const exported = renderBibliographyFile([entry('child', file), paper], 'bibtex').replace(/^.*\\providecommand.*\n/m, '');
  assert.equal(
    exported,
    `@preamble{ "\\newcommand{\\x}{y}" }
@preamble{ "\\marginaliachar{∞}{\\ensuremath{\\infty}}" }
@string{acl = "ACL " # {Vienna}}

@InProceedings{child,
   Title   = "A {B}", booktitle = acl, month = jan, crossref = {parent}, xdata = "one, two"}

@misc{quest,
  title = {{Quest}: ∞ Tokens},
  key = {Quest},
  marginalia = {From the digest reading-digest.txt},
}

@proceedings{parent, title = {P}, xdata = {two}}

@xdata{two, publisher = {T}}

@xdata{one, publisher = {O}}
`,
  );
});

test('a parent that is cited too stands once, after its child', () => {
  const keys = [...scanBlocks(renderBibliographyFile([entry('parent', file), entry('child', file)], 'biblatex'))]
    .filter(({ kind }) => kind === 'entry')
    .map(({ key }) => key);
  assert.deepEqual(keys, ['child', 'parent', 'two', 'one']);
});

test('a string that means something else in another file is spelled out', () => {
  assert.match(
    renderBibliographyFile([entry('child', file), entry('second', other)], 'bibtex'),
    /@misc\{second,\n {2}note = \{Another\} # \{Another\}\}/,
  );
});

test('a key comes once, under the name that the draft has for it', () => {
  assert.equal(
    renderBibliographyFile([entry('mine', other, 'second'), entry('mine', other, 'second')], 'bibtex'),
    '@string{acl = {Another}}\n\n@misc{mine,\n  note = acl # acl}\n',
  );
});

test('an entry that nothing closes is closed', () => {
  assert.equal(renderBibliographyFile([entry('open', file)], 'bibtex').split('\n\n')[1], '@misc{open, title = {Never closed}}\n');
});

test('dialects differ in what is made of a paper', () => {
  assert.match(renderBibliographyFile([paper], 'biblatex'), /shorttitle = \{\{Quest\}\}/);
  assert.match(renderBibliographyFile([paper], 'bibtex'), /key = \{Quest\}/);
});

test('CSL-JSON has each work’s item', () => {
  assert.deepEqual(JSON.parse(renderBibliographyFile([entry('mine', file, 'child'), paper], 'csl-json')), [
    { id: 'mine', type: 'book', title: 'mine' },
    {
      id: 'quest',
      type: 'document',
      title: 'Quest: ∞ Tokens',
      'title-short': 'Quest',
      custom: { marginalia: { source: 'From the digest reading-digest.txt' } },
    },
  ]);
  assert.equal(renderBibliographyFile([], 'csl-json'), '[]\n');
  assert.equal(renderBibliographyFile([], 'bibtex'), '');
});
