import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentSymbol, Hover } from 'vscode-languageserver-protocol';
import type { PaperAnswer, PapersAnswer } from '../../server/src/protocol/paperRequests';
import type { StatusAnswer } from '../../server/src/protocol/statusRequests';
import { createWorkspace, startClient } from '../support/lspClient';

const table =
  '\ufeffAuthors,Title,Year,Source title,DOI,Link,Abstract,Author Keywords\r\n"Berg A.; Ice B.","Kites, ""high"" and low",2022,"Journal of Kites","10.1000/k.1","https://x.org/k","We introduce kites\r\nthat stay high for a day.","kites; wind"\r\n';
const references = 'TY  - JOUR\r\nTI  - Ströme im Norden\r\nAU  - Öl, Änne\r\nPY  - 1998\r\nER  - \r\n';
const pubmed =
  'PMID- 31000001\nTI  - Ropes that hold: a study of knots.\nFAU - Roe, Cy\nJT  - Journal of Ropes\nAB  - We tie knots,\n      and they hold.\n';

test('exports on disk, in the encodings that their programs write, are looked up, outlined and hovered', async () => {
  const workspace = await createWorkspace({
    'scopus-digest.csv': table,
    'my-digest.ris': Buffer.from(references, 'latin1'),
    'digest.nbib': Buffer.from(`\ufeff${pubmed}`, 'utf16le'),
  });
  const client = await startClient(workspace);
  try {
    await client.ready;
    const { digests } = await client.request<StatusAnswer>('marginalia/status', {});
    assert.deepEqual(
      digests.map(({ papers, pattern }) => [papers, pattern]),
      [
        [1, 'PubMed export (MEDLINE)'],
        [1, 'RIS export'],
        [1, 'table with commas (CSV)'],
      ],
    );
    const { papers } = await client.request<PapersAnswer>('marginalia/papers', {});
    const [ropes, streams, kites] = await Promise.all(papers.map(({ key }) => client.request<PaperAnswer>('marginalia/paper', { key })));
    assert.deepEqual(
      [ropes!.title, ropes!.venue, ropes!.abstract],
      ['Ropes that hold: a study of knots', 'Journal of Ropes', 'We tie knots, and they hold.'],
    );
    assert.deepEqual([streams!.title, streams!.authors, streams!.year], ['Ströme im Norden', ['Änne Öl'], 1998]);
    assert.deepEqual(
      [kites!.title, kites!.venue, kites!.tags, kites!.doi, kites!.authors],
      ['Kites, "high" and low', 'Journal of Kites', ['kites', 'wind'], '10.1000/k.1', ['A. Berg', 'B. Ice']],
    );
    const uri = workspace.uriOf('scopus-digest.csv');
    await client.open(uri, 'plaintext', table.replace('\ufeff', ''));
    const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
    assert.match(JSON.stringify(symbols), /Kites/);
    const hover = await client.request<Hover | null>('textDocument/hover', { textDocument: { uri }, position: { line: 1, character: 24 } });
    assert.match((hover?.contents as { value: string }).value, /Kites, .*high.* and low[^]*We introduce kites that stay high/i);
  } finally {
    await client.stop();
    workspace.dispose();
  }
});
