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
