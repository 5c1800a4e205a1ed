/** A setting, declared in `settingTable` and nowhere else. */
export interface Setting<Value> extends SettingTexts {
  readonly kind: 'switch' | 'text' | 'list' | 'choice' | 'severities';
  readonly default: Value;
  /** The texts of the choices by their values. A text is empty if everybody knows the choice. */
  readonly choices?: Readonly<Record<string, string>>;
  /** The pattern of each item of a list, for VS Code's editor of settings. */
  readonly pattern?: string;
  /** undefined if the value has the wrong type. */
  readonly parse: (value: unknown) => Value | undefined;
}

interface SettingTexts {
  /** The name after `marginalia.`, with a dot before each inner part. */
  readonly name: string;
  readonly group: keyof typeof settingGroups;
  /** Where VS Code lets the writer set it: only for all workspaces, also for one, or also for one of its folders. */
  readonly scope: 'application' | 'window' | 'resource';
  /** The description in VS Code's settings and in docs/settings.md: Markdown, with `#marginalia.other#` for a link to another setting. */
  readonly text: string;
}

/** The groups of VS Code's settings with their titles. */
export const settingGroups = { library: 'Library', writing: 'Citing', display: 'Display', checks: 'Checks and Lookup' } as const;

type Declared<Value> = SettingTexts & { readonly default: Value };

export function createSwitch(setting: Declared<boolean>): Setting<boolean> {
  return { kind: 'switch', ...setting, parse: (value) => (typeof value === 'boolean' ? value : undefined) };
}

export function createText(setting: Declared<string>): Setting<string> {
  return { kind: 'text', ...setting, parse: (value) => (typeof value === 'string' ? value : undefined) };
}

export function createList(setting: Declared<readonly string[]> & { readonly pattern?: string }): Setting<readonly string[]> {
  return {
    kind: 'list',
    ...setting,
    parse: (value) => (Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined),
  };
}

export function createChoice<Choice extends string>(
  setting: Declared<NoInfer<Choice>> & { readonly choices: Readonly<Record<Choice, string>> },
): Setting<Choice> {
  return { kind: 'choice', ...setting, parse: (value) => findChoice(setting.choices, value) };
}

/** A choice for each code. Codes without a valid choice are left out. */
export function createSeverities<Choice extends string>(
  setting: SettingTexts & { readonly choices: Readonly<Record<Choice, string>> },
): Setting<Readonly<Record<string, Choice>>> {
  return {
    kind: 'severities',
    ...setting,
    default: {},
    parse: (value) => {
      const chosen = Object.entries(asRecord(value)).map(([code, choice]) => [code, findChoice(setting.choices, choice)] as const);
      return Object.fromEntries(chosen.flatMap(([code, choice]) => (choice === undefined ? [] : [[code, choice]])));
    },
  };
}

/** For settings that the server does not read. */
export function forClient<Value>(setting: Setting<Value>): Setting<Value> & { readonly isForClient: true } {
  return { ...setting, isForClient: true };
}

function findChoice<Choice extends string>(choices: Readonly<Record<Choice, string>>, value: unknown): Choice | undefined {
  return typeof value === 'string' && Object.hasOwn(choices, value) ? (value as Choice) : undefined;
}

export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
