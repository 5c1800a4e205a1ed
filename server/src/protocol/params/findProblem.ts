import { URI } from 'vscode-uri';
import { getOwn } from '../../base/getOwn';
import type { Schema, Shape } from './shapes';

export function hasShape<T>(value: unknown, shape: Shape<T>): value is T {
  return findProblem(value, shape.schema) === undefined;
}

/** Why a value does not have the shape, with the path to what is wrong: `keys[0] must be a string`. undefined if it has the shape. */
export function findProblem(value: unknown, schema: Schema, path = ''): string | undefined {
  const wrong = (expected: string): string => `${path === '' ? 'params' : path} must be ${expected}`;
  switch (schema.kind) {
    case 'anything':
      return undefined;
    case 'text':
      return typeof value === 'string' ? undefined : wrong('a string');
    case 'uri':
      return typeof value === 'string' && isUri(value) ? undefined : wrong('a URI');
    case 'flag':
      return typeof value === 'boolean' ? undefined : wrong('a boolean');
    case 'number':
      return typeof value === 'number' ? undefined : wrong('a number');
    case 'count':
      return Number.isSafeInteger(value) && Number(value) >= 0 ? undefined : wrong('a whole number, 0 or more');
    case 'word':
      return schema.words.some((word) => word === value) ? undefined : wrong(`one of ${JSON.stringify(schema.words)}`);
    case 'list':
      return Array.isArray(value) ? findFirst(value.entries(), (at) => [schema.of, `${path}[${at}]`]) : wrong('an array');
    case 'record':
      return isRecord(value) ? findFirst(Object.entries(value), (name) => [schema.of, join(path, name)]) : wrong('an object');
    case 'fields':
      return isRecord(value) ? findInFields(value, schema.fields, path) : wrong('an object');
    case 'optional':
      return value === undefined ? undefined : findProblem(value, schema.of, path);
    case 'either': {
      const [first, ...others] = schema.schemas.map((each) => findProblem(value, each, path));
      return others.includes(undefined) ? undefined : first;
    }
    case 'by-kind': {
      if (!isRecord(value)) return wrong('an object');
      const kind = value['kind'];
      const expected = typeof kind === 'string' ? getOwn(schema.fieldsOf, kind) : undefined;
      if (expected !== undefined) return findInFields(value, expected, path);
      return `${join(path, 'kind')} must be one of ${JSON.stringify(Object.keys(schema.fieldsOf))}`;
    }
  }
}

function findInFields(
  value: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, Schema>>,
  path: string,
): string | undefined {
  return findFirst(
    Object.keys(fields).map((name) => [name, getOwn(value, name)] as const),
    (name) => [fields[name] ?? { kind: 'anything' }, join(path, name)],
  );
}

function findFirst<Name>(
  values: Iterable<readonly [Name, unknown]>,
  describe: (name: Name) => readonly [Schema, path: string],
): string | undefined {
  for (const [name, value] of values) {
    const problem = findProblem(value, ...describe(name));
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isUri(value: string): boolean {
  try {
    URI.parse(value).toString();
    return true;
  } catch {
    return false;
  }
}
