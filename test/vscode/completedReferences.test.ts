import assert from 'node:assert/strict';
import { workspace } from 'vscode';
import type { CompletedReference } from '../../server/src/model/completedReference';
import { referencesFile } from '../../server/src/ownFiles/references';
import { hoverOver, openDraft, visibleSuggestions } from './support/editing';
import { person } from './support/person';
import { waitFor, waitForList } from './support/waiting';
import { libraryIsReady, sampleUri } from './support/workbench';

const source = { registry: 'arxiv', record: 'https://arxiv.org/abs/2404.14469', date: '2026-11-26' } as const;
const reference: CompletedReference = {
  id: 'snapkv',
  paper: { title: 'SnapKV: LLM Knows What You are Looking for Before Generation' },
  authors: [
    'Yuhong Li',
    'Yingbing Huang',
    'Bowen Yang',
    'Bharat Venkitesh',
    'Acyr Locatelli',
    'Hanchen Ye',
    'Tianle Cai',
    'Patrick Lewis',
    'Deming Chen',
  ].map((name) => {
    const [given = '', family = ''] = name.split(' ');
    return { family, given };
  }),
  type: 'preprint',
  year: 2024,
  arxivId: '2404.14469',
  preprintYear: 2024,
  sources: { authors: source, type: source, year: source, arxivId: source, preprintYear: source },
};

const file = sampleUri('marginalia/references.json');

suite('completed references', () => {
  suiteSetup(async () => {
    await libraryIsReady();
    const [edit] = referencesFile.edit('', [reference]) ?? [];
    await workspace.fs.writeFile(file, Buffer.from(edit?.newText ?? ''));
  });
  suiteTeardown(async () => {
    // VS Code keeps the text of a file for a while after its editor is closed, also when the file is gone.
    await workspace.fs.writeFile(file, Buffer.from('[]\n'));
    await workspace.fs.delete(file);
  });

  test('the card says who wrote the paper, and which registry told so and when', async () => {
    await openDraft('related-work.md');
    const card = await waitFor('the completed card', async () => {
      const shown = await hoverOver('SnapKV', 'SnapKV chooses');
      return shown.includes('looked up') && shown;
    });
    assert.match(card, /Yuhong Li, Yingbing Huang and 7 more · 2024/);
    assert.match(card, /authors, year: arXiv 2404\.14469, looked up 26 Nov 2026/);
    await person.screenshot('card-provenance');
  });

  test('a citation is completed by the author that a registry told', async () => {
    await openDraft('cite.md', 'Few heads look far back <|>');
    await person.type('@venkitesh');
    await waitForList('SnapKV', visibleSuggestions, (rows) => rows.some(({ label }) => label === 'SnapKV'));
    await person.screenshot('completion-by-completed-author');
    await person.press('Escape');
  });
});
