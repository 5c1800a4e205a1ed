import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findTitlePhrases, getSurface } from '../../../server/src/topics/titlePhrases';
import { WordReader } from '../../../server/src/topics/wordReader';

function checkPhrases(title: string, surfaces: readonly string[]): void {
  assert.deepEqual(
    findTitlePhrases(title, { reader: new WordReader(), tokens: new Map(), acronyms: new Map() }, 4).map(getSurface),
    surfaces,
    title,
  );
}

test('runs of words that end with a noun', () => {
  checkPhrases('Visual Token Pruning', ['Visual Token', 'Visual Token Pruning', 'Token Pruning', 'Pruning']);
  checkPhrases('Glaciers of Large Mountains', ['Glaciers', 'Glaciers of Large Mountains', 'Large Mountains', 'Mountains']);
});

test('a phrase crosses neither function words nor punctuation', () => {
  checkPhrases('Glaciers and mountains', ['Glaciers', 'mountains']);
  checkPhrases('Glaciers, mountains', ['Glaciers', 'mountains']);
});

test('the name before a colon is no subject', () => {
  checkPhrases('ToDRE: Mountain Rivers', ['Mountain', 'Mountain Rivers', 'Rivers']);
});

test('what a paper says of itself, what it does, and words of the trade alone head nothing', () => {
  for (const title of ['Novel', 'A Unified Framework', 'Models', 'the', '', '…']) checkPhrases(title, []);
  checkPhrases('Improving Glaciers', ['Glaciers']);
});
