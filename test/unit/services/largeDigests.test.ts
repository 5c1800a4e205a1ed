import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultSettings } from '../../../server/src/model/settings';
import { type BackgroundJobs, createOwnThreadBackground } from '../../../server/src/services/background/jobs';
import { LargeDigests } from '../../../server/src/services/largeDigests';
import { WorkspaceHost } from '../../../server/src/workspace/workspaceHost';

const folder = 'file:///desk';
const uri = `${folder}/digest.txt`;
const bytes = new TextEncoder().encode(
  Array.from(
    { length: 6000 },
    (_, at) =>
      `Kite${at}: A Study of Wind ${at}\n\nWe introduce Kite${at}, an abstract that is long enough to be read as one, with naïve words.\n\n`,
  ).join(''),
);

function createHost(): WorkspaceHost {
  const host = new WorkspaceHost();
  host.apply({ kind: 'configured', folders: [folder], settings: defaultSettings });
  return host;
}

/** What a digest says, with the places in its text. */
function describe(host: WorkspaceHost): unknown {
  const file = host.snapshot.digests.get(uri)!;
  const { entries, starts, issues, format } = file.digest();
  return {
    format,
    issues,
    problem: file.problem,
    entries: entries.map(({ title, abstract, names }, at) => [title, abstract, names, starts[at]]),
  };
}

test('a large digest says the same when it is read in the background', async () => {
  const [host, other] = [createHost(), createHost()];
  const digests = new LargeDigests(host, createOwnThreadBackground());
  const file = await digests.read({ uri, bytes });
  assert.notEqual(file.digest, undefined);
  host.apply({ kind: 'disk', files: [file] });
  other.apply({ kind: 'disk', files: [{ uri, bytes }] });
  assert.equal(host.snapshot.library().papers.length, 6000);
  assert.deepEqual(describe(host), describe(other));
  const before = host.snapshot.digests;
  host.apply({ kind: 'disk', files: [await digests.read({ uri, bytes: bytes.slice() })] });
  assert.equal(host.snapshot.digests, before);
});

test('an open document with the same text is not read a second time', async () => {
  const host = createHost();
  host.apply({ kind: 'document', uri, languageId: 'plaintext', text: new TextDecoder().decode(bytes) });
  host.apply({ kind: 'disk', files: [await new LargeDigests(host, createOwnThreadBackground()).read({ uri, bytes })] });
  assert.notEqual(host.snapshot.digests.get(uri)!.digest.peek(), undefined);
});

test('a small digest and other files are left alone; one that ends the thread which reads it has a problem', async () => {
  const failing: BackgroundJobs = { run: () => Promise.reject(new Error('ended its thread')), end: () => undefined };
  const digests = new LargeDigests(createHost(), failing);
  const small = { uri, bytes: bytes.slice(0, 1000) };
  assert.equal(await digests.read(small), small);
  const draft = { uri: `${folder}/draft.md`, bytes };
  assert.equal(await digests.read(draft), draft);
  assert.match((await digests.read({ uri, bytes })).problem ?? '', /split it/);
});

test('a digest is read again if the writer corrects it while it is read', async () => {
  const host = createHost();
  const thread = createOwnThreadBackground();
  let runs = 0;
  const background: BackgroundJobs = {
    run: async (name, input) => {
      const output = await thread.run(name, input);
      runs += 1;
      const text = `not a paper: Kite1: A Study of Wind 1\n`;
      if (runs === 1)
        host.apply({ kind: 'disk', files: [{ uri: `${folder}/marginalia/corrections.txt`, bytes: new TextEncoder().encode(text) }] });
      return output;
    },
    end: () => undefined,
  };
  const file = await new LargeDigests(host, background).read({ uri, bytes });
  assert.deepEqual([runs, file.digest?.corrections], [2, host.snapshot.corrections.mark]);
  host.apply({ kind: 'disk', files: [file] });
  assert.equal(host.snapshot.library().papers.length, 5999);
});
