import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentSymbol, Hover, LocationLink } from 'vscode-languageserver-protocol';
import type { PapersAnswer } from '../../server/src/protocol/paperRequests';
import type { StatusAnswer } from '../../server/src/protocol/statusRequests';
import { createWorkspace, startClient } from '../support/lspClient';
import { encodeQuotedPrintable } from '../unit/digest/containers/mail/encodeMail';
import { pagePapers, pages } from '../unit/digest/pages/pageOf';

const alert = [
  'From: Alerts <alerts@example.org>',
  'Subject: =?utf-8?q?Kites_=E2=80=93_new_results?=',
  'Date: Mon, 14 Oct 2024 10:00:00 +0200',
  'MIME-Version: 1.0',
  'Content-Type: text/html; charset="iso-8859-1"',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  encodeQuotedPrintable(pages['search of Google Scholar']!),
].join('\r\n');

test('a mail and a saved page on disk are outlined, hovered, and found from a draft (slow)', async () => {
  const workspace = await createWorkspace({
    'alert-digest.eml': alert,
    'page-digest.html': pages['arXiv listing']!,
    'draft.md': 'As in [@attention-as-an-rnn].\n',
  });
  const client = await startClient(workspace);
  try {
    await client.ready;
    const { digests } = await client.request<StatusAnswer>('marginalia/status', {});
    assert.deepEqual(
      digests.map(({ papers }) => papers),
      [pagePapers.length, pagePapers.length],
    );
    const { papers } = await client.request<PapersAnswer>('marginalia/papers', {});
    assert.equal(papers.length, pagePapers.length, 'a paper in both is one paper');
    const uri = workspace.uriOf('alert-digest.eml');
    await client.open(uri, 'plaintext', alert);
    const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
    assert.match(JSON.stringify(symbols), /Don't Stop Pretraining: Adapt Language Models to Domains & Tasks/);
    const draft = workspace.uriOf('draft.md');
    await client.open(draft, 'markdown', 'As in [@attention-as-an-rnn].\n');
    const places = await client.request<LocationLink[]>('textDocument/definition', {
      textDocument: { uri: draft },
      position: { line: 0, character: 12 },
    });
    const { targetSelectionRange: place } = places.find(({ targetUri }) => targetUri === uri)!;
    const line = alert.split('\r\n')[place.start.line]!;
    assert.equal(line.slice(place.start.character, place.end.character), 'Attention as an RNN');
    const hover = await client.request<Hover | null>('textDocument/hover', { textDocument: { uri }, position: place.start });
    assert.match((hover?.contents as { value: string }).value, /Attention as an RNN[^]*We study how paper 0/);
  } finally {
    await client.stop();
    workspace.dispose();
  }
});
