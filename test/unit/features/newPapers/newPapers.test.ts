import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  findDecision,
  getDecisions,
  hasDecisions,
  listKnownDigestPapers,
  listNewPapers,
} from '../../../../server/src/features/newPapers/newPapers';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { waitingPapers } from './waitingPapers';

const { host, snapshot } = createFixtureWorkspace(waitingPapers);

test('a paper is new until it is decided, noted, cited, or in a bibliography', () => {
  assert.deepEqual(
    listNewPapers(snapshot).map(({ key }) => key),
    ['lantern', 'moth'],
  );
  assert.deepEqual(
    listKnownDigestPapers(snapshot).map(({ key }) => key),
    ['sandbar', 'wick', 'roe2020', 'eddy', 'heron'],
  );
});

test('a paper stays known when its digest is replaced by another one', () => {
  const again = createFixtureWorkspace(waitingPapers);
  const uri = uriOf('/c-digest.txt');
  const text =
    'SANDBAR: Dating Mountain Rivers by Quartz\n\nMountain rivers leave sand bars. We date sand bars by the light that quartz grains keep.\n';
  again.host.apply({ kind: 'disk', files: [{ uri: uriOf('/a-digest.txt') }, { uri, bytes: new TextEncoder().encode(text) }] });
  assert.deepEqual(
    listNewPapers(again.host.snapshot).map(({ key }) => key),
    ['moth'],
  );
});

test('what is cited or decided while the editor is open counts at once', () => {
  const { snapshot: cited } = host;
  assert.equal(hasDecisions(cited), true);
  const later = host.apply({ kind: 'document', uri: uriOf('/draft.md'), languageId: 'markdown', text: 'Lamps [@lantern].' });
  assert.deepEqual(
    listNewPapers(later).map(({ key }) => key),
    ['heron', 'moth'],
  );
  const forgotten = host.apply({ kind: 'document', uri: uriOf('/marginalia/reviewed.txt'), languageId: 'plaintext', text: '# nothing\n' });
  assert.equal(hasDecisions(forgotten), false);
  assert.deepEqual(
    listNewPapers(forgotten).map(({ key }) => key),
    ['sandbar', 'wick', 'heron', 'moth'],
  );
});

const digest = `//- /digest.txt
Lantern: Dim Light for Night Drives

https://arxiv.org/abs/2411.00001

Drivers at night need light that does not blind. We introduce Lantern, a lamp that dims as others come near.

Introduction

This volume is about lamps, and about those who drive at night with them.
`;

function list(file: string): readonly string[] {
  const { snapshot } = createFixtureWorkspace(`${digest}//- /marginalia/reviewed.txt\n${file}`);
  return snapshot.library().papers.map((paper) => `${paper.key}: ${findDecision(snapshot, paper)?.decision ?? 'none'}`);
}

test('a decision is found by identifier or by title', () => {
  assert.deepEqual(list('2026-11-28 kept arxiv:2411.00001 An Older Title of Lantern\n'), ['lantern: kept', 'introduction: none']);
  assert.deepEqual(list('2026-11-28 kept ARXIV:2411.00001\n'), ['lantern: kept', 'introduction: none']);
  assert.deepEqual(list('2026-11-28 kept - LANTERN, dim light for night drives\n'), ['lantern: kept', 'introduction: none']);
  assert.deepEqual(list('2026-11-28 kept arxiv:2411.99999 Lantern: Dim Light for Night Drives\n'), ['lantern: none', 'introduction: none']);
  assert.deepEqual(list('2026-11-28 kept text:1.2 Introduction\n'), ['lantern: none', 'introduction: none']);
});

test('the latest day counts', () => {
  const lines = ['2026-11-28 skipped arxiv:2411.00001 Lantern', '2026-11-27 kept - Lantern: Dim Light for Night Drives'];
  assert.deepEqual(list(lines.join('\n')), ['lantern: skipped', 'introduction: none']);
});

test('as long as neither library nor file changes, nothing is computed again', () => {
  const { host } = createFixtureWorkspace(`${digest}//- /marginalia/reviewed.txt\n2026-11-28 kept arxiv:2411.00001\n`);
  const before = getDecisions(host.snapshot);
  const next = host.apply({ kind: 'document', uri: uriOf('/draft.md'), languageId: 'markdown', text: 'A letter more.' });
  assert.equal(getDecisions(next), before);
});
