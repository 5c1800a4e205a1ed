/** A value that is computed at the first call. */
export interface Lazy<T> {
  (): T;
  /** The value if it has been computed, else undefined; never computes. */
  peek(): T | undefined;
}

/** Computes the value once and then releases the function. If it throws, the next call tries again. */
export function lazy<T>(compute: () => T): Lazy<T> {
  let state: { readonly compute: () => T } | { readonly value: T } = { compute };
  const get = (): T => {
    if ('compute' in state) state = { value: state.compute() };
    return state.value;
  };
  return Object.assign(get, { peek: () => ('value' in state ? state.value : undefined) });
}

/** A lazy value that is built from the one before it. */
export interface SuccessiveLazy<T> extends Lazy<T> {
  /** The value or, while it has not been computed, the one before it; undefined where there was none. */
  latest(): T | undefined;
}

/** Releases `before` once the value is computed, so that old values don't pile up. */
export function lazyAfter<T>(before: T | undefined, compute: (before: T | undefined) => T): SuccessiveLazy<T> {
  let known = before;
  const value = lazy(() => {
    known = compute(known);
    return known;
  });
  return Object.assign(value, { latest: () => known });
}
