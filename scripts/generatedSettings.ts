import { allRules } from '../server/src/features/findings/diagnostics';
import { settingGroups, type Setting } from '../server/src/model/settingKinds';
import { settingTable } from '../server/src/model/settings';
import { type Texts, renderTable } from './manifestTexts';

const settings: readonly Setting<unknown>[] = Object.values(settingTable);

/** The part `contributes.configuration` of package.json. */
export function createConfiguration(): readonly object[] {
  return Object.keys(settingGroups).map((group, index) => {
    const properties = settings
      .filter((setting) => setting.group === group)
      .map((setting, position) => [
        `marginalia.${setting.name}`,
        {
          ...createSchema(setting),
          scope: setting.scope,
          order: position + 1,
          markdownDescription: `%${toTextKey(setting)}%`,
        },
      ]);
    return { title: `%settings.${group}%`, order: index + 1, properties: Object.fromEntries(properties) as object };
  });
}

/** The values that a setting can have, by which editors complete and check them. */
function createSchema(setting: Setting<unknown>): object {
  const { kind, choices = {}, pattern, default: usual } = setting;
  const values = Object.keys(choices);
  const described = values.filter((value) => choices[value] !== '').map((value) => `%${toTextKey(setting)}.${value}%`);
  const choice = { type: 'string', enum: values, ...(described.length === 0 ? {} : { enumDescriptions: described }) };
  switch (kind) {
    case 'switch':
      return { type: 'boolean', default: usual };
    case 'text':
      return { type: 'string', default: usual };
    case 'list':
      return {
        type: 'array',
        items: { type: 'string', ...(pattern === undefined ? {} : { pattern }) },
        uniqueItems: true,
        default: usual,
      };
    case 'choice':
      return { ...choice, default: usual };
    case 'severities': {
      const properties = allRules.map(({ code, severity }) => [
        code,
        { ...choice, default: severity, description: `%${toTextKey(setting)}.${code}%` },
      ]);
      return {
        type: 'object',
        default: Object.fromEntries(allRules.map(({ code, severity }) => [code, severity])) as object,
        additionalProperties: false,
        properties: Object.fromEntries(properties) as object,
      };
    }
  }
}

function toTextKey({ name }: Setting<unknown>): string {
  return `setting.${name}`;
}

/** The titles and descriptions of settings, for package.nls.json. */
export function createSettingTexts(): Texts {
  const titles = Object.entries(settingGroups).map(([group, title]) => [`settings.${group}`, title] as const);
  const descriptions = settings.flatMap((setting) => [
    [toTextKey(setting), setting.text] as const,
    ...Object.entries(setting.choices ?? {}).flatMap(([value, text]) => (text === '' ? [] : [[`${toTextKey(setting)}.${value}`, text] as const])),
    ...(setting.kind === 'severities' ? allRules.map(({ code, settingText }) => [`${toTextKey(setting)}.${code}`, settingText] as const) : []),
  ]);
  return Object.fromEntries([...titles, ...descriptions]);
}

/** The table of docs/settings.md. */
export function renderSettings(): string {
  const rows = settings.map(({ name, kind, choices, default: usual, text }) => {
    const values = kind === 'choice' ? ` One of ${Object.keys(choices ?? {}).map(renderCode).join(', ')}.` : '';
    const value = kind === 'severities' ? 'see [diagnostics](diagnostics.md)' : renderCode(renderValue(usual));
    return [renderCode(`marginalia.${name}`), value, text.replace(/`#(.*?)#`/g, '`$1`') + values];
  });
  return renderTable(['setting', 'default', 'means'], rows);
}

function renderValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => JSON.stringify(item)).join(', ')}]`;
  return typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
}

function renderCode(text: string): string {
  return `\`${text}\``;
}
