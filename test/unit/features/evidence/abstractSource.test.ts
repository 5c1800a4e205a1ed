import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findAbstractSource, findBlockSource } from '../../../../server/src/features/evidence/sentenceEvidence';
import { findFile } from '../../../../server/src/workspace/snapshot';
import { createFixtureWorkspace } from '../../../support/fixtureWorkspace';
import { library } from '../outputsSandbox';

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
