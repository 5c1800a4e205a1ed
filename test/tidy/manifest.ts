import { readProjectFile } from './projectFiles';

export interface SettingSchema {
  readonly default: unknown;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  /** Of the setting that is an object. */
  readonly properties?: Readonly<
    Record<string, { readonly default: string; readonly enum: readonly string[]; readonly description: string }>
  >;
  readonly additionalProperties?: boolean;
}

/** The parts of package.json that the tests in this folder read. */
export interface Manifest {
  readonly activationEvents: readonly string[];
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly configuration: readonly { readonly properties: Readonly<Record<string, SettingSchema>> }[];
    readonly keybindings: readonly {
      readonly command: string;
      readonly args?: { readonly commands?: readonly string[] };
      readonly when?: string;
    }[];
    readonly menus: Readonly<Record<string, readonly { readonly command?: string; readonly when?: string }[]>>;
    readonly submenus: readonly { readonly id: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
  };
}

export const manifestText = readProjectFile('package.json').text;
export const manifest = JSON.parse(manifestText) as Manifest;
/** The texts of package.nls.json by their keys. */
export const titles = JSON.parse(readProjectFile('package.nls.json').text) as Readonly<Record<string, string>>;

/** The text for a `%key%` of the manifest. Any other text is returned as it is. */
export function resolveText(text: string): string {
  const key = /^%(.+)%$/.exec(text)?.[1];
  return key === undefined ? text : (titles[key] ?? `no text for %${key}%`);
}

/** The rows of the table in a section of a Markdown file, as lists of cells, without the head of the table. */
export function readTable(path: string, heading: string): readonly (readonly string[])[] {
  const { text } = readProjectFile(path);
  const start = text.search(new RegExp(`^#+ ${heading}$`, 'm'));
  if (start === -1) throw new Error(`${path} has no section "${heading}".`);
  const section = text.slice(start).replace(/^.*\n/, '').split(/^#/m)[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  if (rows.length < 3) throw new Error(`The section "${heading}" of ${path} has no table.`);
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
