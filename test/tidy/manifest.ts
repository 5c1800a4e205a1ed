import { readProjectFile } from './projectFiles';

/** What the tests of agreement read of package.json. */
export interface Manifest {
  readonly activationEvents: readonly string[];
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category?: string }[];
    readonly configuration: {
      readonly properties: Readonly<
        Record<string, { readonly default: unknown; readonly enum?: readonly string[]; readonly markdownDescription?: string }>
      >;
    };
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
  };
}

export const manifestText = readProjectFile('package.json').text;
export const manifest = JSON.parse(manifestText) as Manifest;
/** Texts of package.json by their key. */
export const titles = JSON.parse(readProjectFile('package.nls.json').text) as Readonly<Record<string, string>>;

/** The text that a `%key%` of the manifest stands for. */
export function resolveText(text: string): string {
  const key = /^%(.+)%$/.exec(text)?.[1];
  return key === undefined ? text : (titles[key] ?? `no text for %${key}%`);
}

/** The rows of the first table under a heading of a Markdown file, cell by cell, head and rule left out. */
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
