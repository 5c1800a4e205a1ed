import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import {
  type Connection,
  createConnection,
  createProtocolConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { PreviewAnswer } from '../../../../server/src/protocol/citationRequests';
import { methods } from '../../../../server/src/protocol/requests';
import { registerCitationRoutes } from '../../../../server/src/protocol/routes/citationRoutes';
import { createFormatterLoader, type StyleRequest } from '../../../../server/src/references/loadFormatter';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { papersDigest } from '../../features/papers';
import { numericStyle } from '../../references/items';
import { createContext } from '../createContext';

/** Asks a server that knows this route alone, over two streams. */
async function ask(
  fixture: string,
  path: string,
  findStyle: () => StyleRequest | Promise<StyleRequest> = () => ({}),
): Promise<PreviewAnswer | null> {
  const { host } = createFixtureWorkspace(papersDigest + fixture);
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const server: Connection = createConnection(ProposedFeatures.all, new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  const load = createFormatterLoader();
  registerCitationRoutes(createContext(server, host, { findFormatter: async () => load(await findStyle()) }));
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
  assert.match(damaged?.problem ?? '', /is invalid/);
  assert.match(damaged?.citations[0]?.html ?? '', /KiteFormer/);
});

test('control characters of a style are shown as spaces, also in what is said of it (slow)', async () => {
  const shown = async (styleXml: string): Promise<PreviewAnswer> =>
    (await ask('//- /draft.md\nSee [@kiteformer].', '/draft.md', () => ({ styleXml })))!;
  for (const control of ['\u001b', '\u0007', '\u009b', '\u202e', '&#x202e;', '&#8238;', '&#155;', '&amp;#x202e;', '&amp;#8238;']) {
    const { citations, references, problem } = await shown(
      numericStyle.replace('prefix="["', `prefix="${control}["`).replace('layout suffix="."', `layout suffix="${control}."`),
    );
    assert.equal(problem, undefined);
    const html = (citations[0]?.html ?? '') + references;
    assert.match(html, /> \[</);
    assert.doesNotMatch(html, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]|&#/, control);
  }
  const { problem } = await shown(
    '<style><info><title>A\u001b]0;B\u0007</title><link href="x/apa\u202e" rel="independent-parent"/></info></style>',
  );
  assert.match(problem ?? '', /"A \]0;B ?".*"apa "/);
});

test('control characters of a key are shown as spaces', async () => {
  const { citations } = (await ask('//- /draft.md\nSee [@{k\u202e\u001b]0;B\u0007}].', '/draft.md'))!;
  assert.match(citations[0]?.html ?? '', /<strong class="marginalia-undefined">k {2}\]0;B /);
});

test('a key that the named bibliography lacks is marked as pandoc marks it, although a digest has the paper', async () => {
  const refs = '//- /refs.bib\n@misc{ice20, author = {Berg, Ada}, title = {Ice}, year = {2020}}\n';
  const shown = async (source: string): Promise<readonly string[]> =>
    ((await ask(source, '/draft.md'))?.citations ?? []).map(({ html }) => html.replace(/<\/?(?:span|a)\b[^>]*>/g, ''));
  assert.deepEqual(
    await shown(`${refs}//- /draft.md\n---\nbibliography: refs.bib\n---\n[@ice20] [@kiteformer] @kiteformer, [@ice20; @kiteformer]`),
    [
      '(Berg 2020)',
      '(<strong class="marginalia-undefined">kiteformer?</strong>)',
      '(<strong class="marginalia-undefined">kiteformer?</strong>)',
      '(Berg 2020; <strong class="marginalia-undefined">kiteformer?</strong>)',
    ],
  );
  assert.doesNotMatch(
    (await ask(`${refs}//- /draft.md\n---\nbibliography: refs.bib\n---\n[@kiteformer]`, '/draft.md'))?.references ?? '',
    /kiteformer/i,
  );
  // Nobody knows what the compiler is given: a bibliography may come on its command line.
  for (const head of ['', '---\nbibliography: gone.bib\n---\n'])
    assert.match((await shown(`${refs}//- /draft.md\n${head}[@kiteformer]`))[0] ?? '', /KiteFormer/);
});

test('what is no Markdown draft has no preview', async () => {
  assert.equal(await ask('//- /draft.tex\n\\cite{kiteformer}', '/draft.tex'), null);
  assert.equal(await ask('//- /draft.md\n', '/other.md'), null);
});
