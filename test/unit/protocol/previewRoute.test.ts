import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { createConnection, createProtocolConnection, ProposedFeatures, StreamMessageReader, StreamMessageWriter, type Connection } from 'vscode-languageserver/node';
import { registerPreviewRoute } from '../../../server/src/protocol/previewRoute';
import { methods, type PreviewAnswer } from '../../../server/src/protocol/requests';
import { createFormatterLoader, type StyleRequest } from '../../../server/src/references/loadFormatter';
import { createFixtureWorkspace, uriOf } from '../../support/fixtureWorkspace';
import { papersDigest } from '../features/papers';
import { numericStyle } from '../references/items';

/** Asks a server that knows this route alone, over two streams. */
async function ask(fixture: string, path: string, findStyle: () => StyleRequest | Promise<StyleRequest> = () => ({})): Promise<PreviewAnswer | null> {
  const { host } = createFixtureWorkspace(papersDigest + fixture);
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const server: Connection = createConnection(ProposedFeatures.all, new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  const load = createFormatterLoader();
  registerPreviewRoute(server, host, async () => load(await findStyle()));
  server.listen();
  const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  client.listen();
  try {
    return await client.sendRequest<PreviewAnswer | null>(methods.preview, { uri: uriOf(path) });
  } finally {
    client.dispose();
    server.dispose();
  }
}

test('offsets, source and HTML of every citation, and the list', async () => {
  const answer = await ask('//- /draft.md\nSee [@kiteformer, p. 3].', '/draft.md');
  assert.equal(answer?.citations.length, 1);
  const [citation] = answer.citations;
  assert.deepEqual([citation?.start, citation?.end, citation?.source], [4, 23, '[@kiteformer, p. 3]']);
  assert.match(citation?.html ?? '', /^<span class="marginalia-citation">\(<a class="marginalia-cite" href="#ref-kiteformer"/);
  assert.match(answer.references, /id="ref-kiteformer"/);
  assert.equal(answer.problem, undefined);
});

test('the style of the draft, and why it was not used', async () => {
  const numbered = await ask('//- /draft.md\nSee [@kiteformer].', '/draft.md', () => ({ styleXml: numericStyle }));
  assert.match(numbered?.citations[0]?.html ?? '', /\[<a [^>]*>1<\/a>\]/);
  const damaged = await ask('//- /draft.md\nSee [@kiteformer].', '/draft.md', () => Promise.resolve({ styleXml: '<style>' }));
  assert.match(damaged?.problem ?? '', /damaged/);
  assert.match(damaged?.citations[0]?.html ?? '', /KiteFormer/);
});

test('what is no Markdown draft has no preview', async () => {
  assert.equal(await ask('//- /draft.tex\n\\cite{kiteformer}', '/draft.tex'), null);
  assert.equal(await ask('//- /draft.md\n', '/other.md'), null);
});
