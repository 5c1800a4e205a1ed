/** What one command or one group of biblatex's commands for several works says: `[see][p.~3]{a,b}`. */
export interface Unit {
  /** As they stand in the brackets; empty where there is none. */
  readonly before: string;
  readonly after: string;
  readonly keys: readonly string[];
}

/** As few units as say the same: works without a note between them share one. */
export function joinUnits(units: readonly Unit[]): readonly Unit[] {
  const joined: Unit[] = [];
  for (const unit of units) {
    const last = joined[joined.length - 1];
    if (last === undefined || last.after !== '' || unit.before !== '') joined.push(unit);
    else joined[joined.length - 1] = { before: last.before, after: unit.after, keys: [...last.keys, ...unit.keys] };
  }
  return joined;
}

export function renderUnit({ before, after, keys }: Unit): string {
  return `${renderNotes(before, after)}{${keys.join(',')}}`;
}

/** `[after]` alone where nothing stands before. */
export function renderNotes(before: string, after: string): string {
  if (before === '') return after === '' ? '' : `[${after}]`;
  return `[${before}][${after}]`;
}
