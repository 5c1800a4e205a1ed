import { allRules } from '../server/src/features/rules/allRules';
import { toRuleSetting } from '../server/src/features/rules/ruleSetting';
import { severities } from '../server/src/model/settings';

/** The Markdown files that contain generated tables, by the name in the markers of the table: `<!-- generated: settings -->`. */
export const documents = { settings: 'docs/settings.md', diagnostics: 'docs/diagnostics.md' } as const;

/**
 * The texts of all files of which at least a part is generated, by path: the manifest with the settings of the rules, the texts of
 * these settings, and the tables of the documentation. `readFile` returns the text of a file, given its path from the root of the
 * project.
 */
export function listGeneratedFiles(readFile: (path: string) => string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const read = (path: string): string => files.get(path) ?? readFile(path);
  const manifest = JSON.parse(read('package.json')) as Manifest;
  manifest.contributes.configuration.properties = withRuleSettings(manifest.contributes.configuration.properties);
  files.set('package.json', printJson(manifest));
  const texts = withRuleTexts(JSON.parse(read('package.nls.json')) as Texts);
  files.set('package.nls.json', printJson(texts));
  const tables = {
    settings: renderSettings(manifest.contributes.configuration.properties, texts),
    diagnostics: renderDiagnostics(),
  };
  for (const name of ['settings', 'diagnostics'] as const)
    files.set(documents[name], replaceTable(read(documents[name]), name, tables[name]));
  return files;
}

interface Manifest {
  readonly contributes: { readonly configuration: { properties: Properties } };
}

type Properties = Readonly<Record<string, Property>>;

interface Property {
  readonly type: string;
  readonly enum?: readonly string[];
  readonly default: unknown;
  readonly scope: string;
  readonly order: number;
  readonly markdownDescription: string;
}

/** The texts of package.nls.json. */
type Texts = Readonly<Record<string, string>>;

/** The `order` of the first rule's setting. The editor lists the settings of the rules after those with a smaller `order`. */
const firstOrder = 13;

function withRuleSettings(properties: Properties): Properties {
  const settings = allRules.map((rule, index): readonly [string, Property] => [
    `marginalia.${toRuleSetting(rule.code)}`,
    {
      type: 'string',
      enum: severities,
      default: rule.severity,
      scope: 'window',
      order: firstOrder + index,
      markdownDescription: `%setting.${toRuleSetting(rule.code)}%`,
    },
  ]);
  return replaceEntries(properties, 'marginalia.diagnostics.', settings);
}

function withRuleTexts(texts: Texts): Texts {
  return replaceEntries(
    texts,
    'setting.diagnostics.',
    allRules.map((rule) => [`setting.${toRuleSetting(rule.code)}`, rule.settingText]),
  );
}

/** Replaces the entries whose keys begin with `prefix` by other entries, at the place of the first of them. */
function replaceEntries<T>(
  all: Readonly<Record<string, T>>,
  prefix: string,
  entries: readonly (readonly [string, T])[],
): Readonly<Record<string, T>> {
  const old = Object.entries(all);
  const first = old.findIndex(([key]) => key.startsWith(prefix));
  const others = old.filter(([key]) => !key.startsWith(prefix));
  return Object.fromEntries([...others.slice(0, first), ...entries, ...others.slice(first)]);
}

function renderSettings(properties: Properties, texts: Texts): string {
  const rows = Object.entries(properties).map(([name, property]) => {
    const text = texts[property.markdownDescription.replace(/%/g, '')] ?? '';
    const values = property.enum === undefined ? '' : ` One of ${property.enum.map(renderCode).join(', ')}.`;
    return [renderCode(name), renderCode(renderValue(property.default)), text + values];
  });
  return renderTable(['setting', 'default', 'means'], rows);
}

function renderDiagnostics(): string {
  const rows = allRules.map(({ code, severity, documentation }) => [renderCode(code), severity, documentation]);
  return renderTable(['code', 'severity', 'means'], rows);
}

function renderValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => JSON.stringify(item)).join(', ')}]`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function renderCode(text: string): string {
  return `\`${text}\``;
}

function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function replaceTable(text: string, name: string, table: string): string {
  const marked = new RegExp(`(<!-- generated: ${name} -->\\n)[^]*?(<!-- /generated -->)`);
  if (!marked.test(text)) throw new Error(`${name}: the markers of the generated table are missing.`);
  return text.replace(marked, (_, begin: string, end: string) => `${begin}${table}\n${end}`);
}

function printJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
