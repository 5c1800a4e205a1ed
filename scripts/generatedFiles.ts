import { allRules } from '../server/src/features/findings/allRules';
import { registries } from '../server/src/lookUp/registries/allRegistries';
import type { Registry } from '../server/src/lookUp/registry';
import { severities } from '../server/src/model/settings';
import { createCommandTexts, renderCommandTitles, renderCommands, renderKeys, withCommands } from './generatedCommands';
import { type Manifest, type Properties, type Texts, renderTable } from './manifestTexts';

/**
 * The texts of all files of which at least a part is generated, by path: the manifest and its texts, the titles of commands in messages,
 * the table of registries, and parts of the documentation. `readFile` returns the text of a file, given its path from the root of the
 * project.
 */
export function listGeneratedFiles(readFile: (path: string) => string): ReadonlyMap<string, string> {
  const texts = withGeneratedTexts(JSON.parse(readFile('package.nls.json')) as Texts);
  const manifest = withCommands(JSON.parse(readFile('package.json')) as Manifest, texts);
  const properties = Object.assign({}, ...manifest.contributes.configuration.map((group) => group.properties)) as Properties;
  Object.assign(properties[diagnosticsSetting] ?? {}, createDiagnosticsSchema());
  const pages = [
    ['docs/commands.md', 'commands', `${renderCommands()}\n\n## Keys\n\n${renderKeys()}`],
    ['docs/settings.md', 'settings', renderSettings(properties, texts)],
    ['docs/diagnostics.md', 'diagnostics', renderDiagnostics()],
    ['docs/references.md', 'registries', renderRegistries()],
    ['README.md', 'hosts', renderRegistryHosts()],
  ] as const;
  return new Map([
    ['package.json', printJson(manifest)],
    ['package.nls.json', printJson(texts)],
    ['client/src/messages/commandTitles.ts', renderCommandTitles()],
    ['server/src/model/registryTable.ts', renderRegistryTable()],
    ...pages.map(([path, name, part]) => [path, replacePart(readFile(path), name, part)] as const),
  ]);
}

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

/** The texts that are written by hand, then those of commands and rules. */
function withGeneratedTexts(texts: Texts): Texts {
  const byHand = Object.entries(texts).filter(([key]) => !/^(?:command|setting\.diagnostics\..*-)/.test(key));
  const ofRules = allRules.map((rule) => [toTextKey(rule.code), rule.settingText] as const);
  return { ...Object.fromEntries(byHand), ...createCommandTexts(), ...Object.fromEntries(ofRules) };
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

/** The text with another generated part, which is between `<!-- generated: <name> -->` and `<!-- /generated -->`. */
function replacePart(text: string, name: string, part: string): string {
  const marked = new RegExp(`(<!-- generated: ${name} -->\\n)[^]*?( *<!-- /generated -->)`);
  if (!marked.test(text)) throw new Error(`${name}: the markers of the generated part are missing.`);
  return text.replace(marked, (_, begin: string, end: string) => `${begin}${part}\n${end}`);
}

function printJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
