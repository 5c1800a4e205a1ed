/** A value that is computed when it is first asked for. */
export interface Lazy<T> {
  (): T;
  /** The value where it has been asked for; never computes. */
  peek(): T | undefined;
}

/** Computes once, then lets go of what the computation held. A computation that throws is tried again at the next call. */
export function lazy<T>(compute: () => T): Lazy<T> {
  let state: { readonly compute: () => T } | { readonly value: T } = { compute };
  const get = (): T => {
    if ('compute' in state) state = { value: state.compute() };
    return state.value;
  };
  return Object.assign(get, { peek: () => ('value' in state ? state.value : undefined) });
}
