import type { HttpAnswer } from '../registry';

/** The value of an answer in JSON; undefined if the body is cut off or no JSON. */
export function readJsonAnswer({ body }: HttpAnswer): unknown {
  try {
    return JSON.parse(body.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

/** The value at the end of a path of member names, or of indices of lists; undefined if a part of the path is missing. */
export function memberOf(value: unknown, ...path: readonly (string | number)[]): unknown {
  let current = value;
  for (const name of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, name)) return undefined;
    current = (current as Readonly<Record<string | number, unknown>>)[name];
  }
  return current;
}

/** The text at the end of a path; empty for any other value. */
export function textOf(value: unknown, ...path: readonly (string | number)[]): string {
  const found = memberOf(value, ...path);
  return typeof found === 'string' ? found : '';
}

/** The items of the list at the end of a path; empty for any other value. */
export function itemsOf(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = memberOf(value, ...path);
  return Array.isArray(found) ? found : [];
}

export function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
