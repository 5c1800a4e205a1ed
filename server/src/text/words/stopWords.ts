/** Words that say nothing about the subject of a text, and the letters that are left when an apostrophe splits a word (`s`, `ll`). */
export const stopWords: ReadonlySet<string> = new Set(
  `a about after again all also although am among an and any are as at be because been before being between both but by
  can cannot could d did do does doing done due during each either et al etc for from further had has have having he
  hence her here hers him his how however i if in into is it its itself just ll m may me might more most much must
  my nor no not now of on only or other our ours out rather re s same she should since so some such t than that the
  their theirs them then there thereby these they this those through thus to too toward towards until up upon us use
  used using ve via was we well were what when where whereas whether which while who whom whose why will with within
  without would yet you your yours`.split(/\s+/),
);

const longest = Math.max(...[...stopWords].map(({ length }) => length));
const smallA = 0x61;
const smallZ = 0x7a;
/** Ten letters of five bits each fit exactly into a number, so a stop word is recognised without creating a string. */
const stopNumbers: ReadonlySet<number> = new Set([...stopWords].map((word) => numberOf(new TextEncoder().encode(word), 0, word.length)));

/** Whether bytes of a folded text are a stop word. */
export function isStopWord(bytes: Uint8Array, from: number, to: number): boolean {
  return to - from <= longest && stopNumbers.has(numberOf(bytes, from, to));
}

/** The letters as one number; 0 if not all bytes are letters. */
function numberOf(bytes: Uint8Array, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const code = bytes[at] ?? 0;
    if (code < smallA || code > smallZ) return 0;
    number = number * 32 + (code - smallA + 1);
  }
  return number;
}
