import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findDraftFolder } from '../../../../server/src/workspace/drafts/draftGraph';
import { createFixtureWorkspace, fixtureFolder, uriOf } from '../../../support/fixtureWorkspace';
import { forSeeds } from '../../../support/random';

interface Expected {
  readonly roots: readonly string[];
  readonly members?: readonly string[];
  /** First candidates. */
  readonly bibliographies?: readonly string[];
  readonly isComplete?: boolean;
}

function checkProject(source: string, path: string, { roots, members, bibliographies, isComplete }: Expected): void {
  const project = createFixtureWorkspace(source).snapshot.draftGraph().projectOf(uriOf(path));
  const paths = (uris: readonly string[]): readonly string[] => uris.map((uri) => uri.replace(fixtureFolder, ''));
  assert.deepEqual(paths(project.roots), roots, 'roots');
  if (members !== undefined) assert.deepEqual(paths(project.members), members, 'members');
  if (bibliographies !== undefined)
    assert.deepEqual(paths(project.bibliographies.map(({ candidates }) => candidates[0] ?? '')), bibliographies, 'bibliographies');
  if (isComplete !== undefined) assert.equal(project.isComplete, isComplete, 'complete');
}

const latex = `//- /thesis/main.tex
\\documentclass{book}
\\input{chapters/one}
\\include{chapters/two}
\\addbibresource{refs.bib}
//- /thesis/chapters/one.tex
\\input{chapters/deep}
//- /thesis/chapters/two.tex
\\section{Two}
//- /thesis/chapters/deep.tex
\\cite{a}
//- /thesis/notes.tex
\\section{Notes}
`;

test('a root with its chapters, and theirs', () => {
  const project = {
    roots: ['/thesis/main.tex'],
    members: ['/thesis/main.tex', '/thesis/chapters/one.tex', '/thesis/chapters/two.tex', '/thesis/chapters/deep.tex'],
    bibliographies: ['/thesis/refs.bib'],
    isComplete: true,
  };
  for (const path of project.members) checkProject(latex, path, project);
});

test('a chapter that nothing includes has no root', () =>
  checkProject(latex, '/thesis/notes.tex', { roots: [], bibliographies: [], isComplete: false }));

test('a chapter that names its root belongs to that', () => {
  checkProject(
    '//- /a/main.tex\n\\documentclass{book}\\bibliography{a,b}\n//- /a/parts/one.tex\n% !TeX root = ../main.tex\n\\cite{x}',
    '/a/parts/one.tex',
    {
      roots: ['/a/main.tex'],
      bibliographies: ['/a/a.bib', '/a/b.bib'],
    },
  );
});

test('a chapter of two documents sees the bibliographies of both', () => {
  checkProject(
    '//- /one.tex\n\\documentclass{a}\\input{part}\\bibliography{x}\n//- /two.tex\n\\documentclass{a}\\input{part}\\bibliography{y}\n//- /part.tex\n',
    '/part.tex',
    {
      roots: ['/one.tex', '/two.tex'],
      bibliographies: ['/x.bib', '/y.bib'],
    },
  );
});

test('an included draft that is not there leaves the project incomplete where it may name bibliographies', () => {
  const document = (preamble: string, body: string): string =>
    `//- /one.tex\n\\documentclass{a}${preamble}\\begin{document}\n${body}\n\\end{document}`;
  checkProject(document('\\input{gone}', '\\bibliography{a}'), '/one.tex', { roots: ['/one.tex'], isComplete: false });
  checkProject(document('', '\\input{gone}\\bibliography{a}'), '/one.tex', { roots: ['/one.tex'], isComplete: true });
  checkProject(document('', '\\input{gone}'), '/one.tex', { roots: ['/one.tex'], isComplete: false });
  checkProject('//- /one.tex\n\\documentclass{a}\\input{setup.sty}', '/one.tex', { roots: ['/one.tex'], isComplete: true });
});

test('files that include each other come to an end', () => {
  checkProject('//- /one.tex\n\\documentclass{a}\\input{two}\n//- /two.tex\n\\input{one}\\input{two}', '/two.tex', {
    roots: ['/one.tex'],
    members: ['/one.tex', '/two.tex'],
  });
});

test('Markdown: its own metadata, and what a project in a folder above says', () => {
  checkProject(
    '//- /book/_quarto.yml\nbibliography: [book.bib]\n//- /book/part/a.qmd\n---\nbibliography: own.bib\n---\n',
    '/book/part/a.qmd',
    {
      roots: ['/book/part/a.qmd'],
      bibliographies: ['/book/part/own.bib', '/book/book.bib'],
      isComplete: true,
    },
  );
});

test('addresses, and paths that only TeX can expand, are no files', () => {
  checkProject('//- /a.tex\n\\documentclass{a}\\addbibresource{https://x.org/refs.bib}\\addbibresource{\\jobname.bib}', '/a.tex', {
    roots: ['/a.tex'],
    bibliographies: [''],
  });
});

test('a path with two slashes at the beginning names no file on another computer', () => {
  const [draft, folder] = ['//- /a.tex\n\\documentclass{a}\\addbibresource{//server/refs.bib}\\input{//server/one}', { roots: ['/a.tex'] }];
  checkProject(draft, '/a.tex', folder);
  const { bibliographies } = createFixtureWorkspace(draft).snapshot.draftGraph().projectOf(uriOf('/a.tex'));
  assert.deepEqual(bibliographies[0]?.candidates, ['file:///server/refs.bib']);
});

test('no path that a draft names stops the reading of drafts, whatever it is (slow)', () => {
  const pieces = [
    '/',
    '//',
    '\\\\',
    '..',
    '.',
    'c:',
    'C:/',
    'a',
    ' ',
    '#',
    '?',
    '%',
    '%2f',
    '%zz',
    '@',
    '~',
    '$HOME',
    'file:',
    'untitled:',
    '\u202e',
    '\ud800',
    '鳥',
  ];
  forSeeds(300, (random) => {
    const path = Array.from({ length: 1 + random.below(4) }, () => random.pick(pieces)).join('');
    const text = `---\nbibliography: ${JSON.stringify(path)}\n---\n@a\n`;
    const uri = random.pick([
      uriOf('/draft.md'),
      'untitled:Untitled-1',
      'untitled:/elsewhere/a.md',
      'vscode-vfs://github/owner/a.md',
      'file:///c%3A/a.md',
    ]);
    const { host } = createFixtureWorkspace('//- /refs.bib\n');
    const graph = host.apply({ kind: 'document', uri, languageId: 'markdown', text }).draftGraph();
    assert.deepEqual(graph.projectOf(uri).roots, [uri], path);
    for (const { candidates } of graph.namedBibliographies)
      for (const candidate of candidates) assert.doesNotMatch(candidate, /^file:\/\/[^/]/, path);
  });
});

test('a document without a folder', () => {
  const { host } = createFixtureWorkspace('//- /refs.bib\n');
  const uri = 'untitled:Untitled-1';
  const snapshot = host.apply({ kind: 'document', uri, languageId: 'markdown', text: '---\nbibliography: refs.bib\n---\n@a' });
  const { roots, bibliographies } = snapshot.draftGraph().projectOf(uri);
  assert.deepEqual(roots, [uri]);
  assert.ok(bibliographies[0]?.candidates.includes(uriOf('/refs.bib')));
});

test('commands that a root defines are its chapters’ too', () => {
  const graph = createFixtureWorkspace(
    '//- /main.tex\n\\documentclass{a}\\newcommand{\\seen}[1]{\\cite{#1}}\\input{one}\n//- /one.tex\n\\seen{a}\n//- /other.tex\n\\seen{a}\n',
  ).snapshot;
  assert.deepEqual([...graph.draftGraph().commandsFor(uriOf('/one.tex')).keys()], ['seen']);
  assert.equal(graph.drafts.get(uriOf('/one.tex'))?.scan().citations.length, 1);
  assert.equal(graph.drafts.get(uriOf('/other.tex'))?.scan().citations.length, 0);
});

const work = 'file:///work';
const drive = 'file:///c%3A/work';
const share = 'file://server/share/work';
const remote = 'vscode-vfs://github/owner/work';

for (const [folders, uri, expected] of [
  [[work], 'file:///work/part/a.md', 'file:///work/part'],
  [[work], 'file:///work/a%23b%20100%25/a.md', 'file:///work/a%23b%20100%25'],
  // A file that was saved is where it is.
  [[work], 'file:///elsewhere/a.md', 'file:///elsewhere'],
  [[], 'file:///elsewhere/a.md', 'file:///elsewhere'],
  [[remote], 'vscode-vfs://github/owner/work/part/a.md', 'vscode-vfs://github/owner/work/part'],
  // One that was never saved is where the editor would save it, if that is in a workspace folder.
  [[work], 'untitled:Untitled-1', work],
  [[work], 'untitled:a.md', work],
  [[work], 'untitled:/work/part/a.md', 'file:///work/part'],
  [[`${work}/`], 'untitled:Untitled-1', work],
  [['file:///first', work], 'untitled:/work/a.md', work],
  [[work], 'untitled:/elsewhere/a.md', work],
  [[work], 'untitled:/work/../a.md', work],
  [[work], 'untitled:/a.md', work],
  [[drive], 'untitled:c:\\work\\a.md', drive],
  [[drive], 'untitled:/c:/work/part/a.md', `${drive}/part`],
  [[drive], 'untitled:/d:/work/a.md', drive],
  [[drive], 'untitled:/c:/work/../a.md', drive],
  [[share], 'untitled:Untitled-1', share],
  [[share], 'untitled://server/share/a.md', share],
  [[remote], 'untitled:/owner/work/part/a.md', `${remote}/part`],
  [[], 'untitled:Untitled-1', undefined],
  [[], 'untitled:/work/a.md', undefined],
] as const)
  test(`the folder of ${uri} in ${folders.join(' and ') || 'no folder'}`, () => {
    assert.equal(findDraftFolder(folders, uri), expected);
  });
