import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  findAbstractSource,
  findBlockSource,
  findPaperEvidence,
  findSentenceEvidence,
} from '../../../../server/src/features/evidence/sentenceEvidence';
import { findFile } from '../../../../server/src/workspace/snapshot';
import { createFixtureWorkspace } from '../../../support/fixtureWorkspace';
import { library } from '../outputsSandbox';

const digest = `//- /kites-digest.txt
SlowKite: Kites that Land by Themselves in Strong Winds

Landing a kite is hard. We show that a kite with two short tails lands within 36 seconds in strong winds.

HempRope: Ropes of Hemp for Large Kites

Ropes wear out. Hemp ropes hold kites of ten square metres in all winds that we measured.
`;

/** The key and the sentence of the abstract, or what is said instead, of each paper of the sentence at the cursor. */
function list(path: string, text: string): readonly string[] | undefined {
  const { snapshot, cursor } = createFixtureWorkspace(`${digest}//- ${path}\n${text}\n`);
  return findSentenceEvidence(snapshot, cursor.uri, cursor.offset)?.papers.map(
    ({ key, paper, evidence }) =>
      `${key}: ${evidence.kind === 'found' ? paper.abstract.slice(evidence.span.start, evidence.span.end) : evidence.kind}`,
  );
}

const landing = 'We show that a kite with two short tails lands within 36 seconds in strong winds.';
const holding = 'Hemp ropes hold kites of ten square metres in all winds that we measured.';

test('each paper of the bracket has its own evidence, at any place of the sentence', () => {
  const sentence = 'Kites with tails land in 36 seconds on a rope of hemp [@slowkite; see @hemprope, p. 3].';
  for (const at of [0, 12, sentence.indexOf('@slow') + 3, sentence.length - 1])
    assert.deepEqual(list('/draft.md', `We fly. ${sentence.slice(0, at)}<|>${sentence.slice(at)} So.`), [
      `slowkite: ${landing}`,
      `hemprope: ${holding}`,
    ]);
  assert.deepEqual(list('/draft.tex', 'A kite needs $36$~seconds to <|>land~\\citep{slowkite,hemprope}.')?.[0], `slowkite: ${landing}`);
});

test('a footnote is a sentence of its own', () => {
  const text = 'Kites land with short tails [@slowkite].^[Kites of ten square metres hang <|>on ropes of hemp [@hemprope].] So.';
  assert.deepEqual(list('/draft.md', text), [`hemprope: ${holding}`]);
});

test('without a citation there is nothing, without a paper an empty list', () => {
  assert.equal(list('/draft.md', 'Kites land <|>soon. Ropes hold [@hemprope].'), undefined);
  assert.deepEqual(list('/draft.md', 'Kites land <|>soon [@unknown].'), []);
});

test('a paper has evidence only in a sentence that cites it', () => {
  const { snapshot, cursor } = createFixtureWorkspace(`${digest}//- /draft.md\nKites with two short tails <|>land [@slowkite].\n`);
  const [rope] = snapshot.library().findByTitle('HempRope: Ropes of Hemp for Large Kites');
  const [kite] = snapshot.library().findByTitle('SlowKite: Kites that Land by Themselves in Strong Winds');
  assert.equal(findPaperEvidence(snapshot, cursor.uri, cursor.offset, rope!), undefined);
  assert.equal(findPaperEvidence(snapshot, cursor.uri, cursor.offset, kite!)?.evidence.kind, 'found');
});

test('words of an abstract are found in the file, over line breaks', () => {
  const { snapshot } = createFixtureWorkspace(library);
  const paper = snapshot.library().findByKey('kite')!;
  const words = 'a way to cross rivers by air';
  const start = paper.abstract.indexOf(words);
  const source = findAbstractSource(snapshot, paper, { start, end: start + words.length })!;
  const { text } = findFile(snapshot, source.uri)!;
  assert.equal(text.slice(source.span.start, source.span.end), 'a way to cross\nrivers by air');
});

test('of a bibliography the entry; where words stand twice the one that is meant', () => {
  const { snapshot } = createFixtureWorkspace(
    '//- /refs.bib\n@misc{owl, title = {Owl}, abstract = {Owls hoot. Owls hoot.}}\n//- /b-digest.txt\nElk: Antlers of the North\n\nElks run far over snow. Elks rest in woods. Elks run far over ice.\n',
  );
  const owl = snapshot.library().findByKey('owl')!;
  const entry = findAbstractSource(snapshot, owl, { start: 0, end: 9 })!;
  assert.match(findFile(snapshot, entry.uri)!.text.slice(entry.span.start, entry.span.end), /^@misc\{owl/);
  const elk = snapshot.library().papers[0]!;
  const start = elk.abstract.lastIndexOf('Elks run far over');
  const found = findAbstractSource(snapshot, elk, { start, end: start + 17 })!;
  const { text } = findFile(snapshot, found.uri)!;
  assert.ok(text.slice(found.span.start).startsWith('Elks run far over ice'), text.slice(found.span.start, found.span.end));
});

test('an address is found in the block of its paper', () => {
  const { snapshot } = createFixtureWorkspace(library);
  const [kite, lark] = snapshot.library().papers;
  const found = findBlockSource(snapshot, kite!, 'github.com/kite/kite')!;
  assert.equal(findFile(snapshot, found.uri)!.text.slice(found.span.start, found.span.end), 'github.com/kite/kite');
  assert.equal(findBlockSource(snapshot, lark!, 'github.com/kite/kite'), undefined);
});
