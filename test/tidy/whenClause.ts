/** Values of context keys; a key without one is not set. */
export type ContextValues = Readonly<Record<string, string | number | boolean>>;

const tokens = /\s*(&&|\|\||==|!=|=~|!|\(|\)|\/(?:\\.|[^/\\])+\/[a-z]*|[\w.:-]+)/y;

/** Whether a condition of package.json (VS Code, "when clause contexts") holds for these values. Throws if it can't be read. */
export function holds(condition: string, values: ContextValues): boolean {
  const words = split(condition);
  let at = 0;
  const take = (word: string): boolean => {
    if (words[at] !== word) return false;
    at += 1;
    return true;
  };
  const readEither = (): boolean => {
    let value = readBoth();
    while (take('||')) value = readBoth() || value;
    return value;
  };
  const readBoth = (): boolean => {
    let value = readOne();
    while (take('&&')) value = readOne() && value;
    return value;
  };
  const readOne = (): boolean => {
    if (take('!')) return !readOne();
    if (take('(')) {
      const value = readEither();
      if (!take(')')) throw new Error(`")" is missing in ${condition}`);
      return value;
    }
    const key = words[at++];
    if (key === undefined || !/^\w/.test(key)) throw new Error(`A key is missing in ${condition}`);
    if (key === 'true' || key === 'false') return key === 'true';
    const value = values[key];
    if (take('==')) return `${value}` === words[at++];
    if (take('!=')) return `${value}` !== words[at++];
    if (!take('=~')) return Boolean(value);
    const [, pattern = '', flags] = /^\/(.*)\/([a-z]*)$/.exec(words[at++] ?? '') ?? [];
    return new RegExp(pattern, flags).test(`${value}`);
  };
  const value = readEither();
  if (at < words.length) throw new Error(`${words.slice(at).join(' ')} is too much in ${condition}`);
  return value;
}

function split(condition: string): readonly string[] {
  const words: string[] = [];
  tokens.lastIndex = 0;
  while (tokens.lastIndex < condition.trimEnd().length) {
    const [, word] = tokens.exec(condition) ?? [];
    if (word === undefined) throw new Error(`${condition} can't be read`);
    words.push(word);
  }
  return words;
}
