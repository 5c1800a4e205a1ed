import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import type { CompleteReferencesAnswer, IncompleteReferencesAnswer } from '../../server/src/protocol/lookUpRequests';
import type { PaperAnswer } from '../../server/src/protocol/paperRequests';
import { allKeys, applyEdits, digest, kites, ropes, startLookUps, statesOf } from '../support/lookUpSession';
import { editorCapabilities, nextChange, startClient } from '../support/lspClient';
import { registerPapers } from '../support/registries/paperRegistries';

const allHosts = ['export.arxiv.org', 'api.datacite.org', 'api.crossref.org', 'api.semanticscholar.org', 'huggingface.co'];

describe('references are completed (slow)', () => {
  test('from a digest: the client is asked to send, results come as they are found, and the edits are of one file (slow)', async (t) => {
    const { workspace, client, replay, fetched, parts, complete } = await startLookUps(t);
    const answer = await complete(allKeys);
    assert.deepEqual(statesOf(answer), ['kiteformer completed', 'ropenet completed']);
    assert.deepEqual(
      answer.results.map(({ summary }) => summary),
      [
        'van Example and Sample 2025 · arXiv 2501.00001 · abstract matches (100%)',
        'Model et al. 2024 · Proceedings of the Conference on Ropes · arXiv 2402.00002 · abstract matches (100%)',
      ],
    );
    assert.deepEqual(statesOf({ results: parts }).slice(0, 2), ['kiteformer completed', 'ropenet completed']);
    assert.equal(fetched.length, replay.requests.length);
    assert.deepEqual(replay.unanswered, []);
    assert.doesNotMatch(JSON.stringify(fetched), /gusts|broken ropes/, 'abstracts are never sent');
    const [first, second] = replay.requestsTo('export.arxiv.org');
    assert.ok(second!.startedAt - first!.startedAt >= 3000, `${second!.startedAt - first!.startedAt} milliseconds`);
    assert.equal(replay.mostOpen('export.arxiv.org'), 1);

    const uri = workspace.uriOf('marginalia/references.json');
    assert.deepEqual([Object.keys(answer.edits), answer.creates], [[uri], uri]);
    const text = applyEdits(answer, uri);
    await workspace.write('marginalia/references.json', text);
    const changed = nextChange(client);
    await client.filesChanged([{ uri, type: 1 }]);
    await changed;
    const paper = await client.request<PaperAnswer>('marginalia/paper', { key: 'ropenet' });
    assert.deepEqual(
      [paper.authors, paper.year, paper.venue, paper.doi, paper.arxivId],
      [['Cy Model', 'Di Test', 'Ed Trial'], 2024, 'Proceedings of the Conference on Ropes', '10.5555/ropes', '2402.00002'],
    );
    const { length } = replay.requests;
    const again = await complete(allKeys);
    assert.deepEqual([statesOf(again), again.edits], [['kiteformer complete-already', 'ropenet complete-already'], {}]);
    assert.equal(replay.requests.length, length);
  });

  test('from a bibliography: the entry gets what it lacks, and every other byte of the file stays (slow)', async (t) => {
    const before = `% my file\r\n@misc{knots,\r\n  title = {{RopeNet}: Knots That Learn to Hold},\r\n  abstract = {${ropes.abstract}}\r\n}\r\n\r\n@book{other, title={Sailing}, author={Sea, Ann}, year=1999, publisher={Quay}}\r\n`;
    const { workspace, complete } = await startLookUps(t, { 'refs.bib': before, 'draft.md': 'As in [@knots].\n' });
    const answer = await complete(['knots']);
    assert.deepEqual(statesOf(answer), ['knots completed']);
    const uri = workspace.uriOf('refs.bib');
    assert.deepEqual(Object.keys(answer.edits).sort(), [workspace.uriOf('marginalia/references.json'), uri].sort());
    const after = applyEdits(answer, uri, before);
    assert.match(after, /@\w+\{knots,[^]*author = \{Model, Cy and Test, Di and Trial, Ed\}[^]*year = \{?2024/);
    const [head = '', tail = ''] = before.split(/@misc[^]*?\r\n\}\r\n/);
    assert.ok(after.startsWith(head) && after.endsWith(tail), after);
  });

  test('an entry that may cite another version keeps its gap, and the writer is told, also the second time (slow)', async (t) => {
    const bib = `@misc{kitesOnly,\n  title = {${kites.title}},\n  abstract = {${kites.abstract}},\n  howpublished = {todo}\n}\n`;
    const { workspace, client, complete } = await startLookUps(t, { 'refs.bib': bib, 'draft.md': 'As in [@kitesOnly].\n' });
    const answer = await complete(['kitesOnly']);
    assert.deepEqual(
      answer.results.map(({ state, summary, stillMissing }) => [state, summary, stillMissing]),
      [
        [
          'completed',
          'authors added; still no year (your entry may cite a different version) · van Example and Sample 2025 · arXiv 2501.00001 · abstract matches (100%)',
          ['year'],
        ],
      ],
    );
    const changed = nextChange(client);
    const files = Object.keys(answer.edits);
    for (const uri of files) {
      const name = uri.slice(workspace.uri.length + 1);
      const after = applyEdits(answer, uri, name === 'refs.bib' ? bib : '');
      if (name === 'refs.bib') assert.doesNotMatch(after, /year/);
      await workspace.write(name, after);
    }
    await client.filesChanged(files.map((uri) => ({ uri, type: uri.endsWith('.bib') ? 2 : 1 })));
    await changed;
    const again = await complete(['kitesOnly']);
    assert.deepEqual(
      again.results.map(({ state, summary, stillMissing }) => [state, summary, stillMissing]),
      [['complete-already', 'still no year (your entry may cite a different version)', ['year']]],
    );
    assert.ok(workspace.uriOf('refs.bib') in answer.edits);
  });

  test('an entry that says something else than the registries keeps it, and the writer is told, also afterwards (slow)', async (t) => {
    const bib = `@misc{wrong,\n  title = {${kites.title}},\n  abstract = {${kites.abstract}},\n  author = {Kai Quartz},\n  year = 2021\n}\n`;
    const { workspace, client, complete } = await startLookUps(t, { 'refs.bib': bib, 'draft.md': 'As in [@wrong].\n' });
    const answer = await complete(['wrong']);
    const differs = 'your entry says Kai Quartz, 2021; arXiv says van Example and Sample, 2025';
    assert.deepEqual(
      answer.results.map((result) => [result.state, result.summary, result.differs]),
      [['completed', `${differs} · van Example and Sample 2025 · arXiv 2501.00001 · abstract matches (100%)`, differs]],
    );
    const changed = nextChange(client);
    for (const uri of Object.keys(answer.edits)) {
      const name = uri.slice(workspace.uri.length + 1);
      const after = applyEdits(answer, uri, name === 'refs.bib' ? bib : '');
      if (name === 'refs.bib') assert.match(after, /Kai Quartz[^]*howpublished = \{arXiv preprint arXiv:2501\.00001\}[^]*2021/);
      await workspace.write(name, after);
    }
    await client.filesChanged(Object.keys(answer.edits).map((uri) => ({ uri, type: uri.endsWith('.bib') ? 2 : 1 })));
    await changed;
    const { references } = await client.request<IncompleteReferencesAnswer>('marginalia/incompleteReferences', { keys: ['wrong'] });
    assert.deepEqual(
      references.map((reference) => [reference.missing, reference.differs]),
      [[[], differs]],
    );
    const { card } = await client.request<PaperAnswer>('marginalia/paper', { key: 'wrong' });
    assert.ok(card.includes('your entry says Kai Quartz, 2021; arXiv says van Example and Sample, 2025'), card);
  });

  test('an answer of a registry is asked for once, also after a restart (slow)', async (t) => {
    const cacheFolder = mkdtempSync(join(tmpdir(), 'marginalia-cache-'));
    const options = { capabilities: { ...editorCapabilities, experimental: { fetch: true } }, initializationOptions: { cacheFolder } };
    const { workspace, client, replay, complete } = await startLookUps(t, undefined, options);
    t.after(() => rmSync(cacheFolder, { recursive: true, force: true }));
    await complete(allKeys);
    await client.stop();
    const kept = readdirSync(cacheFolder).find((name) => name.endsWith('.jsonl')) ?? '';
    assert.match(readFileSync(join(cacheFolder, kept), 'utf8'), /"arxiv title kiteformer attention in strong winds"/);
    const second = await startClient(workspace, options);
    await second.ready;
    const { length } = replay.requests;
    assert.deepEqual(
      statesOf(await second.request<CompleteReferencesAnswer>('marginalia/completeReferences', { kind: 'look-up', keys: allKeys })),
      ['kiteformer completed', 'ropenet completed'],
    );
    assert.equal(replay.requests.length, length);
    await second.stop();
  });
});

describe('the writer is asked (slow)', () => {
  test('if two works have the title and the abstract; the one that they choose is taken (slow)', async (t) => {
    const { workspace, client, replay, complete } = await startLookUps(t);
    registerPapers(replay, [kites, { ...kites, authors: ['Zoe Twin'], arxivId: '2503.00003' }]);
    const answer = await complete(['kiteformer']);
    assert.deepEqual([statesOf(answer), answer.edits], [['kiteformer several'], {}]);
    const [{ candidates }] = answer.results as [CompleteReferencesAnswer['results'][number]];
    assert.ok(candidates.some(({ reason }) => reason.startsWith('abstract matches (100%) · ')));
    const twin = candidates.find(({ authors }) => authors === 'Zoe Twin');
    const taken = await client.request<CompleteReferencesAnswer>('marginalia/completeReferences', {
      kind: 'take',
      key: 'kiteformer',
      id: twin?.id ?? '',
    });
    assert.deepEqual(statesOf(taken), ['kiteformer completed']);
    assert.equal(taken.results[0]?.summary, 'Twin 2025 · arXiv 2503.00003 · chosen by you');
    assert.match(applyEdits(taken, workspace.uriOf('marginalia/references.json')), /"Twin"[^]*2503\.00003/);
    const unknown = await client.request<CompleteReferencesAnswer>('marginalia/completeReferences', {
      kind: 'take',
      key: 'kiteformer',
      id: 'made up',
    });
    assert.deepEqual(unknown, { results: [], edits: {} });
  });

  test('if the identifier leads to another work; the right one is among the candidates (slow)', async (t) => {
    const { complete } = await startLookUps(t, {
      'my-digest.txt': `${kites.title}\nhttps://arxiv.org/abs/2402.00002\n\n${kites.abstract}\n`,
    });
    const answer = await complete(['kiteformer']);
    assert.deepEqual([statesOf(answer), answer.edits], [['kiteformer identifier-disagrees'], {}]);
    assert.deepEqual([...new Set(answer.results[0]?.candidates.map(({ title }) => title))].sort(), [kites.title, ropes.title].sort());
  });
});

describe('nothing is said that is not known (slow)', () => {
  test('a paper that no registry has is not found; with a network that wants a log-in, nothing is decided (slow)', async (t) => {
    const { replay, complete } = await startLookUps(t, {
      'my-digest.txt': `${digest}\nUnheardOf: A Paper That Nobody Registered\n\nWe describe a paper that stands in no registry, and what becomes of those who ask for it.\n`,
    });
    assert.deepEqual(statesOf(await complete(['unheardof'])), ['unheardof not-found']);
    for (const host of allHosts) replay.alwaysTrouble(host, { kind: 'portal' });
    const answer = await complete(['kiteformer']);
    assert.deepEqual([statesOf(answer), answer.edits], [['kiteformer could-not-ask'], {}]);
    assert.match(answer.results[0]?.summary ?? '', /arXiv.*sign in/);
    assert.match(answer.results[0]?.failures?.[0] ?? '', /arXiv.*sign in/);
  });

  test('if the file of references can’t be written, the reason is the answer, and nothing is sent (slow)', async (t) => {
    const { replay, complete } = await startLookUps(t, { 'my-digest.txt': digest, 'marginalia/references.json': '[{"id": "kites",\n' });
    const { results, edits, refusal } = await complete(allKeys);
    assert.deepEqual([results, edits, replay.requests.length], [[], {}, 0]);
    assert.match(refusal ?? '', /^references\.json couldn't be read completely\. Nothing was changed\./);
  });

  test('a busy registry is waited for as long as it says (slow)', async (t) => {
    const { replay, complete } = await startLookUps(t);
    replay.trouble('export.arxiv.org', { kind: 'status', status: 429, headers: { 'retry-after': '4' } });
    assert.deepEqual(statesOf(await complete(['kiteformer'])), ['kiteformer completed']);
    const [first, second] = replay.requestsTo('export.arxiv.org');
    assert.ok(second!.startedAt - first!.startedAt >= 4000, `${second!.startedAt - first!.startedAt} milliseconds`);
  });

  test('if arXiv can’t be asked, DataCite is (slow)', async (t) => {
    const { replay, complete } = await startLookUps(t);
    replay.alwaysTrouble('export.arxiv.org', { kind: 'closed' });
    assert.deepEqual(statesOf(await complete(allKeys)), ['kiteformer completed', 'ropenet completed']);
    assert.equal(replay.requestsTo('export.arxiv.org').length, 1);
  });

  test('after a cancel, what was found until then is the answer (slow)', async (t) => {
    const { client, replay, nextPart } = await startLookUps(t);
    const source = new CancellationTokenSource();
    const answer = client.connection.sendRequest<CompleteReferencesAnswer>(
      'marginalia/completeReferences',
      { kind: 'look-up', keys: allKeys, partialResultToken: 'parts' },
      source.token,
    );
    await nextPart();
    source.cancel();
    assert.deepEqual(statesOf(await answer), ['kiteformer completed', 'ropenet could-not-ask']);
    assert.equal(Object.keys((await answer).edits).length, 1);
    assert.equal(replay.requestsTo('export.arxiv.org').length, 1);
  });
});

describe('editors that send nothing themselves (slow)', () => {
  test('the server sends nothing, unless the editor allows it (slow)', async (t) => {
    const { replay, complete } = await startLookUps(t, undefined, {});
    const answer = await complete(['kiteformer']);
    assert.deepEqual(statesOf(answer), ['kiteformer could-not-ask']);
    assert.match(answer.results[0]?.summary ?? '', /the editor doesn't allow online requests/);
    assert.equal(replay.requests.length, 0);
  });

  test('with "lookUp": {"allowed": true} the server sends requests itself (slow)', async (t) => {
    const { replay, fetched, complete } = await startLookUps(t, undefined, { initializationOptions: { lookUp: { allowed: true } } });
    assert.deepEqual(statesOf(await complete(['kiteformer'])), ['kiteformer completed']);
    assert.deepEqual([fetched.length, replay.unanswered.length], [0, 0]);
    assert.match(replay.requests[0]?.headers['user-agent'] ?? '', /^Marginalia\/\d/);
  });

  test('the trap of the tests ends a server that opens a connection (slow)', async (t) => {
    const { workspace } = await startLookUps(t);
    const client = await startClient(workspace, { initializationOptions: { lookUp: { allowed: true } } });
    await client.ready;
    const ended = once(client.process, 'exit');
    client.request('marginalia/completeReferences', { kind: 'look-up', keys: ['kiteformer'] }).catch(() => undefined);
    assert.deepEqual((await ended)[0], 86);
    client.connection.dispose();
  });
});
