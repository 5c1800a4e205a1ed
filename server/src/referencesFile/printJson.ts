/** Lists and objects that fit into a line of this length are printed on one. */
const lineLength = 140;

/** Prints JSON with one member a line, so that git can merge changes of different members; short lists and objects take one line. */
export function printJson(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const line = printOnOneLine(value);
  if (indent.length + line.length <= lineLength) return line;
  const inner = `${indent}  `;
  if (Array.isArray(value)) return `[\n${value.map((item) => inner + printJson(item, inner)).join(',\n')}\n${indent}]`;
  const members = Object.entries(value).map(([name, member]) => `${inner}${JSON.stringify(name)}: ${printJson(member, inner)}`);
  return `{\n${members.join(',\n')}\n${indent}}`;
}

function printOnOneLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(printOnOneLine).join(', ')}]`;
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${printOnOneLine(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
