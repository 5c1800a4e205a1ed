import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pasteReference, type ReferencePaste } from '../../../../server/src/features/bibliography/pasteReference';
import { applyEdits, createFixtureWorkspace } from '../../../support/fixtureWorkspace';

const bib = `//- /refs.bib
@book{a, title = {A}}

@misc{k<|>ey,
  title = {Moraine: A Model of Glaciers},
  note = {From the digest x.txt},
}

@book{z, title = {Z}}
`;

interface Pasted {
  readonly paste: ReferencePaste | undefined;
  readonly text: string;
}

function paste(clipboard: string, source = bib): Pasted {
  const { snapshot, cursor } = createFixtureWorkspace(source);
  const result = pasteReference(snapshot, cursor.uri, cursor.offset, clipboard);
  const edits = result === undefined || result.kind === 'refused' ? [] : result.edits;
  return { paste: result, text: applyEdits(cursor.file.text, edits) };
}

test('a BibTeX entry in the place of the entry, under its key, as it was written', () => {
  const { paste: result, text } = paste(
    '@string{j = {Journal of Ice}}\n@Article{frost2020moraine,\n\tTitle = "Moraine: A Model of Glaciers",\n\tJournal = j, Author = {Frost, Jo}, Year = 2020}\n',
  );
  assert.equal(result?.kind === 'edits' ? result.doubt : 'no edits', undefined);
  assert.equal(
    text,
    '@book{a, title = {A}}\n\n@Article{key,\n\tTitle = "Moraine: A Model of Glaciers",\n\tJournal = {Journal of Ice}, Author = {Frost, Jo}, Year = 2020}\n\n@book{z, title = {Z}}\n',
  );
});

const ris = `TY  - JOUR
AU  - van der Berg, Ada
AU  - Frost, Jo, Jr.
TI  - Moraine: A Model of Glaciers
JO  - Journal of Ice
PY  - 2020
VL  - 7
IS  - 2
SP  - 12
EP  - 34
DO  - 10.1234/ice.7
ER  -
`;

test('a RIS record becomes an entry in the style of the file', () => {
  const { text } = paste(ris);
  assert.equal(
    text,
    `@book{a, title = {A}}

@article{key,
  author = {van der Berg, Ada and Frost, Jr., Jo},
  title = {Moraine: A Model of Glaciers},
  journal = {Journal of Ice},
  year = {2020},
  volume = {7},
  number = {2},
  pages = {12--34},
  doi = {10.1234/ice.7}}

@book{z, title = {Z}}
`,
  );
});

test('a CSL item', () => {
  const item = {
    id: 'x',
    type: 'article-journal',
    title: 'Moraine: A Model of Glaciers',
    author: [{ family: 'Frost', given: 'Jo' }],
    'container-title': 'Journal of Ice',
    issued: { 'date-parts': [[2020]] },
  };
  for (const clipboard of [JSON.stringify(item), JSON.stringify([item], undefined, 2)])
    assert.match(paste(clipboard).text, /@article\{key,\s+author = \{Frost, Jo\},[^]*journal = \{Journal of Ice\},\s+year = \{2020\}/);
});

test('into CSL files', () => {
  const json = paste(
    ris,
    '//- /main.md\n---\nbibliography: refs.json\n---\n@key\n//- /refs.json\n[\n  {"id": "a"},\n  {\n    "id": "k<|>ey",\n    "title": "Moraine: A Model of Glaciers"\n  }\n]\n',
  );
  const [first, second] = JSON.parse(json.text) as [object, { readonly id: string; readonly DOI: string }];
  assert.deepEqual(first, { id: 'a' });
  assert.deepEqual([second.id, second.DOI], ['key', '10.1234/ice.7']);
  assert.match(json.text, /^ {4}"DOI"/m);
  const yaml = paste(
    ris,
    '//- /main.md\n---\nbibliography: refs.yaml\n---\n@key\n//- /refs.yaml\nreferences:\n- id: a\n  title: A\n- id: k<|>ey\n  title: "Moraine: A Model of Glaciers"\n- id: z\n',
  );
  assert.match(yaml.text, /^references:\n- id: a\n {2}title: A\n- id: key\n {2}type: article-journal\n[^]*\n- id: z\n$/);
});

test('another paper is doubted', () => {
  const doubt = (clipboard: string): string | undefined => {
    const { paste: result } = paste(clipboard);
    return result?.kind === 'edits' ? result.doubt?.pasted : 'no edits';
  };
  assert.match(doubt('@article{x, title = {Deltas and How They Grow}, author = {A, B}}') ?? '', /^Deltas/);
  assert.match(doubt('@article{x, title = {Moraine 2: A Model of Glaciers}}') ?? '', /Moraine 2/);
  assert.equal(doubt('@article{x, title = {Moraine: A model of {Glaciers}}}'), undefined);
});

test('an identifier is added, and what else is missing is to be looked up', () => {
  for (const [clipboard, field] of [
    ['10.1234/ice.7', 'doi = {10.1234/ice.7}'],
    ['https://doi.org/10.1234/ice.7', 'doi = {10.1234/ice.7}'],
    ['doi: 10.1234/ice.7\n', 'doi = {10.1234/ice.7}'],
    ['https://arxiv.org/abs/2410.10819v2', 'eprint = {2410.10819}'],
    ['10.48550/arXiv.2410.10819', 'eprint = {2410.10819}'],
  ] as const) {
    const { paste: result, text } = paste(clipboard);
    assert.equal(result?.kind, 'look-up', clipboard);
    assert.ok(text.includes(field), text);
  }
});

test('an identifier beside another one is refused', () => {
  const { paste: result } = paste('10.1234/ice.7', '//- /refs.bib\n@misc{k<|>ey, title = {Moraine}, doi = {10.1234/ice.8}}\n');
  assert.match(result?.kind === 'refused' ? result.reason : '', /has the DOI 10\.1234\/ice\.8/);
});

test('an entry without an end is not replaced; where there is no entry, there is no answer', () => {
  assert.equal(paste(ris, '//- /refs.bib\n@misc{k<|>ey, title = {A}\n').paste?.kind, 'refused');
  assert.equal(paste(ris, '//- /refs.bib\n<|>\n@misc{key, title = {A}}\n').paste, undefined);
});

test('nothing is pasted into a file with marks of a conflict', () => {
  const { paste: result, text } = paste(ris, `${bib}<<<<<<< HEAD\n=======\n>>>>>>> theirs\n`);
  assert.deepEqual(result, {
    kind: 'refused',
    reason: 'Nothing was changed because of merge conflicts in refs.bib. Choose one version and remove the conflict markers.',
  });
  assert.match(text, /@misc\{key,/);
});
