import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CompletedReference } from '../../server/src/model/completedReference';
import { referencesFile } from '../../server/src/ownFiles/references';
import { glacierReference, riverReference } from '../support/completedReferences';
import { applyEdits } from '../support/fixtureWorkspace';
import { compile, createSandbox, needs } from './compilers';
import { hostilePapers } from './hostilePapers';
import { comparable, readTitles } from './readBack';

function write(...references: readonly CompletedReference[]): string {
  return applyEdits('', referencesFile.edit('', references) ?? []);
}

test('pandoc cites from the file of references, and prints nothing of where facts come from', needs('pandoc'), (context) => {
  const sandbox = createSandbox(context, { 'draft.md': 'Text [@glaciers; @sandbar].', 'r.json': write(glacierReference, riverReference) });
  const { output, log } = compile(sandbox, 'pandoc', ['draft.md', '--citeproc', '--bibliography', 'r.json', '-t', 'plain', '--wrap=none']);
  assert.equal(log, '', 'pandoc warns of nothing');
  assert.match(output, /Aalst, Wil van der, Ana Delta Jr\., and River Watch\. 2024\. .*https:\/\/arxiv\.org\/abs\/2410\.10001/);
  assert.match(output, /Is, Åse et al\. 2023\. .*In Proceedings of the Ice & Snow Conference, 4:12–34\. Cold Press/);
  assert.doesNotMatch(output, /crossref|2026|marginalia/i);
});

test('pandoc reads hostile titles back from the file of references', needs('pandoc'), (context) => {
  const sandbox = createSandbox(context, {});
  const references = hostilePapers.map(
    ({ key, title }): CompletedReference => ({ id: key, paper: { title }, title, authors: [], sources: {} }),
  );
  const titles = readTitles(sandbox, 'csljson', write(...references));
  for (const { key, title } of hostilePapers) assert.equal(comparable(titles.get(key) ?? ''), comparable(title), key);
});
