import type { TortureDesk } from './desk';
import { makeLookAlike, makeSentence, makeSubtitle, makeWord, renderDigest, type TorturePaper } from './library';

export type TortureStep = (desk: TortureDesk) => Promise<void>;

function pickDigest({ random, digests }: TortureDesk): string {
  return random.pick([...digests.keys()]);
}

function pickPaper(desk: TortureDesk): TorturePaper {
  return desk.random.pick([...desk.digests.values()].flatMap(({ papers }) => papers));
}

function digestOf({ digests }: TortureDesk, paper: TorturePaper): string {
  return [...digests].find(([, { papers }]) => papers.includes(paper))?.[0] ?? '';
}

/** One edit of an abstract. */
function editPaper(paper: TorturePaper, { random }: TortureDesk): void {
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

async function writeOf(desk: TortureDesk, paper: TorturePaper): Promise<void> {
  const name = digestOf(desk, paper);
  if (name !== '') await desk.writeDigests([name]);
}

export const digestSteps: Readonly<Record<string, TortureStep>> = {
  async 'an abstract edited from outside'(desk) {
    const paper = pickPaper(desk);
    for (let count = 1 + desk.random.below(2); count > 0; count--) editPaper(paper, desk);
    trim(paper);
    await writeOf(desk, paper);
  },

  async 'a look-alike put in another paper, and the sentence taken away'(desk) {
    const paper = pickPaper(desk);
    const other = pickPaper(desk);
    const sentence = desk.random.pick(paper.sentences);
    if (paper === other || paper.sentences.length < 3) return;
    other.sentences.splice(desk.random.below(other.sentences.length + 1), 0, makeLookAlike(sentence, desk.random));
    paper.sentences = paper.sentences.filter((each) => each !== sentence);
    trim(other);
    await desk.writeDigests([...new Set([digestOf(desk, paper), digestOf(desk, other)])]);
  },

  async 'a digest pasted anew in another order'(desk) {
    const digest = desk.digests.get(pickDigest(desk));
    if (digest === undefined) return;
    digest.papers = desk.random.shuffle(digest.papers);
    digest.width = desk.random.pick([40, 72, 100, 10_000]);
    digest.lineEnd = desk.random.pick(['\n', '\n', '\r\n']);
    await desk.writeDigests([...desk.digests.keys()]);
  },

  async 'a paper pasted into another digest'(desk) {
    const paper = pickPaper(desk);
    const from = desk.digests.get(digestOf(desk, paper));
    const to = desk.digests.get(pickDigest(desk));
    if (from === undefined || to === undefined || from === to || from.papers.length < 2) return;
    from.papers = from.papers.filter((each) => each !== paper);
    to.papers.splice(desk.random.below(to.papers.length + 1), 0, paper);
    await desk.writeDigests([...desk.digests.keys()]);
  },

  async 'a digest renamed, or pasted on another day'(desk) {
    const name = pickDigest(desk);
    const digest = desk.digests.get(name);
    if (digest === undefined) return;
    const other = `${desk.random.pick(['mon', 'tue', 'wed', 'thu'])}-${desk.random.below(1000)}-digest.txt`;
    if (desk.digests.has(other)) return;
    desk.digests.delete(name);
    desk.digests.set(other, digest);
    await desk.writeDigests([other], [name]);
  },

  async 'a digest deleted, and its papers in another'(desk) {
    if (desk.digests.size < 2) {
      const [digest] = desk.digests.values();
      if (digest === undefined || digest.papers.length < 4) return;
      const half = Math.floor(digest.papers.length / 2);
      desk.digests.set('b-digest.txt', { ...digest, papers: digest.papers.slice(half) });
      digest.papers = digest.papers.slice(0, half);
      await desk.writeDigests([...desk.digests.keys()]);
      return;
    }
    const name = pickDigest(desk);
    const papers = desk.digests.get(name)?.papers ?? [];
    desk.digests.delete(name);
    const [rest] = desk.digests.values();
    rest?.papers.push(...papers);
    await desk.writeDigests([...desk.digests.keys()], [name]);
  },

  async 'a paper given another title'(desk) {
    const paper = pickPaper(desk);
    paper.subtitle = makeSubtitle(desk.random);
    await writeOf(desk, paper);
  },

  async 'an abstract edited in the editor'(desk) {
    const paper = pickPaper(desk);
    const name = digestOf(desk, paper);
    const digest = desk.digests.get(name);
    const [client] = desk.clients;
    if (digest === undefined || client === undefined) return;
    const uri = desk.workspace.uriOf(name);
    await client.open(uri, 'plaintext', desk.textOf(name).text);
    for (let count = 1 + desk.random.below(4); count > 0; count--) {
      editPaper(paper, desk);
      trim(paper);
      const typed = renderDigest(digest);
      await client.change(uri, typed.text);
      desk.checkPlaces('while typing', typed, await desk.threads(client, name, typed));
    }
    await desk.writeDigests([name]);
    await client.close(uri);
  },
};
