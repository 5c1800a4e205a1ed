/** A value that is computed at the first call. */
export interface Lazy<T> {
  (): T;
  /** The value if it has been computed, otherwise undefined. Never computes the value. */
  peek(): T | undefined;
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

/** A lazy value that is built from the previous value. */
export interface SuccessiveLazy<T> extends Lazy<T> {
  /** The value if it has been computed; until then the previous value, or undefined if there was none. */
  latest(): T | undefined;
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
