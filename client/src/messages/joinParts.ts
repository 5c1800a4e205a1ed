/** The keys that more than one of the objects have. */
type RepeatedKeys<Parts extends readonly object[]> = Parts extends readonly [infer First, ...infer Others extends readonly object[]]
  ? (keyof First & KeysOfEach<Others[number]>) | RepeatedKeys<Others>
  : never;
type KeysOfEach<Part> = Part extends unknown ? keyof Part : never;

type Joined<Parts extends readonly object[]> = Parts extends readonly [infer First, ...infer Others extends readonly object[]]
  ? First & Joined<Others>
  : unknown;

/** One object with the keys of all parts. A key that two parts have is a type error: the later part would silently override it. */
export function joinParts<Parts extends readonly object[]>(
  ...parts: [RepeatedKeys<Parts>] extends [never] ? Parts : readonly RepeatedKeys<Parts>[]
): Joined<Parts> {
  return Object.assign({}, ...parts);
}
