/** Selects the best items without sorting all of them. It is a heap whose root is the worst of the selected items. */
export interface Selection<T> {
  offer(item: T): void;
  /** The item that a further item must surpass to be selected; undefined while fewer than `limit` items are selected. */
  worst(): T | undefined;
  /** The selected items, best first. */
  list(): readonly T[];
}

/** `isBefore` returns whether `a` is better than `b`; no two items may be equal. */
export function createSelection<T>(limit: number, isBefore: (a: T, b: T) => boolean): Selection<T> {
  const heap: T[] = [];
  const worse = (a: number, b: number): boolean => isBefore(heap[b] as T, heap[a] as T);
  const swap = (a: number, b: number): void => {
    [heap[a], heap[b]] = [heap[b] as T, heap[a] as T];
  };
  const rise = (from: number): void => {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!worse(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  };
  const sink = (): void => {
    for (let at = 0; ; ) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < heap.length && worse(child, worst)) worst = child;
      if (worst === at) return;
      swap(at, worst);
      at = worst;
    }
  };
  return {
    offer(item) {
      if (heap.length < limit) {
        heap.push(item);
        rise(heap.length - 1);
      } else if (limit > 0 && isBefore(item, heap[0] as T)) {
        heap[0] = item;
        sink();
      }
    },
    worst: () => (heap.length < limit ? undefined : heap[0]),
    list: () => [...heap].sort((a, b) => (isBefore(a, b) ? -1 : 1)),
  };
}
