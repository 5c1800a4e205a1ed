/**
 * The deepest nesting that is parsed. Files written by people have far fewer levels, and the stack of the recursive parser overflows
 * only at far more levels.
 */
const maxDepth = 200;

/**
 * Whether a text is nested so deeply that the YAML parser may overflow its stack, which would end the process. Brackets and indentation
 * are counted.
 */
export function isDeepYaml(yaml: string): boolean {
  let depth = 0;
  for (let at = 0; at < yaml.length; at++) {
    const character = yaml[at];
    if (character === '[' || character === '{') depth += 1;
    else if ((character === ']' || character === '}') && depth > 0) depth -= 1;
    if (depth > maxDepth) return true;
  }
  return yaml.split('\n').some((line) => line.length > 2 * maxDepth && isDeepLine(line));
}

/** Whether a line is indented far, or opens many levels in a row, as `- - - - a` does. */
function isDeepLine(line: string): boolean {
  return line.search(/[^ \t]/) > 4 * maxDepth || [...line.matchAll(/[-?:][ \t]/g)].length > maxDepth;
}
