/** What the writer can set, under `marginalia` (package.json says it in words). */
export interface Settings {
  /** Globs of digests, relative to a workspace folder. */
  readonly digests: readonly string[];
  /** How many papers a completion list holds at most. */
  readonly completionMaximum: number;
  /** Whether the card ends with the whole abstract. */
  readonly hoverAbstract: boolean;
  /** Globs that the editor hides (VS Code's `files.exclude`). */
  readonly exclude: readonly string[];
}

export const defaultSettings: Settings = {
  digests: ['**/*digest*.{txt,md,json}', '**/*.digest'],
  completionMaximum: 50,
  hoverAbstract: true,
  exclude: [],
};

/**
 * Reads the `marginalia` object of an editor, and `files.exclude` where there is one.
 * A value of the wrong type counts as not set.
 */
export function parseSettings(marginalia: unknown, filesExclude?: unknown): Settings {
  const root = asRecord(marginalia);
  const digests = asStrings(root['digests']);
  const maximum = asRecord(root['completion'])['maximum'];
  const abstract = asRecord(root['hover'])['abstract'];
  return {
    digests: digests ?? defaultSettings.digests,
    completionMaximum:
      typeof maximum === 'number' && maximum >= 1 ? Math.floor(maximum) : defaultSettings.completionMaximum,
    hoverAbstract: typeof abstract === 'boolean' ? abstract : defaultSettings.hoverAbstract,
    exclude: Object.entries(asRecord(filesExclude))
      .filter(([, hidden]) => hidden === true)
      .map(([glob]) => glob),
  };
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function asStrings(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
}
