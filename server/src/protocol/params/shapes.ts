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

declare const checked: unique symbol;

/** A schema of all values of a type: a shape of another type can't be given in its place. */
export interface Shape<T> {
  readonly schema: Schema;
  readonly [checked]?: (value: T) => T;
}

/** A shape of which only the schema matters. */
export type AnyShape = Pick<Shape<unknown>, 'schema'>;

type Fields<T> = { readonly [Name in keyof T]-?: Shape<T[Name]> };

export const anything: Shape<unknown> = { schema: { kind: 'anything' } };
export const text: Shape<string> = { schema: { kind: 'text' } };
/** A text that can be read as a URI. */
export const uri: Shape<string> = { schema: { kind: 'uri' } };
export const flag: Shape<boolean> = { schema: { kind: 'flag' } };
export const number: Shape<number> = { schema: { kind: 'number' } };
/** A whole number, 0 or more. */
export const count: Shape<number> = { schema: { kind: 'count' } };

export function word<const Word extends string | number | boolean | null>(...words: readonly Word[]): Shape<Word> {
  return { schema: { kind: 'word', words } };
}

export function list<T>(of: Shape<T>): Shape<readonly T[]> {
  return { schema: { kind: 'list', of: of.schema } };
}

export function record<T>(of: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return { schema: { kind: 'record', of: of.schema } };
}

export function fields<T extends object>(shapes: Fields<T>): Shape<T> {
  return { schema: { kind: 'fields', fields: schemasOf(shapes) } };
}

/** Like `fields`, for objects of which the server has no type of its own. */
export function object(shapes: Readonly<Record<string, AnyShape>>): AnyShape {
  return { schema: { kind: 'fields', fields: schemasOf(shapes) } };
}

/** A field that may be absent. */
export function optional<T>(of: Shape<T>): Shape<T | undefined> {
  return { schema: { kind: 'optional', of: of.schema } };
}

export function either<A, B>(first: Shape<A>, second: Shape<B>): Shape<A | B> {
  return { schema: { kind: 'either', schemas: [first.schema, second.schema] } };
}

export function byKind<T extends { readonly kind: string }>(
  shapes: {
    readonly [Kind in T['kind']]: Fields<Omit<Extract<T, { readonly kind: Kind }>, 'kind'>>;
  },
): Shape<T> {
  const fieldsOf = Object.entries<object>(shapes).map(([kind, each]) => [kind, schemasOf(each)] as const);
  return { schema: { kind: 'by-kind', fieldsOf: Object.fromEntries(fieldsOf) } };
}

function schemasOf(shapes: object): Readonly<Record<string, Schema>> {
  return Object.fromEntries(Object.entries<AnyShape>({ ...shapes }).map(([name, { schema }]) => [name, schema]));
}
