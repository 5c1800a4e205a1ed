import { makeLookAlike, makeSentence, makeSubtitle, makeWord, renderDigest, type TorturePaper } from './library';
import type { TortureSandbox } from './sandbox';

export type TortureStep = (sandbox: TortureSandbox) => Promise<void>;

function pickDigest({ random, digests }: TortureSandbox): string {
  return random.pick([...digests.keys()]);
}

function pickPaper(sandbox: TortureSandbox): TorturePaper {
  return sandbox.random.pick([...sandbox.digests.values()].flatMap(({ papers }) => papers));
}

function digestOf({ digests }: TortureSandbox, paper: TorturePaper): string {
  return [...digests].find(([, { papers }]) => papers.includes(paper))?.[0] ?? '';
}

/** One edit of an abstract. */
function editPaper(paper: TorturePaper, { random }: TortureSandbox): void {
  const at = random.below(paper.sentences.length);
  const sentence = paper.sentences[at];
  if (sentence === undefined) return;
  switch (random.below(7)) {
    case 0:
    case 1:
      sentence.words[random.below(sentence.words.length - 1)] = makeWord(random);
      return;
    case 2:
      sentence.words.splice(1 + random.below(sentence.words.length - 1), 0, makeWord(random));
      return;
    case 3:
      if (paper.sentences.length > 2) paper.sentences.splice(at, 1);
      return;
    case 4:
      paper.sentences.splice(at, 0, makeSentence(random));
      return;
    case 5:
      paper.sentences.splice(random.below(paper.sentences.length + 1), 0, makeLookAlike(sentence, random));
      return;
    default:
      paper.sentences = random.shuffle(paper.sentences);
  }
}

/** Long papers are shortened, so that the run goes on for as long as it is asked to. */
function trim(paper: TorturePaper): void {
  while (paper.sentences.length > 12) paper.sentences.pop();
}

async function writeOf(sandbox: TortureSandbox, paper: TorturePaper): Promise<void> {
  const name = digestOf(sandbox, paper);
  if (name !== '') await sandbox.writeDigests([name]);
}

export const digestSteps: Readonly<Record<string, TortureStep>> = {
  async 'an abstract edited from outside'(sandbox) {
    const paper = pickPaper(sandbox);
    for (let count = 1 + sandbox.random.below(2); count > 0; count--) editPaper(paper, sandbox);
    trim(paper);
    await writeOf(sandbox, paper);
  },

  async 'a look-alike put in another paper, and the sentence taken away'(sandbox) {
    const paper = pickPaper(sandbox);
    const other = pickPaper(sandbox);
    const sentence = sandbox.random.pick(paper.sentences);
    if (paper === other || paper.sentences.length < 3) return;
    other.sentences.splice(sandbox.random.below(other.sentences.length + 1), 0, makeLookAlike(sentence, sandbox.random));
    paper.sentences = paper.sentences.filter((each) => each !== sentence);
    trim(other);
    await sandbox.writeDigests([...new Set([digestOf(sandbox, paper), digestOf(sandbox, other)])]);
  },

  async 'a digest pasted anew in another order'(sandbox) {
    const digest = sandbox.digests.get(pickDigest(sandbox));
    if (digest === undefined) return;
    digest.papers = sandbox.random.shuffle(digest.papers);
    digest.width = sandbox.random.pick([40, 72, 100, 10_000]);
    digest.lineEnd = sandbox.random.pick(['\n', '\n', '\r\n']);
    await sandbox.writeDigests([...sandbox.digests.keys()]);
  },

  async 'a paper pasted into another digest'(sandbox) {
    const paper = pickPaper(sandbox);
    const from = sandbox.digests.get(digestOf(sandbox, paper));
    const to = sandbox.digests.get(pickDigest(sandbox));
    if (from === undefined || to === undefined || from === to || from.papers.length < 2) return;
    from.papers = from.papers.filter((each) => each !== paper);
    to.papers.splice(sandbox.random.below(to.papers.length + 1), 0, paper);
    await sandbox.writeDigests([...sandbox.digests.keys()]);
  },

  async 'a digest renamed, or pasted on another day'(sandbox) {
    const name = pickDigest(sandbox);
    const digest = sandbox.digests.get(name);
    if (digest === undefined) return;
    const other = `${sandbox.random.pick(['mon', 'tue', 'wed', 'thu'])}-${sandbox.random.below(1000)}-digest.txt`;
    if (sandbox.digests.has(other)) return;
    sandbox.digests.delete(name);
    sandbox.digests.set(other, digest);
    await sandbox.writeDigests([other], [name]);
  },

  async 'a digest deleted, and its papers in another'(sandbox) {
    if (sandbox.digests.size < 2) {
      const [digest] = sandbox.digests.values();
      if (digest === undefined || digest.papers.length < 4) return;
      const half = Math.floor(digest.papers.length / 2);
      sandbox.digests.set('b-digest.txt', { ...digest, papers: digest.papers.slice(half) });
      digest.papers = digest.papers.slice(0, half);
      await sandbox.writeDigests([...sandbox.digests.keys()]);
      return;
    }
    const name = pickDigest(sandbox);
    const papers = sandbox.digests.get(name)?.papers ?? [];
    sandbox.digests.delete(name);
    const [rest] = sandbox.digests.values();
    rest?.papers.push(...papers);
    await sandbox.writeDigests([...sandbox.digests.keys()], [name]);
  },

  async 'a paper given another title'(sandbox) {
    const paper = pickPaper(sandbox);
    paper.subtitle = makeSubtitle(sandbox.random);
    await writeOf(sandbox, paper);
  },

  async 'an abstract edited in the editor'(sandbox) {
    const paper = pickPaper(sandbox);
    const name = digestOf(sandbox, paper);
    const digest = sandbox.digests.get(name);
    const [client] = sandbox.clients;
    if (digest === undefined || client === undefined) return;
    const uri = sandbox.workspace.uriOf(name);
    await client.open(uri, 'plaintext', sandbox.textOf(name).text);
    for (let count = 1 + sandbox.random.below(4); count > 0; count--) {
      editPaper(paper, sandbox);
      trim(paper);
      const typed = renderDigest(digest);
      await client.change(uri, typed.text);
      sandbox.checkPlaces('while typing', typed, await sandbox.threads(client, name, typed));
    }
    await sandbox.writeDigests([name]);
    await client.close(uri);
  },
};
