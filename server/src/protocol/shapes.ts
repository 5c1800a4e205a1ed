import { URI } from 'vscode-uri';
import { getOwn } from '../base/collections';
import type { LspPosition, LspRange } from './requests';

/** What a value of a message must be, as plain data, so that it can be both checked and made up. */
export type Schema =
  | { readonly kind: 'anything' | 'text' | 'uri' | 'flag' | 'number' | 'count' }
  | { readonly kind: 'word'; readonly words: readonly (string | number | boolean | null)[] }
  | { readonly kind: 'list'; readonly of: Schema }
  /** An object with any names. */
  | { readonly kind: 'record'; readonly of: Schema }
  /** An object that has these fields, and perhaps more. */
  | { readonly kind: 'fields'; readonly fields: Readonly<Record<string, Schema>> }
  | { readonly kind: 'optional'; readonly of: Schema }
  | { readonly kind: 'either'; readonly schemas: readonly [Schema, ...Schema[]] }
  /** An object whose field `kind` says which other fields it has. */
  | { readonly kind: 'by-kind'; readonly fieldsOf: Readonly<Record<string, Readonly<Record<string, Schema>>>> };

/** A schema whose values have the type `T`. */
export interface Shape<T> {
  readonly schema: Schema;
  /** Never present: it is here so that the type of the values can be read from the type of the shape. */
  readonly [checked]?: T;
}

interface Optional {
  readonly schema: Extract<Schema, { readonly kind: 'optional' }>;
}

/** A shape of which only the schema matters. */
export type AnyShape = Pick<Shape<unknown>, 'schema'>;

export type Shapes = Readonly<Record<string, AnyShape>>;

/** The type of the values that have a shape. */
export type ValueOf<S> = S extends Shape<infer T> ? T : never;

/** The type of the objects whose fields have these shapes. */
type FieldsOf<S> = Flat<
  { readonly [Name in keyof S as S[Name] extends Optional ? never : Name]: ValueOf<S[Name]> } & {
    readonly [Name in keyof S as S[Name] extends Optional ? Name : never]?: ValueOf<S[Name]>;
  }
>;

/** An intersection as one object type, so that editors show its fields. */
type Flat<T> = { readonly [Name in keyof T]: T[Name] };

declare const checked: unique symbol;

export const anything: Shape<unknown> = { schema: { kind: 'anything' } };
export const text: Shape<string> = { schema: { kind: 'text' } };
/** A text that can be read as a URI. */
export const uri: Shape<string> = { schema: { kind: 'uri' } };
export const flag: Shape<boolean> = { schema: { kind: 'flag' } };
export const number: Shape<number> = { schema: { kind: 'number' } };
/** A whole number, 0 or more. */
export const count: Shape<number> = { schema: { kind: 'count' } };
export const texts = list(text);
export const position: Shape<LspPosition> = object({ line: number, character: number });
export const range: Shape<LspRange> = object({ start: position, end: position });
/** The fields of a place in a document. */
export const place = { uri, position };

export function word<const Word extends string | number | boolean | null>(...words: readonly Word[]): Shape<Word> {
  return { schema: { kind: 'word', words } };
}

export function list<T>(of: Shape<T>): Shape<readonly T[]> {
  return { schema: { kind: 'list', of: of.schema } };
}

export function record<T>(of: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return { schema: { kind: 'record', of: of.schema } };
}

export function object<const S extends Shapes>(shapes: S): Shape<FieldsOf<S>> {
  return { schema: { kind: 'fields', fields: schemasOf(shapes) } };
}

/** A field that may be absent. */
export function optional<T>(of: Shape<T>): Shape<T> & Optional {
  return { schema: { kind: 'optional', of: of.schema } };
}

export function either<A, B>(first: Shape<A>, second: Shape<B>): Shape<A | B> {
  return { schema: { kind: 'either', schemas: [first.schema, second.schema] } };
}

export function byKind<const S extends Readonly<Record<string, Shapes>>>(
  shapes: S,
): Shape<{ readonly [Kind in keyof S]: Flat<{ readonly kind: Kind } & FieldsOf<S[Kind]>> }[keyof S]> {
  const fieldsOf = Object.entries(shapes).map(([kind, each]) => [kind, schemasOf(each)] as const);
  return { schema: { kind: 'by-kind', fieldsOf: Object.fromEntries(fieldsOf) } };
}

function schemasOf(shapes: Shapes): Readonly<Record<string, Schema>> {
  return Object.fromEntries(Object.entries(shapes).map(([name, { schema }]) => [name, schema]));
}

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

function isUri(value: string): boolean {
  try {
    URI.parse(value).toString();
    return true;
  } catch {
    return false;
  }
}

/**
 * The parameters with what other editors write for something that is absent: Emacs writes `null` for an optional field, and Lua `[]` for an
 * object without fields. The value is changed in place, so it must come from a message.
 */
export function readAbsent(value: unknown, schema: Schema): unknown {
  switch (schema.kind) {
    case 'list':
      if (Array.isArray(value)) value.forEach((item, at) => (value[at] = readAbsent(item, schema.of)));
      return value;
    case 'optional':
      return value === null && findProblem(value, schema.of) !== undefined ? undefined : readAbsent(value, schema.of);
    case 'fields':
      return readFields(value, schema.fields);
    case 'by-kind': {
      const kind = isRecord(value) ? value['kind'] : undefined;
      const fields = typeof kind === 'string' ? getOwn(schema.fieldsOf, kind) : undefined;
      return fields === undefined ? value : readFields(value, fields);
    }
    default:
      return value;
  }
}

function readFields(value: unknown, fields: Readonly<Record<string, Schema>>): unknown {
  if (Array.isArray(value) && value.length === 0) return {};
  if (!isRecord(value)) return value;
  for (const [name, schema] of Object.entries(fields)) {
    if (!Object.hasOwn(value, name)) continue;
    const read = readAbsent(value[name], schema);
    if (read === undefined) delete value[name];
    else value[name] = read;
  }
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
