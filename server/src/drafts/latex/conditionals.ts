/** Macros that look like conditionals but have no `\fi`: `\iff`, `\ifthenelse{...}{...}{...}`. */
const noConditional = /^(?:iff|ifthenelse|ifstr[a-z]*|ifblank|ifboolexpr|iftoggle|ifboolean)$/;
const marks = /\\(if[A-Za-z@]*(?![A-Za-z@{])|(?:else|fi)(?![A-Za-z@]))|%.*|\\[\\%]/g;

/**
 * Returns the end of the branch that an `\iffalse` skips: the offset after its `\else` or `\fi`. Conditionals inside the branch are
 * skipped with their own `\else` and `\fi`. `nameEnd` is the offset after the name `\iffalse`. undefined if the branch has no end.
 */
export type FindConditionalEnd = (nameEnd: number) => number | undefined;

/**
 * Creates a function that finds the ends of `\iffalse` branches in one text. When it finds a branch without an end, it pairs all later
 * conditionals with their ends in a single pass. Otherwise, the rest of the text would be searched once for each later branch without
 * an end.
 */
export function createConditionalEndFinder(text: string): FindConditionalEnd {
  let paired: ReadonlyMap<number, number | undefined> | undefined;
  return (nameEnd) => {
    if (paired?.has(nameEnd) === true) return paired.get(nameEnd);
    const end = findEnd(text, nameEnd);
    if (end === undefined) paired ??= pairAll(text, nameEnd);
    return end;
  };
}

function findEnd(text: string, nameEnd: number): number | undefined {
  let depth = 0;
  for (const { name, end } of walkMarks(text, nameEnd)) {
    if (name.startsWith('if')) depth += 1;
    else if (depth === 0) return end;
    else if (name === 'fi') depth -= 1;
  }
  return undefined;
}

/** Maps the offset after the name of each conditional from `from` on to the end of its branch. */
function pairAll(text: string, from: number): ReadonlyMap<number, number | undefined> {
  const ends = new Map<number, number | undefined>();
  const open: number[] = [];
  for (const { name, end } of walkMarks(text, from)) {
    const last = open.at(-1);
    if (name.startsWith('if')) {
      open.push(end);
      ends.set(end, undefined);
    } else if (last !== undefined) {
      if (ends.get(last) === undefined) ends.set(last, end);
      if (name === 'fi') open.pop();
    }
  }
  return ends;
}

function* walkMarks(text: string, from: number): Generator<{ readonly name: string; readonly end: number }> {
  const mark = new RegExp(marks);
  mark.lastIndex = from;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    const name = found[1];
    if (name !== undefined && !noConditional.test(name)) yield { name, end: mark.lastIndex };
  }
}
