/** A value that is computed at the first call. */
export interface Lazy<T> {
  (): T;
  /** The value if it has been computed, otherwise undefined. Never computes the value. */
  peek(): T | undefined;
}

/** A lazy value that is built from the previous value. */
export interface SuccessiveLazy<T> extends Lazy<T> {
  /** The value if it has been computed; until then the previous value, or undefined if there was none. */
  latest(): T | undefined;
}

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

/**
 * Creates a lazy value. The first call computes it with `compute`, which is then released. If `compute` throws, the next call tries
 * again.
 */
export function lazy<T>(compute: () => T): Lazy<T> {
  let state: { readonly compute: () => T } | { readonly value: T } = { compute };
  const get = (): T => {
    if ('compute' in state) state = { value: state.compute() };
    return state.value;
  };
  return Object.assign(get, { peek: () => ('value' in state ? state.value : undefined) });
}

/**
 * Creates a lazy value from the previous value. `before` is released when the new value is computed, so that old values do not
 * accumulate in memory.
 */
export function lazyAfter<T>(before: T | undefined, compute: (before: T | undefined) => T): SuccessiveLazy<T> {
  let known = before;
  const value = lazy(() => {
    known = compute(known);
    return known;
  });
  return Object.assign(value, { latest: () => known });
}

/**
 * Creates a function that returns a value which takes much memory and can be computed again. The value may be released while nobody uses
 * it; the next call then computes it once more, which may also happen while an earlier caller still holds the value. `first` is the value
 * if it is already known.
 */
export function recomputable<T>(compute: () => T, first?: T): () => T {
  // A WeakRef holds objects only, and the value may be a string. So it is the wrapper that may be released, not the value.
  let held: WeakRef<{ readonly value: T }> | undefined = first === undefined ? undefined : new WeakRef({ value: first });
  return () => {
    const known = held?.deref();
    if (known !== undefined) return known.value;
    const computed = { value: compute() };
    held = new WeakRef(computed);
    return computed.value;
  };
}
