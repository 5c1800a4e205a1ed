import assert from 'node:assert/strict';
import { parseNote } from '../../server/src/annotations/note/parseNote';

/** No file but `name` differs, and of that nothing but the block of `id`. */
export function checkUntouched(
  what: string,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  name: string,
  id: string | undefined,
): void {
  for (const other of new Set([...before.keys(), ...after.keys()])) {
    if (other !== name) assert.equal(after.get(other), before.get(other), `${what}: ${other} was touched`);
  }
  const was = before.get(name);
  const is = after.get(name);
  if (was === undefined || is === undefined || id === undefined) return;
  for (const [lineEnds, others] of [
    ['CRLF', /(?<!\r)\n/],
    ['LF', /\r/],
  ] as const) {
    if (!others.test(was)) assert.doesNotMatch(is, others, `${what}: ${name} had ${lineEnds} alone, and now has others too`);
  }
  const left = cut(was, id);
  const right = cut(is, id);
  // Where the block is in one of them only, the other holds the rest with nothing but blank lines between.
  const isRest = ({ head, tail }: Cut, whole: string): boolean =>
    whole.startsWith(head) && whole.endsWith(tail) && whole.slice(head.length, whole.length - tail.length).trim() === '';
  const isSame =
    left !== undefined && right !== undefined
      ? left.head === right.head && left.tail === right.tail
      : left !== undefined
        ? isRest(left, is)
        : right !== undefined
          ? isRest(right, was)
          : was === is;
  assert.ok(isSame, `${what}: more was changed than ${id}\n${was}\n~~~~\n${is}`);
}

interface Cut {
  readonly head: string;
  readonly tail: string;
}

/** What stands before and after a block, without the blank lines around it. */
function cut(text: string, id: string): Cut | undefined {
  const span = parseNote(text, 'note.md').annotations.find((annotation) => annotation.id === id)?.span;
  return span === undefined ? undefined : { head: text.slice(0, span.start).trimEnd(), tail: text.slice(span.end).trimStart() };
}
