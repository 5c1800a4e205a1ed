import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { ExportAnswer } from '../../server/src/protocol/bibliographyRequests';
import type { BlockAnswer, ChoosePapersAnswer, ImportAnnotationsAnswer } from '../../server/src/protocol/noteRequests';
import type { Workspace } from '../support/lspClient';
import { type OpenServer, OpenServers } from '../support/openServers';

const timeout = 20_000;
const digest =
  'Kite: Rivers of Snow\n\nBoats cross rivers. However, boats struggle with\nice. We present Kite, a way\nto cross rivers.\n\nLark: Songs of the Hills\n\nLark climbs hills slowly, and sings of rivers.\n';
const note = '---\nkey: kite\ntitle: "Kite: Rivers of Snow"\n---\n\n> boats struggle with ice\n\n^n-ice1\n\nTrue. #ice\n';
const draft = 'As others say [@kite].\n';
const servers = new OpenServers();

function startOn(files: Readonly<Record<string, string>>): Promise<OpenServer> {
  return servers.startOn({ 'digest.txt': digest, 'draft.md': draft, ...files });
}

const end = { line: 0, character: draft.length - 1 };
const readNotes = ({ path }: Workspace): string => readFileSync(join(path, 'marginalia/notes/kite.md'), 'utf8');

test('a note, a matrix and a bibliography are edits of the draft; what is no draft has none', { timeout }, async () => {
  const { client, workspace } = await startOn({ 'marginalia/notes/kite.md': note });
  const place = { uri: workspace.uriOf('draft.md'), position: end };
  const inserted = await client.request<BlockAnswer>('marginalia/blockEdit', {
    kind: 'note',
    ...place,
    note: workspace.uriOf('marginalia/notes/kite.md'),
    id: 'n-ice1',
    form: 'quotation',
  });
  assert.deepEqual(inserted, {
    kind: 'edits',
    isUpdate: false,
    cited: ['kite'],
    edits: [
      {
        range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
        newText: '\n<!-- marginalia note n-ice1 -->\n\n> boats struggle with ice [@kite]\n\n<!-- /marginalia -->\n',
      },
    ],
  });
  const chosen = await client.request<ChoosePapersAnswer>('marginalia/choosePapers', { ...place, block: 'matrix' });
  assert.deepEqual([chosen.papers.map(({ title }) => title), chosen.chosen, chosen.because], [['Kite: Rivers of Snow'], ['kite'], 'cited']);
  const matrix = await client.request<BlockAnswer>('marginalia/blockEdit', { kind: 'matrix', ...place, keys: ['kite'] });
  assert.ok(matrix.kind === 'edits' && matrix.edits.length === 1, JSON.stringify(matrix));
  assert.match(matrix.edits[0]?.newText ?? '', /\[@kite\].*\| "Kite, a way to cross rivers" \|/);
  assert.deepEqual(matrix.cited, ['kite']);
  const bibliography = await client.request<BlockAnswer>('marginalia/blockEdit', {
    kind: 'annotated-bibliography',
    ...place,
    keys: ['kite'],
    order: 'topic',
  });
  assert.ok(
    bibliography.kind === 'edits' &&
      bibliography.edits[0]?.newText.includes('*Kite: Rivers of Snow* [@kite]\n\n> boats struggle with ice [@kite]\n\nTrue. #ice'),
    JSON.stringify(bibliography),
  );
  assert.equal(
    await client.request('marginalia/blockEdit', { kind: 'matrix', ...place, uri: workspace.uriOf('digest.txt'), keys: ['kite'] }),
    null,
  );
});

test('a matrix for a spreadsheet is comma-separated values in which nothing is a formula', { timeout }, async () => {
  const formula = '=HYPERLINK("http://a.org", "Gull"): Ways of Birds\n\n- Birds fly.\n';
  const { client } = await startOn({
    'marginalia/notes/kite.md': note,
    'more-digest.json': JSON.stringify([
      { title: formula.split('\n')[0], abstract: 'Birds fly over rivers. However, "birds" tire, and sink.' },
    ]),
  });
  const { papers } = await client.request<{ papers: { key: string; title: string }[] }>('marginalia/papers', {});
  const key = papers.find(({ title }) => title.startsWith('='))?.key ?? '';
  const { text, count } = await client.request<ExportAnswer>('marginalia/export', { kind: 'matrix', keys: ['kite', key, 'nobody'] });
  assert.equal(count, 2);
  assert.equal(
    text,
    `\ufeff"Paper","Citation key","Method","Headline numbers","Code","My notes"\r\n"Kite","kite","Kite, a way to cross rivers","","","True. #ice"\r\n"'=HYPERLINK(""http://a.org"", ""Gull""): Ways of Birds","${key}","","","",""\r\n`,
  );
});

test('a block whose end is missing is refused', { timeout }, async () => {
  const { client, workspace } = await startOn({ 'draft.md': `${draft}\n<!-- marginalia matrix -->\n` });
  const answer = await client.request<BlockAnswer>('marginalia/blockEdit', {
    kind: 'matrix',
    uri: workspace.uriOf('draft.md'),
    position: end,
    keys: ['kite'],
  });
  assert.ok(answer.kind === 'refused' && answer.reason.includes('on line 3 has no end'), JSON.stringify(answer));
});

test('what is exported from one workspace is imported into another, once, and taken back', { timeout }, async () => {
  const from = await startOn({ 'marginalia/notes/kite.md': note });
  const { text, count } = await from.client.request<ExportAnswer>('marginalia/export', { kind: 'annotations' });
  assert.equal(count, 1);
  const { client, workspace } = await startOn({});
  const first = await client.request<ImportAnnotationsAnswer>('marginalia/importAnnotations', { text });
  assert.deepEqual({ ...first, undo: first.undo.length }, { added: 1, notes: 1, known: 0, orphans: 0, unmatched: [], edits: [], undo: 1 });
  assert.ok(readNotes(workspace).endsWith('\n> boats struggle with ice\n\n^n-ice1\n\nTrue. #ice\n'), readNotes(workspace));
  assert.equal((await client.request<ExportAnswer>('marginalia/export', { kind: 'annotations' })).text, text);
  const written = readNotes(workspace);
  const second = await client.request<ImportAnnotationsAnswer>('marginalia/importAnnotations', { text });
  assert.deepEqual([second.added, second.known, second.undo], [0, 1, []]);
  assert.equal(readNotes(workspace), written);
  assert.deepEqual(await readdir(join(workspace.path, 'marginalia/notes')), ['kite.md']);
  for (const undo of first.undo) await client.request('marginalia/annotate', { kind: 'undo', undo });
  assert.ok(!existsSync(join(workspace.path, 'marginalia/notes/kite.md')));
});

test('an open note is changed by the editor; one that can’t be written is told, and the others are written', { timeout }, async () => {
  const broken = '---\nkey: kite\ntitle: "Kite: Rivers of Snow"\n---\n\n<<<<<<< ours\n';
  const lark = '---\nkey: lark\ntitle: "Lark: Songs of the Hills"\n---\n\nMine.\n';
  const { client, workspace } = await startOn({ 'marginalia/notes/kite.md': broken, 'marginalia/notes/lark.md': lark });
  await client.open(workspace.uriOf('marginalia/notes/lark.md'), 'markdown', lark);
  const rows = ['Kite: Rivers of Snow', 'Lark: Songs of the Hills', 'Nowhere'].map((title, at) => ({
    id: `hypothesis-id-${at}`,
    uri: 'https://a.org/',
    text: 'Words',
    tags: [],
    target: [{ selector: [{ type: 'TextQuoteSelector', exact: 'rivers' }] }],
    document: { title: [title] },
  }));
  const answer = await client.request<ImportAnnotationsAnswer>('marginalia/importAnnotations', { text: JSON.stringify({ rows }) });
  assert.deepEqual([answer.added, answer.notes, answer.undo], [1, 1, []]);
  assert.deepEqual(
    answer.edits.map(({ uri, edits }) => [uri, edits.length]),
    [[workspace.uriOf('marginalia/notes/lark.md'), 1]],
  );
  assert.deepEqual(
    answer.unmatched.map(({ what }) => what),
    ['rivers', 'kite'],
  );
  assert.equal(readNotes(workspace), broken);
  assert.equal(readFileSync(join(workspace.path, 'marginalia/notes/lark.md'), 'utf8'), lark);
});

test('what is no file of annotations is told', { timeout }, async () => {
  const { client } = await startOn({});
  const { added, unmatched } = await client.request<ImportAnnotationsAnswer>('marginalia/importAnnotations', { text: 'no JSON' });
  assert.deepEqual(
    [added, unmatched.map(({ reason }) => reason)],
    [0, ["The file isn't valid JSON. Choose a file exported by Marginalia or Hypothesis."]],
  );
});
