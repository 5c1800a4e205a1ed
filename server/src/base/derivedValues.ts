/**
 * A cache of values that are computed from the current version of an object. Each value is stored with the inputs from which it was
 * computed. Only the last value of each kind is stored. The values are freed together with the object that owns the cache.
 */
export class DerivedValues {
  private readonly values = new Map<object, { readonly inputs: readonly unknown[]; readonly value: unknown }>();

  /** The value of a kind. It is computed again only if one of the inputs is not the same object as before. */
  get<Inputs extends readonly unknown[], T>(kind: object, inputs: Inputs, derive: (inputs: Inputs, before: T | undefined) => T): T {
    const known = this.values.get(kind) as { readonly inputs: Inputs; readonly value: T } | undefined;
    if (known?.inputs.every((input, index) => input === inputs[index]) === true) return known.value;
    const value = derive(inputs, known?.value);
    this.values.set(kind, { inputs, value });
    return value;
  }
}

/**
 * Creates a function that computes a value from parts of an object, which `inputsOf` returns. As long as these parts are the same
 * objects, the function returns the same value. The second argument of `derive` is the value for the previous parts, from which the
 * next value can be built.
 */
export function derived<Owner extends { readonly derived: DerivedValues }, const Inputs extends readonly unknown[], T>(
  inputsOf: (owner: Owner) => Inputs,
  derive: (inputs: Inputs, before: T | undefined) => T,
): (owner: Owner) => T {
  const get = (owner: Owner): T => owner.derived.get(get, inputsOf(owner), derive);
  return get;
}
