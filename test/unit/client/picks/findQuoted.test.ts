import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findQuoted } from '../../../../client/src/picks/findQuoted';

/** Draws the found stretch. */
function draw(text: string, quoted: string, from = 0): string {
  const found = findQuoted(text, from, quoted);
  return found === undefined ? text : `${text.slice(0, found.start)}<|${text.slice(found.start, found.end)}|>${text.slice(found.end)}`;
}

test('words are found as they are, or on several lines', () => {
  assert.equal(draw('Kites fly. They land (softly).', 'They land (softly).'), 'Kites fly. <|They land (softly).|>');
  assert.equal(draw('Kites\r\n  fly. They\nland.', 'Kites fly. They'), '<|Kites\r\n  fly. They|>\nland.');
});

test('an ellipsis where a sentence is cut is no part of them', () => {
  assert.equal(draw('Kites fly far. They land.', '…fly far…'), 'Kites <|fly far|>. They land.');
});

test('only words after the beginning of the paper count', () => {
  const text = 'Kites land.\n\nBoats\n\nKites land.';
  assert.equal(draw(text, 'Kites land.', text.indexOf('Boats')), 'Kites land.\n\nBoats\n\n<|Kites land.|>');
});

test('words that are written otherwise are not found, nor is nothing', () => {
  assert.equal(draw('It lands in 50\\% of all cases.', 'It lands in 50% of all cases.'), 'It lands in 50\\% of all cases.');
  assert.equal(draw('Kites fly.', '…'), 'Kites fly.');
});
