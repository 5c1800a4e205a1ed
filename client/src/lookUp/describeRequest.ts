/**
 * What a request says, in lines that can be read: each parameter of its address and each member of its JSON with its value, not encoded.
 * An address without parameters gives its path.
 */
export function describeRequest(url: string, body: string | undefined): readonly string[] {
  const { pathname, searchParams } = new URL(url);
  const parameters = [...searchParams].map(([name, value]) => `${name}: ${value}`);
  const said = [...parameters, ...(body === undefined ? [] : describeJson(body))];
  return (said.length === 0 ? [decodePath(pathname)] : said).map((line) => line.replace(/\s+/g, ' ').trim());
}

function describeJson(body: string): readonly string[] {
  const value = parse(body);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [body];
  return Object.entries(value).map(([name, member]) => `${name}: ${[member].flat().map(showValue).join(', ')}`);
}

function showValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

/** What is no encoded text stays as it is. */
function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
