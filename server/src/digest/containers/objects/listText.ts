const item = /'((?:[^'\\]|\\.){0,2000})'|"((?:[^"\\]|\\.){0,2000})"/g;

/** The items of a list as Python prints it, which tables of scripts have in their cells: `['Marx, Karl', "O'Neil, Ann"]`; undefined for other text. */
export function readListText(text: string): readonly string[] | undefined {
  if (!/^\s*[[(]\s*['"]/.test(text)) return undefined;
  return [...text.matchAll(item)].map((found) => (found[1] ?? found[2] ?? '').replace(/\\(['"\\])/g, '$1'));
}
