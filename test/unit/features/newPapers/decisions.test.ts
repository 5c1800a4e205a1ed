import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findDecision, getDecisions } from '../../../../server/src/features/newPapers/newPapers';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

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
