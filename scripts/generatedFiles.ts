import { allRules } from '../server/src/features/findings/allRules';
import { registries } from '../server/src/lookUp/registries/allRegistries';
import type { Registry } from '../server/src/lookUp/registry';
import { severities } from '../server/src/model/settings';

/** The Markdown files that contain generated parts, by the name in the markers of the part: `<!-- generated: settings -->`. */
export const documents = {
  settings: 'docs/settings.md',
  diagnostics: 'docs/diagnostics.md',
  registries: 'docs/references.md',
  hosts: 'README.md',
} as const;

/**
 * The texts of all files of which at least a part is generated, by path: the manifest with the settings of the rules, the texts of
 * these settings, the table of registries, and parts of the documentation. `readFile` returns the text of a file, given its path from
 * the root of the project.
 */
export function listGeneratedFiles(readFile: (path: string) => string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const read = (path: string): string => files.get(path) ?? readFile(path);
  const manifest = JSON.parse(read('package.json')) as Manifest;
  const properties = Object.assign({}, ...manifest.contributes.configuration.map((group) => group.properties)) as Properties;
  Object.assign(properties[diagnosticsSetting] ?? {}, createDiagnosticsSchema());
  files.set('package.json', printJson(manifest));
  const texts = withRuleTexts(JSON.parse(read('package.nls.json')) as Texts);
  files.set('package.nls.json', printJson(texts));
  const parts = {
    settings: renderSettings(properties, texts),
    diagnostics: renderDiagnostics(),
    registries: renderRegistries(),
    hosts: renderRegistryHosts(),
  };
  files.set('server/src/model/registryTable.ts', renderRegistryTable());
  for (const name of ['settings', 'diagnostics', 'registries', 'hosts'] as const)
    files.set(documents[name], replacePart(read(documents[name]), name, parts[name]));
  return files;
}

interface Manifest {
  readonly contributes: { readonly configuration: readonly { readonly properties: Properties }[] };
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

const diagnosticsSetting = 'marginalia.diagnostics';

/** The schema of the setting with the severities, by which editors complete codes and severities. */
function createDiagnosticsSchema(): object {
  const properties = allRules.map((rule) => [
    rule.code,
    {
      type: 'string',
      enum: severities,
      enumDescriptions: severities.map((severity) => `%setting.diagnostics.${severity}%`),
      default: rule.severity,
      description: `%${toTextKey(rule.code)}%`,
    },
  ]);
  return {
    default: Object.fromEntries(allRules.map((rule) => [rule.code, rule.severity])),
    additionalProperties: false,
    properties: Object.fromEntries(properties) as object,
  };
}

function toTextKey(code: string): string {
  return `setting.diagnostics.${code}`;
}

/** The texts with those of the rules, which come after the other texts. */
function withRuleTexts(texts: Texts): Texts {
  const own = allRules.map((rule) => [toTextKey(rule.code), rule.settingText] as const);
  const others = Object.entries(texts).filter(([key]) => !/^setting\.diagnostics\..*-/.test(key));
  return Object.fromEntries([...others, ...own]);
}

function renderSettings(properties: Properties, texts: Texts): string {
  const rows = Object.entries(properties).map(([name, property]) => {
    const text = texts[property.markdownDescription.replace(/%/g, '')] ?? '';
    const values = property.enum === undefined ? '' : ` One of ${property.enum.map(renderCode).join(', ')}.`;
    const usual = name === diagnosticsSetting ? 'see [diagnostics](diagnostics.md)' : renderCode(renderValue(property.default));
    return [renderCode(name), usual, text.replace(/`#(.*?)#`/g, '`$1`') + values];
  });
  return renderTable(['setting', 'default', 'means'], rows);
}

/** A heading for each code, to which links lead. */
function renderDiagnostics(): string {
  return allRules.map(({ code, severity, documentation }) => `### ${code}\n\n*${severity}.* ${documentation}\n`).join('\n');
}

function renderRegistries(): string {
  const rows = registries.map((registry) => {
    const { label, documentation } = registry;
    return [label, documentation.searchedBy, describeLimit(registry), documentation.provides];
  });
  return renderTable(['registry', 'searched by', 'maximum requests', 'provides'], rows);
}

/** `1 in 3 s`, `1 in 1 s; 3 with an email address` */
function describeLimit({ interval, politeInterval }: Registry): string {
  const limit = interval < 500 ? `${Math.round(1000 / interval)} in 1 s` : `1 in ${interval / 1000} s`;
  return politeInterval === undefined ? limit : `${limit}; ${Math.round(interval / politeInterval)} with an email address`;
}

function renderRegistryHosts(): string {
  const hosts = registries.map(({ label, host, feedHost }) => `${label} (${[host, ...(feedHost === undefined ? [] : [feedHost])].join(', ')})`);
  return `- **To whom**: ${hosts.join(', ')}, and the host of any feed that you enter.`;
}

function renderRegistryTable(): string {
  const entries = registries.map(({ name, label, host, key }) => {
    const members = [`label: '${label}'`, `host: '${host}'`];
    if (key !== undefined) members.push(`key: { page: '${key.page}', place: '${key.place}', name: '${key.name}' }`);
    return `  ${/^\w+$/.test(name) ? name : `'${name}'`}: {\n${members.map((member) => `    ${member},\n`).join('')}  },\n`;
  });
  return `// Generated by \`npm run generate\` from lookUp/registries.

/** Who the registries are, apart from the code that asks and reads them. */
export const registryTable = {
${entries.join('')}} as const;
`;
}

function renderValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => JSON.stringify(item)).join(', ')}]`;
  return typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
}

function renderCode(text: string): string {
  return `\`${text}\``;
}

function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function replacePart(text: string, name: string, part: string): string {
  const marked = new RegExp(`(<!-- generated: ${name} -->\\n)[^]*?( *<!-- /generated -->)`);
  if (!marked.test(text)) throw new Error(`${name}: the markers of the generated part are missing.`);
  return text.replace(marked, (_, begin: string, end: string) => `${begin}${part}\n${end}`);
}

function printJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
