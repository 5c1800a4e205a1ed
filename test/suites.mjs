// Which tests run when. `npm test` answers in minutes; `npm run test:all` runs the others. A test says by the end of its name where it
// belongs, so that this is seen where the test is read.

/**
 * Of the suites that run in Node, tests with this ending are left to `npm run test:all`: they try thousands of cases, read megabytes, or
 * compare times.
 */
export const slowMark = '(slow)';

/** Of the tests in VS Code, `npm test` runs those with this ending: the first hour of somebody who has just installed Marginalia. */
export const coreMark = '(core)';

/** Whether the text of a test file has a test with the mark. */
export function hasMarked(text, mark) {
  return text.includes(`${mark}'`) || text.includes(`${mark}"`) || text.includes(`${mark}\``);
}

/**
 * A regular expression for names with the mark, or for all others. Node runs a test if the name of something around it matches, too, so
 * the root of all matches nothing. A `describe` and its tests all have the mark, or none: Node 20 loses the end of a report in which a
 * group is run in part.
 */
export function matchMark(mark, isWanted = true) {
  const ending = `${mark.replace(/[()]/g, '\\$&')}$`;
  return new RegExp(isWanted ? ending : `^(?!<root>$)(?!.*${ending})`);
}
