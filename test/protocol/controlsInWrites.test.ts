import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { methods } from '../../server/src/protocol/requests';
import { checkTexts } from '../support/answerTexts';
import { createWorkspace, editorCapabilities, type LspClient, startClient, type Workspace } from '../support/lspClient';
import { dailyPaper } from '../unit/lookUp/feeds/feedSamples';
import { waitForDiagnostics } from './waiting';

/** Sets the title of a terminal. */
const command = '\u001b]0;X\u0007';
const reorders = '\u202e';
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

const kite = `Kite: A Study${command} of ${reorders}Wind`;
const digest = `${kite}

Much is known of kites. However, kites${command} tear in \u2067storms. We present Kite, a kite that flies in every${reorders} wind, with an error of 3.8%.

Moraine: A Model${command} of ${reorders}Glaciers

Glaciers move. We present Moraine, a model of how${command} alpine glaciers move.
`;
const entry = (key: string, year = ''): string =>
  `@article{${key},\n  title = {Gale${command} Force: How ${reorders}Storms Grow},\n  author = {Doe${reorders}, Jo},\n  journal = {Journal${command} of Storms}${year}\n}\n`;
const cslItem = { id: 'x', type: 'book', title: `Gale${command} Force: How ${reorders}Storms Grow`, author: [{ family: `Doe${command}` }] };
const ris = `TY  - JOUR\nTI  - Gale${command} Force: How ${reorders}Storms Grow\nAU  - Doe, Jo\nJO  - Journal${command} of Storms\nPY  - 2020\nER  - \n`;
const entryToFill = '@article{mine,\n  title = {Gale Force: How Storms Grow},\n  author = {Doe, Jo}\n}\n';
const sentence = `Kite flies in every wind ${reorders}with an error of 8.3%${command} [@kite].`;
const draft = `---\nbibliography: refs.bib\n---\n${sentence}\n`;
const note = `---\nkey: kite\ntitle: "Kite: A Study${command} of \\u202eWind"\ntags: []\n---\n\n<!-- marginalia {"prefix":"However, \\u202e","suffix":" in"} -->\n> kites tear\n\n^n-tear\n\nSad${command} but ${reorders}true.\n`;
/** YAML's escapes stand for controls that no reader of the file's text sees. */
const topics = 'locked:\n  - label: "\\u202EIce"\n    papers:\n      - "Moraine: A Model\\e]0;X\\a of \\u202EGlaciers"\n';

let workspace: Workspace;
let client: LspClient;
const uri = (name: string): string => workspace.uriOf(name);
const end = { line: 4, character: 0 };
const inEntry = { line: 0, character: 10 };

before(async () => {
  workspace = await createWorkspace({
    'reading-digest.txt': digest,
    'own.bib': entry('gale', ',\n  year = 2020'),
    'fill.bib': entryToFill,
    'items.json': JSON.stringify([{ ...cslItem, id: 'flood', title: `Flood${command} Height: How ${reorders}Rivers Rise` }]),
    'refs.bib': '',
    'draft.md': draft,
    'marginalia/notes/kite.md': note,
    'marginalia/topics.yaml': topics,
  });
  const capabilities = {
    ...editorCapabilities,
    workspace: { ...editorCapabilities.workspace, workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] } },
  };
  client = await startClient(workspace, { capabilities, configuration: { marginalia: { bibliographies: ['*.bib', 'items.json'] } } });
  await client.open(uri('draft.md'), 'markdown', draft);
  await client.ready;
});
after(async () => {
  await client.stop();
  workspace.dispose();
});

/** Checks that an answer writes these words, and no control. */
const check = (answer: unknown, words: string): void => checkTexts(answer, words, controls);

const ask = (method: string, params: object): Promise<unknown> => client.request<unknown>(method, params);
const readNote = (name: string): string => readFileSync(join(workspace.path, 'marginalia/notes', name), 'utf8');

test('an entry that is copied from another bibliography', async () => {
  check(await ask(methods.bibliographyEdit, { kind: 'add', uri: uri('draft.md'), keys: ['gale'] }), 'of Storms');
  check(await ask(methods.bibliographyEdit, { kind: 'add', uri: uri('draft.md'), keys: ['flood'] }), 'Rivers Rise');
});

test('an entry of a paper that only a digest has', async () => {
  check(await ask(methods.bibliographyEdit, { kind: 'add', uri: uri('draft.md'), keys: ['kite'] }), 'Kite');
});

for (const format of ['bibtex', 'biblatex', 'csl-json'])
  test(`an exported bibliography, ${format}`, async () => {
    check(await ask(methods.export, { kind: 'bibliography', keys: ['gale', 'flood', 'kite'], format }), 'Rivers Rise');
  });

for (const [name, text] of Object.entries({ BibTeX: entry('x'), 'CSL-JSON': JSON.stringify(cslItem), RIS: ris }))
  test(`a pasted reference, ${name}`, async () => {
    check(await ask(methods.bibliographyEdit, { kind: 'paste', uri: uri('fill.bib'), position: inEntry, text }), 'Storms Grow');
  });

test('an entry that is completed by another bibliography', async () => {
  const text = entry('x', ',\n  year = 2020').replace(command, ' ').replace(reorders, '');
  check(await ask(methods.bibliographyEdit, { kind: 'match', uri: uri('fill.bib'), name: 'zotero.bib', text }), 'of Storms');
});

test('topics', async () => {
  check(await ask(methods.ownFileEdit, { kind: 'keep-headings' }), 'Kite');
  check(await ask(methods.ownFileEdit, { kind: 'move', keys: ['kite'], label: `Air${command} ${reorders}Craft` }), 'Craft');
  check(await ask(methods.ownFileEdit, { kind: 'seed', label: 'Snow', words: [`snow${command} ${reorders}flake`] }), 'flake');
});

test('a decision', async () => {
  check(await ask(methods.ownFileEdit, { kind: 'decide', decisions: [{ key: 'kite', decision: 'kept' }] }), 'A Study');
});

test('corrections', async () => {
  const digestUri = uri('reading-digest.txt');
  const title = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  check(await ask(methods.ownFileEdit, { kind: 'correct', uri: digestUri, range: title, as: 'no-paper' }), 'A Study');
  const words = { start: { line: 2, character: 0 }, end: { line: 2, character: 55 } };
  check(await ask(methods.ownFileEdit, { kind: 'correct', uri: digestUri, range: words, as: 'paper' }), 'Much is known');
});

test('a dismissal', async () => {
  const [hint] = await waitForDiagnostics(client, uri('draft.md'), (all) => all.some(({ code }) => code === 'contradicted-number'));
  assert.ok(hint);
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: uri('draft.md') },
    range: hint.range,
    context: { diagnostics: [hint], only: ['quickfix'] },
  });
  check(
    actions.filter(({ title }) => title.startsWith('Dismiss for this sentence')),
    'in every wind',
  );
});

test('a note, its passage and its title', async () => {
  await ask(methods.annotate, { kind: 'quote', key: 'moraine', exact: 'alpine glaciers', body: `Ice${command} and ${reorders}snow.` });
  check(readNote('moraine.md'), 'snow.');
  await ask(methods.annotate, { kind: 'status', key: 'gale', status: 'read' });
  check(readNote('gale.md'), 'Storms Grow');
});

test('an exported note, and one that goes into the draft', async () => {
  check(await ask(methods.export, { kind: 'annotations' }), 'true.');
  const place = { uri: uri('draft.md'), position: end };
  const inserted = { ...place, note: uri('marginalia/notes/kite.md'), id: 'n-tear' };
  check(await ask(methods.blockEdit, { kind: 'note', ...inserted, form: 'quotation' }), 'kites tear');
  check(await ask(methods.blockEdit, { kind: 'note', ...inserted, form: 'comment' }), 'true.');
});

test('a note whose comment is written again', async () => {
  await ask(methods.annotate, { kind: 'resolve', note: uri('marginalia/notes/kite.md'), id: 'n-tear', isResolved: true });
  const comment = /<!--.*-->/.exec(readNote('kite.md'))?.[0];
  check(comment, '"resolved":true');
});

test('blocks of a draft, a spreadsheet and citations', async () => {
  const place = { uri: uri('draft.md'), position: end };
  check(await ask(methods.blockEdit, { kind: 'matrix', ...place, keys: ['kite', 'moraine'] }), 'in every');
  check(await ask(methods.export, { kind: 'matrix', keys: ['kite', 'moraine'] }), 'in every');
  check(await ask(methods.blockEdit, { kind: 'annotated-bibliography', ...place, keys: ['kite', 'gale'], order: 'topic' }), 'Storms Grow');
  check(await ask(methods.blockEdit, { kind: 'topic-outline', ...place }), 'kite');
  check(await ask(methods.citationEdit, { ...place, key: 'kite', quotation: `flies in${command} every ${reorders}wind` }), 'wind');
});

test('formatted citations and references, and what a card is made of', async () => {
  await client.open(uri('other.md'), 'markdown', '---\nbibliography: own.bib\n---\nSee [@gale].\n');
  const preview = await ask(methods.preview, { uri: uri('other.md') });
  check(preview, '2020');
  assert.match(JSON.stringify(preview), /storms grow/i);
  check(await ask(methods.paper, { key: 'gale' }), 'Storms Grow');
});

test('papers for a digest, from a feed and from a request', async () => {
  const source = { kind: 'daily-papers', day: '2026-06-23' };
  const body = JSON.stringify([dailyPaper({ id: '2606.01234', title: kite })]);
  const reading = await ask(methods.feed, { kind: 'read', source, page: 0, answer: { status: 200, headers: {}, body } });
  check(reading, 'Wind');
  const facts = { title: kite, abstract: `We fly${command}.`, authors: [`Jo${reorders} Doe`], links: [] };
  const papers = [{ facts, source: `Kites${command}` }];
  check(await ask(methods.addToDigest, { uri: uri('new-digest.md'), text: '', heading: `New${reorders}`, papers }), 'We fly');
});
