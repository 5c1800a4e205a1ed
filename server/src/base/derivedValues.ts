/**
 * What is derived from the versions of a thing, each value with the inputs that it was derived from. It belongs to the
 * thing and goes with it. Only the last value of each kind is held.
 */
export class DerivedValues {
  private readonly values = new Map<object, { readonly inputs: readonly unknown[]; readonly value: unknown }>();

  /** The value of a kind, derived again only if one of the inputs is another object than before. */
  get<Inputs extends readonly unknown[], T>(kind: object, inputs: Inputs, derive: (inputs: Inputs, before: T | undefined) => T): T {
    const known = this.values.get(kind) as { readonly inputs: Inputs; readonly value: T } | undefined;
    if (known?.inputs.every((input, index) => input === inputs[index]) === true) return known.value;
    const value = derive(inputs, known?.value);
    this.values.set(kind, { inputs, value });
    return value;
  }
}

/**
 * A function that derives a value from some parts of a thing, its inputs, and from nothing else. While the inputs are the
 * same objects it gives the same value; `before` is the value of the inputs before, from which the next one can be built.
 */
export function derived<Owner extends { readonly derived: DerivedValues }, const Inputs extends readonly unknown[], T>(
  inputsOf: (owner: Owner) => Inputs,
  derive: (inputs: Inputs, before: T | undefined) => T,
): (owner: Owner) => T {
  const get = (owner: Owner): T => owner.derived.get(get, inputsOf(owner), derive);
  return get;
}
