const item = /'((?:[^'\\]|\\.){0,2000})'|"((?:[^"\\]|\\.){0,2000})"/g;

/**
 * The items of a list of strings in Python's notation, which scripts write into table cells: `['Marx, Karl', "O'Neil, Ann"]`. undefined
 * if the text does not begin like such a list.
 */
export function parsePythonList(text: string): readonly string[] | undefined {
  if (!/^\s*[[(]\s*['"]/.test(text)) return undefined;
  return [...text.matchAll(item)].map((found) => (found[1] ?? found[2] ?? '').replace(/\\(['"\\])/g, '$1'));
}
