/** Computes a value when it is first asked for, once. A computation that throws is tried again at the next call. */
export function lazy<T>(compute: () => T): () => T {
  let done: { readonly value: T } | undefined;
  return () => (done ??= { value: compute() }).value;
}
