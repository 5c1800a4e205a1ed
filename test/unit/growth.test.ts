import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createReadableText } from '../../server/src/base/readableText';
import { namesOnlyArchive } from '../../server/src/bibliography/entryFields';
import { splitNames } from '../../server/src/bibliography/names';
import { parseBibliography } from '../../server/src/bibliography/parseBibliography';
import { getVersionFacts } from '../../server/src/bibliography/write/completion/citedVersion';
import { citePublished } from '../../server/src/bibliography/write/completion/completeEntries';
import { detectBibliographyStyle } from '../../server/src/bibliography/write/detectBibliographyStyle';
import { findMethod } from '../../server/src/digest/abstracts/findMethod';
import { chooseExcerpt } from '../../server/src/digest/abstracts/summary/chooseExcerpt';
import { readMail } from '../../server/src/digest/containers/mail/parts';
import { readMailTexts } from '../../server/src/digest/containers/mail/readMails';
import { createCorrections } from '../../server/src/digest/corrections/corrections';
import { readHtmlLines } from '../../server/src/digest/marked/html/htmlLines';
import { parseDigest } from '../../server/src/digest/parseDigest';
import { latex } from '../../server/src/drafts/latex/latex';
import { markdown } from '../../server/src/drafts/markdown/markdown';
import { orderItems } from '../../server/src/drafts/orderItems';
import { codeAction } from '../../server/src/features/codeAction';
import { documentLink } from '../../server/src/features/digests/documentLink';
import { search } from '../../server/src/features/finding/search';
import { alteredQuotation } from '../../server/src/features/findings/alteredQuotation';
import { uncitedMention } from '../../server/src/features/findings/uncitedMention';
import { readProject } from '../../server/src/features/review/checkedProject';
import { groupUncitedPapers } from '../../server/src/features/review/uncitedPapers';
import { codeLens } from '../../server/src/features/topics/codeLens';
import { registries } from '../../server/src/lookUp/registries/allRegistries';
import { defaultSettings } from '../../server/src/model/settings';
import { correctionsFile } from '../../server/src/ownFiles/corrections';
import { decisionsFile } from '../../server/src/ownFiles/decisions';
import { dismissalsFile } from '../../server/src/ownFiles/dismissals';
import { parseReferencesFile } from '../../server/src/ownFiles/references/parseReferences';
import { topicsFile } from '../../server/src/ownFiles/topics';
import type { Heading } from '../../server/src/ownFiles/topics/planSteps';
import { findUrls } from '../../server/src/text/identifiers';
import { createBibliographyFile } from '../../server/src/workspace/files/bibliographyFile';
import { createDigestFile } from '../../server/src/workspace/files/digestFile';
import { WorkspaceHost } from '../../server/src/workspace/workspaceHost';
import { applyEdits, createFixtureWorkspace, uriOf } from '../support/fixtureWorkspace';
import { measureProcessor } from '../support/measureProcessor';
import { completedPaper, published } from './bibliography/write/completedPaper';
import { samples } from './digest/containers/samples';

/** Linear time grows eightfold, square time 64-fold, from the first size to the eighth of it. */
const maxGrowth = 30;
/** What is so short is measured by chance. In milliseconds of the processor. */
const negligible = 60;

type Probe = readonly [what: string, size: number, make: (size: number) => string];

function probe(group: string, read: (text: string) => unknown, probes: readonly Probe[]): void {
  for (const [what, size, make] of probes) {
    test(`${group}, ${what}: time grows with the length (slow)`, () => {
      const [once, , , eightfold] = [1, 2, 4, 8].map((times) => {
        const text = make(size * times);
        return measureProcessor(() => read(text));
      }) as [number, number, number, number];
      assert.ok(
        eightfold < negligible || eightfold < maxGrowth * Math.max(once, 1),
        `${once.toFixed(1)} ms for ${size}, ${eightfold.toFixed(1)} ms for ${8 * size}`,
      );
    });
  }
}

const repeat =
  (piece: string): ((size: number) => string) =>
  (size) =>
    piece.repeat(size);
const lines =
  (line: (at: number) => string): ((size: number) => string) =>
  (size) =>
    Array.from({ length: size }, (_, at) => line(at)).join('\n');

function linksOf(uri: string): (text: string) => unknown {
  return (text) => {
    const file = uri.endsWith('.bib') ? createBibliographyFile(uri, text) : createDigestFile(uri, text);
    const { snapshot } = new WorkspaceHost();
    return documentLink(
      { ...snapshot, ...(file.kind === 'digest' ? { digests: new Map([[uri, file]]) } : { bibliographies: new Map([[uri, file]]) }) },
      uri,
    );
  };
}

probe('links of a digest', linksOf('file:///a-digest.txt'), [
  ['dots behind an address', 5000, (size) => `https://a/${'.'.repeat(size)}x`],
  ['parentheses behind an address', 5000, (size) => `https://a/${')'.repeat(size)}`],
  ['parentheses behind a DOI', 5000, (size) => `doi:10.1234/${')'.repeat(size)}`],
]);
probe('words of a venue', namesOnlyArchive, [
  ...['a-', 'arXiv ', 'https://arxiv.org/', '\\emph{', '[a', '2024', 'v1 ', 'cornell ', '(', 'a/1', ' '].map(
    (piece): Probe => [JSON.stringify(piece), 5000, repeat(piece)],
  ),
]);
probe('the form of entries', (text) => detectBibliographyStyle(text), [
  ['fields of one entry', 300, (size) => `@misc{k, ${lines((at) => `f${at} = {x},`)(size)}}`],
  ['entries with fields of their own', 10, lines((at) => `@misc{k${at}, ${lines((field) => `f${at}x${field} = {x},`)(20)}}`)],
]);
/** Every entry cites a preprint, and is made to cite the published version. */
function citeAll(text: string): void {
  const bibliography = parseBibliography(text, text.startsWith('@') ? 'a.bib' : 'a.yaml');
  const paper = completedPaper('Moraine: A Model', published);
  const facts = getVersionFacts(paper, paper.reference!, 'published')!;
  citePublished(
    { text, bibliography },
    bibliography.entries.map((entry) => ({ entry, paper, facts })),
  );
}
probe('entries that cite published versions', citeAll, [
  ['entries', 100, lines((at) => `@misc{k${at}, title = {Moraine}, journal = {arXiv}, % a\n year = 2024}`)],
  ['fields of one entry', 300, (size) => `@misc{k, title = {Moraine}, ${lines((at) => `f${at} = {x}, month = oct,`)(size)}}`],
  ['comments of one entry', 300, (size) => `@misc{k, title = {Moraine}, ${repeat('month = % a\n oct, % b }\n')(size)}}`],
  ['fields of one name', 300, (size) => `@misc{k, title = {Moraine}, ${repeat('year = 2024,\n')(size)}}`],
  ['items', 50, lines((at) => `- id: k${at}\n  title: Moraine # a\n  issued: 2024\n  number: arXiv:2410.10819`)],
  ['variables of one item', 100, (size) => `- id: k\n${lines((at) => `  x${at}: 2024 # a`)(size)}\n  issued: 2024`],
  ['comments of one item', 300, (size) => `- id: k\n  issued: 2024\n${repeat('  # issued\n')(size)}\n  title: Moraine`],
  ['comments behind a field', 1000, (size) => `@misc{k, title = {Moraine}, month = oct % a${repeat('\n % b')(size)}\n}`],
  ['parts of a value', 1000, (size) => `@misc{k, title = {Moraine}, month = oct ${repeat('# % a\n "b"')(size)}}`],
]);
probe('links of a bibliography', linksOf('file:///a.bib'), [['blanks in a DOI', 5000, (size) => `@misc{a, doi=${' '.repeat(size)}x}`]]);
probe('addresses', findUrls, [['parentheses', 5000, (size) => `https://a/${')'.repeat(size)}`]]);

const library = createFixtureWorkspace(`//- /papers-digest.txt
${lines((at) => `\nKite ${at}: A Study of the Wind\n\nWe fly word${at} and the kite of word${at + 1}, and it is best read with word${at + 2}.`)(40)}
`).snapshot;
const words = lines((at) => `word${at}`);

/** What the editor asks of a draft and of a digest, and what opening a bibliography costs. */
function citeKeys(text: string): void {
  const workspace = createFixtureWorkspace(`//- /papers-digest.md\n## Kite: A Study of the Wind\n\nWe fly kites in the wind.\n`);
  const [draft, digest] = [uriOf('/draft.md'), uriOf('/papers-digest.md')];
  workspace.host.apply({ kind: 'document', uri: draft, languageId: 'markdown', text });
  workspace.host.apply({
    kind: 'document',
    uri: uriOf('/a.bib'),
    languageId: 'bibtex',
    text: text.replace(/\[@(\S+)\]/g, '@misc{$1, title={A}}'),
  });
  const { snapshot } = workspace.host;
  codeLens(snapshot, digest);
  const span = { start: 4, end: 4 };
  codeAction(snapshot, draft, { span, kinds: undefined, trigger: 'menu', codes: new Set(), annotationId: 'n-1', day: '2026-11-30' });
}
test('keys with many hyphens cost what keys with other marks cost (slow)', () => {
  for (const [count, length] of [
    [1, 64_000],
    [24, 8000],
  ] as const) {
    const draft = (mark: string): string => lines((at) => `[@b${at}${`${mark}a`.repeat(length)}]`)(count);
    const [hyphens, others] = [draft('-'), draft('_')].map((text) => measureProcessor(() => citeKeys(text))) as [number, number];
    assert.ok(
      hyphens < 3 * others + negligible,
      `${hyphens.toFixed(0)} ms for ${count} keys with hyphens, ${others.toFixed(0)} ms without`,
    );
  }
});

probe('a query', (query) => search(library, query, { limit: 50, isSettled: true }), [
  ['different words', 4000, words],
  ['stop words', 4000, repeat('the of and ')],
  ['words to leave out', 4000, lines((at) => `-word${at}`)],
  ['phrases', 4000, lines((at) => `"the word${at}"`)],
  ['filters', 4000, lines((at) => `date:${at}`)],
]);

probe('LaTeX', (text) => latex.scan(text), [
  ['conditionals that nothing ends', 1500, repeat('\\iffalse ')],
  ['a list of citations', 1500, (size) => `\\autocites${'[a]{b}'.repeat(size)}`],
  ['keys that nothing closes', 1000, repeat('\\cite{')],
  ['notes that nothing closes', 600, repeat('\\citep[see ')],
  ['parentheses that nothing closes', 600, repeat('\\cites(')],
  ...['{', '\\begin{verbatim}', '\\begin{a}', '$', '%', '\\cite{a}', '\\cite[', '\\verb|', '\\def\\a#1', 'word '].map(
    (piece): Probe => [piece, 1000, repeat(piece)],
  ),
  ['definitions', 500, lines((at) => `\\newcommand{\\c${'x'.repeat(at % 20)}}[1]{\\cite{#1}}`)],
  ['included files', 500, lines((at) => `\\input{f${at}}`)],
]);

probe('Markdown', (text) => markdown.scan(text), [
  ...['[@todre; ', '[@a ', '-@', '@{', '^[', '$a', '$$', '<!--', '{.a', '{{<', 'word ', '![a](b', '![a](b ('].map(
    (piece): Probe => [piece, 1000, repeat(piece)],
  ),
  ...['- ', '1. ', '* > '].map((piece): Probe => [`${piece}at the start of a line`, 1500, (size) => `${piece.repeat(size)}x`]),
  ['backquotes of many lengths', 400, (size) => Array.from({ length: size }, (_, at) => '`'.repeat(1 + (at % 50))).join('a')],
  ['footnotes', 1000, lines((at) => `[^a${at}]: `)],
  ['tables', 500, (size) => `| a | b |\n| --- | --- |\n${'| c | d |\n'.repeat(size)}`],
  ['metadata', 500, (size) => `---\n${lines((at) => `k${at}: v`)(size)}\n---\n`],
  ['bibliographies', 500, (size) => `---\nbibliography: [${lines((at) => `b${at}.bib,`)(size)}]\n---\n`],
]);

probe(
  'what a paper does',
  (abstract) => findMethod(abstract, ['Kite']),
  ['we ', 'In this paper, ', 'Our study ', 'The authors say, '].map((piece): Probe => [piece, 1500, repeat(piece)]),
);
probe('an excerpt of an abstract', (abstract) => chooseExcerpt('Kite: A Study', ['Kite'], abstract), [
  ...['; it improves', ', achieving 2.5x speedups', ' and reduces cost by 30%, thereby'].map(
    (piece): Probe => [piece, 10_000, (size) => `We propose Kite, a method${piece.repeat(size)}`],
  ),
]);

function readMailWhole(text: string): unknown {
  return readMailTexts(text, readMail(text, 0, text.length).content);
}

/** As a list of passages shows each of them. */
function moveEveryTenth(text: string): void {
  const { text: shown, toSource, fromSource } = createReadableText(text);
  for (let start = 0; start < shown.length; start += 10) fromSource(toSource({ start, end: start + 5 }));
}

probe('places of a readable text', moveEveryTenth, [
  ['factors', 500, repeat('It is $2.5\\times$ ok. ')],
  ['short mathematics', 700, repeat('$a\\times$ ')],
]);

probe('digests', (text) => parseDigest(text, { path: 'a-digest.md' }), [
  ['a list in Cyrillic letters', 500, repeat('- Нейронные сети для обработки длинных текстов и документов\n')],
  [
    'lines of a paragraph without a full stop',
    250,
    (size) => `<h3>Sparse Attention for Long Documents</h3>\n<p>${lines((at) => `words of ${at} here<br>`)(size)}</p>`,
  ],
  ['lines of a paragraph with hyphens at their ends', 500, lines((at) => `some words at ${at} dis-`)],
  ...[' ', '.', '-a', '(', '1,', '1.', '[a](', '[', '*a', '<a', '&#', 'word '].map((piece): Probe => [piece, 1000, repeat(piece)]),
  ['one line again and again', 500, repeat('the same line again\n')],
  [
    'an abstract of equal lines',
    200,
    (size) => `## Kites: A Study of Wind\n\n${`${'We study the wind and the kites in it. '.repeat(40)}\n`.repeat(size)}`,
  ],
  ['a table', 500, (size) => `| Title | Abstract |\n| --- | --- |\n${'| c | d |\n'.repeat(size)}`],
  ['a wide table', 200, (size) => `|${' a |'.repeat(size)}\n|${' - |'.repeat(size)}\n|${' b |'.repeat(size)}`],
]);
const kite = 'A Kite in the Wind of the North';

/** A digest that is read with a correction for each of its lines. */
function readCorrected(text: string): void {
  const said = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line, at) => `${at % 3 === 0 ? 'no paper' : 'paper'}: ${line}`)
    .join('\n');
  parseDigest(text, { path: 'a-digest.txt' }, [], createCorrections(correctionsFile.parse(said).entries));
}

probe('corrections of a digest', readCorrected, [
  ['titles', 400, lines((at) => `Kite ${at}: A Study of the Wind\n`)],
  [
    'titles and abstracts',
    200,
    lines(
      (at) =>
        `Kite ${at}: A Study of the Wind\n\nWe fly word${at} and the kite of word${at + 1}, and it is best read with word${at + 2}.\n`,
    ),
  ],
  ['titles that begin alike', 400, lines((at) => `${'a '.repeat(at % 60)}b\n`)],
  ['one title again and again', 400, repeat('the same line again\n')],
  ['lines without blank ones between them', 400, lines((at) => `Kite ${at}: A Study of the Wind`)],
]);
probe(
  'a digest with corrections',
  (text) =>
    parseDigest(
      text,
      { path: 'a-digest.txt' },
      [],
      createCorrections(correctionsFile.parse(`paper: ${'a '.repeat(90)}b\npaper: a\npaper: the same || line again`).entries),
    ),
  [
    ['the first words again and again', 2000, repeat('a ')],
    ['their line again and again', 500, repeat('the same line again\n')],
    ['a title in each line', 500, repeat('a\n')],
  ],
);
probe(
  'a digest with corrections of titles like others',
  (text) =>
    parseDigest(
      text,
      { path: 'a-digest.txt' },
      [],
      createCorrections(
        correctionsFile.parse(
          `paper: ${kite}\npapers like: ${kite} || list item after nothing before list item; title from ". " after names to ", " before names; read as nothing`,
        ).entries,
      ),
    ),
  [
    ['items', 300, (size) => `- ${kite}\n${lines((at) => `- Ada Berg, Ben Feng. Kites of Year ${at}, Cleo Diaz`)(size)}`],
    ['one item with many titles', 300, (size) => `- ${kite}\n- ${'Ada Berg. A Study of Kites, Ben Feng, '.repeat(size)}`],
    ['one item with many lines', 300, (size) => `- ${kite}\n${'- Ada Berg. A Study\n  of Kites\n'.repeat(size)}`],
    ['marks', 500, (size) => `- ${kite}\n- ${'**a**. '.repeat(size)}`],
  ],
);
probe('JSON', (text) => parseDigest(text, { path: 'a-digest.json' }), [
  ...['[', '{"a":', '\\\\\\\\'].map((piece): Probe => [piece, 1000, repeat(piece)]),
  ...['{"title": ', '{"title": "a"} ', '{"a": "\\\\" {"', '{"title": [{'].map(
    (piece): Probe => [`broken objects: ${piece}`, 1000, (size) => `[{"title": "a"}, ${piece.repeat(size)}`],
  ),
  ['lines', 500, lines((at) => `{"title": "Kite ${at}", "abstract": "We fly."}`)],
  [
    'addresses in one field',
    4000,
    (size) => `[{"title": "Kites", "abstract": "We fly.", "url": "${lines((at) => `https://a.org/${at} `)(size).replaceAll('\n', '')}"}]`,
  ],
  [
    'fields that all records of a list share',
    2000,
    (size) =>
      `{${lines((at) => `"venue${' '.repeat(at % 50)}${'_'.repeat(at / 50)}": "Wind",`)(size)} "papers": [${repeat('{"title": "Kite"},')(size)} {"title": "a"}]}`,
  ],
]);
probe('exports', (text) => parseDigest(text, { path: 'a-digest.yaml' }), [
  ...samples.map(({ path, write }): Probe => [path, 100, write]),
  ...['TY  - JOUR\n', 'TY  - JOUR\nTI  - a\n', 'ER  - \n', 'A1  - a\n'].map(
    (piece): Probe => [piece, 1000, (size) => `TY  - JOUR\nTI  - a\n${piece.repeat(size)}`],
  ),
  ...['PMID- 1\n', 'TI  - a\n', '      a\n'].map((piece): Probe => [piece, 1000, (size) => `PMID- 1\n${piece.repeat(size)}`]),
  ...['%T a\n', '%K a\n\n', 'a\n'].map((piece): Probe => [piece, 1000, (size) => `%T a\n%A b\n${piece.repeat(size)}`]),
  ...['"', '""', '"a\n', 'a,"b\n', '"a",\n', ',', '"a"b', '\n"', '",\n"a'].map(
    (piece): Probe => [`cells: ${piece}`, 2000, (size) => `Title,DOI\na,10.1000/1\n${piece.repeat(size)}`],
  ),
  ['records with and without a title', 500, (size) => `[${'{"title": "a"}, {"b": 1}, '.repeat(size)}1]`],
  ...['"a,', '"a" b,'].map(
    (piece): Probe => [`cells of one line: ${piece}`, 2000, (size) => `Title,DOI\na,10.1000/1\n${piece.repeat(size)}\n"b`],
  ),
  ['a date of slashes', 20000, (size) => `[{"title": "Kites", "abstract": "We fly.", "date": "${'/'.repeat(size)}x"}]`],
  ['a wide header', 500, (size) => `Title,DOI${',x'.repeat(size)}\n${'a,b\n'.repeat(size)}`],
  ...['a, ', 'A. ', 'Ab and ', 'A;', 'A B|', 'AbCd', '(1', 'A B., '].map(
    (piece): Probe => [`people: ${piece}`, 1000, (size) => `Title,Authors,DOI\na,"${piece.repeat(size)}",10.1000/1\n`],
  ),
  ...['<p ', '&a;', '&amp;', '<', '</p', '. ', 'a.b.', '('].map(
    (piece): Probe => [`a title of ${piece}`, 1000, (size) => `Title,DOI\n"${piece.repeat(size)}",10.1000/1\n`],
  ),
  ...[
    '<entry>',
    '<a>',
    '</a>',
    '<a></b>',
    '<entry><title>',
    '<entry><title>a</title></entry>',
    '<![CDATA[',
    '</entry><!-- <entry>',
    '<entry a="',
    '&a;',
    '<!--',
    '<?a ',
  ].map((piece): Probe => [`a feed of ${piece}`, 1000, (size) => `<feed><entry>${piece.repeat(size)}`]),
  ...['<a>', '<!ENTITY a "a">', '<!DOCTYPE a [', '-- ', '<!---->'].map(
    (piece): Probe => [`above a feed: ${piece}`, 1000, (size) => `<?xml version="1.0"?><!DOCTYPE ${piece.repeat(size)}`],
  ),
  ...['a:\n', '- ', '- a\n', '---\n', '&a [*a]\n', 'a: [', 'a: "', '? ', '  b: c\n', '- title: a\n', 'title: a\n', '|\n'].map(
    (piece): Probe => [`YAML: ${piece}`, 300, (size) => `title: a\ndoi: 10.1000/1\nauthors: b\n${piece.repeat(size)}`],
  ),
  ...['---\n', '---\ntitle: a\n', '- '].map(
    (piece): Probe => [`notes: ${piece}`, 300, (size) => `---\ntitle: a\ndoi: 10.1000/1\n${piece.repeat(size)}`],
  ),
]);
probe('HTML', (text) => readHtmlLines(text), [
  ...[
    '<',
    '<div>',
    '</div>',
    '<b>',
    '<b><i></b>',
    '<a href="',
    '<p><a href=b>',
    '&amp;',
    '&',
    '&notin',
    '<!--',
    '<ul><li>',
    '<table>',
    '<td>',
    '<tr><td rowspan=100>',
    '<svg>',
    '<title>',
    '<pre>\n',
    'word\n ',
    '\u00ad',
    '<h1>',
    '<i class="',
  ].map((piece): Probe => [piece, 2000, repeat(piece)]),
  ['a name of many classes', 2000, (size) => `<p class="${'a-b '.repeat(size)}">a`],
  ['tags that close what stands outside', 1000, (size) => `${'<b>'.repeat(size)}${'<table><tr><td></b>'.repeat(size)}`],
]);
probe('parts of a mail', readMailWhole, [
  ['boundaries', 1000, (size) => `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nKites\n'.repeat(size)}`],
  [
    'parts in parts',
    300,
    (size) => Array.from({ length: size }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`).join(''),
  ],
  ['mails sent on', 300, repeat('Content-Type: message/rfc822\n\n')],
  ['lines of a head', 1000, (size) => `Subject: a\n${' a\n'.repeat(size)}\n`],
  [
    'mails without the boundary that they name',
    500,
    repeat('From ada@x.org Mon Oct 14 10:00:00 2024\nFrom: a@b.org\nContent-Type: multipart/mixed; boundary=b\n\nKites\n\n'),
  ],
  ['short lines of plain words', 8000, (size) => `Content-Transfer-Encoding: quoted-printable\n\n${'word one\n'.repeat(size)}`],
  ...['=', '=C3', '=\n', '=C3=\n=A4', ' '].map(
    (piece): Probe => [
      `quoted-printable ${piece}`,
      2000,
      (size) => `Content-Transfer-Encoding: quoted-printable\n\na${piece.repeat(size)}`,
    ],
  ),
  ['base64', 5000, (size) => `Content-Transfer-Encoding: base64\n\n${'S2l0ZXM/'.repeat(size)}`],
]);
probe('bibliographies', (text) => parseBibliography(text, 'a.bib'), [
  ['entries that inherit from each other', 100, lines((at) => `@misc{k${at}, title={T ${at}}, crossref={k${at + 1}}}`)],
  ['strings that double', 100, lines((at) => `@string{s${at + 1}=s${at} # s${at}}`)],
  ['signs of entries on one line', 3000, (size) => '@a '.repeat(size)],
]);
probe('completed references', (text) => parseReferencesFile(`[${text}]`), [
  ['many items', 4000, lines((at) => `{"id":"k${at}","title":"Kites"},`)],
]);
probe('names', splitNames, [['white space', 4000, (size) => `A${' '.repeat(size)}B`]]);

/** What each registry makes of a title, an abstract and names that consist of this text. */
function readAnswers(text: string): void {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const work = {
    DOI: '10.5555/x',
    title: [text],
    abstract: text,
    author: [{ name: text }, { family: text, given: text }],
    'container-title': [text],
  };
  const bodies = [
    `<feed><entry><id>http://arxiv.org/abs/2401.00001</id><title>${escaped}</title><summary>${escaped}</summary></entry></feed>`,
    `<feed><entry><title>${text}</title></entry></feed>`,
    JSON.stringify({ status: 'ok', 'message-type': 'work-list', message: { items: [work] } }),
    `@article{x, title = {${text}}, author = {${text}}, url = {https://aclanthology.org/P19-1001}}`,
  ];
  for (const { read } of registries) for (const body of bodies) read({ status: 200, headers: {}, body });
}
probe(
  'answers of registries',
  readAnswers,
  ['<', '&', '\\', '\\v', '{', '-\n', 'a-\nb', '&lt;', '<i ', '<jats:title>', ' ', '\u200b', 'a (', 'Jr ', 'Van ', '$'].map(
    (piece) => [JSON.stringify(piece), 2000, repeat(piece)] as const,
  ),
);

const decisionLine = (at: number): string => `2026-11-28 skipped - Orchard ${(at * 7919) % 10_000} in Autumn`;

probe(
  'decisions about many papers',
  (text) =>
    decisionsFile.edit(
      text,
      decisionsFile.parse(text).entries.map((paper) => ({ entry: { ...paper, title: `Still ${paper.title}` }, outdated: [paper.span] })),
    ),
  [['that are in the file', 500, lines(decisionLine)]],
);
probe(
  'decisions about new papers',
  (text) =>
    decisionsFile.edit(
      '2026-11-28 kept - Orchard 5000 in Autumn\n',
      decisionsFile.parse(text).entries.map((entry) => ({ entry, outdated: [] })),
    ),
  [['of which none is in the file', 500, lines(decisionLine)]],
);

probe('dismissed hints', (text) => dismissalsFile.parse(text), [
  ['many quotation marks', 20_000, repeat('"')],
  ['many texts in quotation marks', 10_000, (count: number) => `2026-11-30 misspelt-name - ${'"a" in '.repeat(count)}`],
  ['many backslashes', 20_000, (count: number) => `2026-11-30 misspelt-name - "${'\\'.repeat(count)}`],
]);

/** Checks the quotations and the names of a draft. */
function checkDraft(text: string): unknown {
  const host = new WorkspaceHost();
  const uri = 'file:///desk/a.md';
  host.apply({ kind: 'configured', folders: ['file:///desk'], settings: defaultSettings });
  host.apply({ kind: 'document', uri, languageId: 'markdown', text });
  host.apply({ kind: 'indexed' });
  const snapshot = host.apply({ kind: 'drafts-indexed' });
  return [alteredQuotation, uncitedMention].map((rule) => rule.detect(snapshot, uri));
}

probe('quotations and names', checkDraft, [
  ['in a block quotation with many citations', 1500, repeat('> MoRaine flows there now [@moraine]\n')],
  ['beside a table with many rows', 2500, (size) => `| a |\n| --- |\n${'| MoRaine |\n'.repeat(size)}`],
]);
probe(
  'the order of a citation',
  (text) =>
    orderItems(
      text.split('\n').map((key) => ({ key, mode: 'parenthetical', prefix: '', suffix: '', moves: 'not' })),
      (a, b) => (a < b ? -1 : 1),
    ),
  [['of many keys', 3000, lines((at) => `key${at}`)]],
);

/** Looks for the papers that sections of a draft cite, up to the first pause. */
function listCitedInSections(text: string): void {
  const uri = uriOf('/a.md');
  const { snapshot } = createFixtureWorkspace(`//- /a.md\n${text}`);
  const project = readProject(snapshot, uri)!;
  void groupUncitedPapers(snapshot, project, () => new Promise(() => undefined));
}
probe('sections that cite', listCitedInSections, [['many', 3000, lines((at) => `# Ice ${at}\n\n[@a${at}]\n`)]]);

/** Titles, one a line. */
const titles = lines((at) => `Paper ${at}: On rivers`);

probe('the topics file', (text) => topicsFile.edit('', { kind: 'move', titles: text.split('\n'), label: 'Rivers' }), [
  ['papers that are moved', 250, titles],
]);

const toHeadings = (text: string): readonly Heading[] => text.split('\n').map((label) => ({ label, papers: [label], subtopics: [] }));

probe(
  'the kept outline',
  (text) => {
    const kept = applyEdits('', topicsFile.edit('', { kind: 'keep', headings: toHeadings(text) }) ?? []);
    return topicsFile.edit(kept, { kind: 'keep', headings: toHeadings(text.replaceAll('Paper', 'Other')) });
  },
  [['headings that change', 250, titles]],
);

/** Edits a digest beside another one. `text` is the other one. */
function editBeside(text: string): unknown {
  const host = new WorkspaceHost();
  const write = (name: string, content: string): void =>
    void host.apply({ kind: 'disk', files: [{ uri: `file:///desk/${name}-digest.txt`, bytes: new TextEncoder().encode(content) }] });
  host.apply({ kind: 'configured', folders: ['file:///desk'], settings: defaultSettings });
  write('other', text);
  host.apply({ kind: 'indexed' });
  host.snapshot.library();
  write('own', 'Kite: Study of a Delta\n\nWe present it, a study that looks at deltas with care and in detail.\n');
  return host.snapshot.library();
}

probe('a paper more', editBeside, [
  [
    'papers of one name',
    100,
    lines((at) => `Kite: Study ${at} of Rivers\n\nWe present it, study ${at}, which looks at rivers with care.\n`),
  ],
]);
