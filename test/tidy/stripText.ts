/** What may stand before a regular expression: where a value can't have ended. */
const beforeExpression = /(?:^|[=(,:[!&|?{};+\-*%<>~^]|=>|\b(?:return|typeof|case|in|of|await|new|throw|else|do))\s*$/;

/**
 * TypeScript without the words of its comments, strings, templates and regular expressions: each becomes blank, line
 * breaks stay. What a template computes (`${...}`) stays too.
 */
export function stripText(source: string): string {
  let code = '';
  let at = 0;
  /** For each open template, how many braces its `${` has open. */
  const templates: number[] = [];
  const skip = (end: number): void => {
    code += source.slice(at, end).replace(/[^\n]/g, ' ');
    at = end;
  };
  const skipTemplate = (): void => {
    let end = at;
    for (; end < source.length && source[end] !== '`'; end++) {
      if (source[end] === '\\') end += 1;
      else if (source[end] === '$' && source[end + 1] === '{') {
        templates.push(0);
        skip(end + 2);
        return;
      }
    }
    skip(end + 1);
  };
  while (at < source.length) {
    const rest = source.slice(at, at + 2);
    const character = source[at] ?? '';
    if (rest === '//') skip(indexOrEnd(source, '\n', at));
    else if (rest === '/*') skip(indexOrEnd(source, '*/', at) + 2);
    else if (character === "'" || character === '"') skip(endOfQuoted(source, at, character));
    else if (character === '`') {
      skip(at + 1);
      skipTemplate();
    } else if (character === '/' && beforeExpression.test(code.slice(-40))) skip(endOfRegExp(source, at));
    else if (character === '}' && templates.at(-1) === 0) {
      templates.pop();
      skip(at + 1);
      skipTemplate();
    } else {
      const open = templates.length - 1;
      if (open >= 0 && character === '{') templates[open] = (templates[open] ?? 0) + 1;
      if (open >= 0 && character === '}') templates[open] = (templates[open] ?? 0) - 1;
      code += character;
      at += 1;
    }
  }
  return code;
}

function indexOrEnd(source: string, wanted: string, from: number): number {
  const found = source.indexOf(wanted, from);
  return found === -1 ? source.length : found;
}

function endOfQuoted(source: string, start: number, quote: string): number {
  let end = start + 1;
  while (end < source.length && source[end] !== quote && source[end] !== '\n') end += source[end] === '\\' ? 2 : 1;
  return end + 1;
}

function endOfRegExp(source: string, start: number): number {
  let inClass = false;
  let end = start + 1;
  for (; end < source.length && source[end] !== '\n'; end++) {
    const character = source[end];
    if (character === '\\') end += 1;
    else if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
    else if (character === '/' && !inClass) break;
  }
  return end + 1;
}
