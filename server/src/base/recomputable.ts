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
