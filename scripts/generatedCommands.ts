import { allCommands } from '../client/src/commands/allCommands';
import type { Command, KeyBinding } from '../client/src/commands/command';
import { keyPlaces, menuPlaces, menuSections, sections } from '../client/src/commands/places';
import { renderTable, type Manifest, type Texts } from './manifestTexts';

interface KeyPlace {
  readonly heading: string;
  readonly when?: string;
  readonly builtIn?: string;
}

const places: Readonly<Record<KeyBinding['place'], KeyPlace>> = keyPlaces;
const contributed = allCommands.filter(({ palette }) => palette !== undefined);

/** The manifest with the commands, their menus and keys, and the events by which links in `texts` start the extension. */
export function withCommands(manifest: Manifest, texts: Texts): Manifest {
  const { activationEvents, contributes } = manifest;
  return {
    ...manifest,
    activationEvents: [...activationEvents.filter((event) => !event.startsWith('onCommand:')), ...listLinkedCommands(texts)],
    contributes: { ...contributes, commands: contributed.map(createCommand), menus: createMenus(contributes.menus), keybindings: createKeys() },
  };
}

function createCommand(command: Command): object {
  return {
    command: command.id,
    title: `%${toTextKey(command)}%`,
    category: 'Marginalia',
    ...(command.icon === undefined ? {} : { icon: `$(${command.icon})` }),
    ...(command.enablement === undefined ? {} : { enablement: command.enablement }),
  };
}

/** Submenus are in `known`, where they are written by hand. */
function createMenus(known: Manifest['contributes']['menus']): Manifest['contributes']['menus'] {
  const palette = contributed
    .filter(({ palette }) => palette !== 'always')
    .map(({ id, palette }) => ({ command: id, when: palette === 'never' ? 'false' : palette }));
  const entries = contributed.flatMap(({ id, menus = [] }) =>
    menus.map((entry) => {
      const place: { readonly menu: string; readonly when?: string } = menuPlaces[entry.place];
      return { menu: place.menu, entry: { command: id, ...joinConditions(place.when, entry.when), group: entry.group } };
    }),
  );
  const names = [...new Set(Object.values(menuPlaces).map(({ menu }) => menu))];
  const others = names.map((name) => [
    name,
    [
      ...(known[name] ?? []).filter(({ submenu }) => submenu !== undefined),
      ...entries.filter(({ menu }) => menu === name).map(({ entry }) => entry),
    ],
  ]);
  return { commandPalette: palette, ...Object.fromEntries(others) };
}

function createKeys(): readonly object[] {
  return listKeys().map(({ command, key: { key, args, when, isHidden }, place }) => ({
    ...(isHidden === true
      ? { command: 'runCommands', args: { commands: [command.id] } }
      : { command: command.id, ...(args === undefined ? {} : { args }) }),
    key,
    ...(key.startsWith('alt+m ') ? { mac: `ctrl+${key}` } : key.startsWith('ctrl+') ? { mac: key.replace('ctrl+', 'cmd+') } : {}),
    ...joinConditions(place.when, when),
  }));
}

/** All keys with their commands, in the order of the places. */
function listKeys(): readonly { readonly command: Command; readonly key: KeyBinding; readonly place: KeyPlace }[] {
  return Object.entries(places).flatMap(([name, place]) =>
    allCommands.flatMap((command) =>
      (command.keys ?? []).filter((key) => key.place === name).map((key) => ({ command, key, place })),
    ),
  );
}

function joinConditions(...conditions: readonly (string | undefined)[]): { readonly when?: string } {
  const when = conditions.filter((condition) => condition !== undefined).join(' && ');
  return when === '' ? {} : { when };
}

/** Only for commands that are not contributed, because VS Code starts the extension for the others by itself. */
function listLinkedCommands(texts: Texts): readonly string[] {
  const linked = Object.values(texts).flatMap((text) => [...text.matchAll(/\(command:(marginalia\.\w+)/g)].map(([, id = '']) => id));
  const others = allCommands.filter(({ id, palette }) => palette === undefined && linked.includes(id));
  return others.map(({ id }) => `onCommand:${id}`);
}

function toTextKey({ id }: Command): string {
  return id.replace('marginalia.', 'command.');
}

/** The titles in the command palette, for package.nls.json. */
export function createCommandTexts(): Texts {
  return Object.fromEntries(contributed.map((command) => [toTextKey(command), command.title]));
}

/** The file client/src/messages/commandTitles.ts. `l10n.t` needs literals, so the titles are written into it. */
export function renderCommandTitles(): string {
  const lines = allCommands.map(({ id, title }) => `  ${id.replace('marginalia.', '')}: (): string => l10n.t('${title.replace(/\.\.\.$/, '')}'),`);
  return `// Written by \`npm run generate\` from client/src/commands.
import { l10n } from 'vscode';

/** The titles of commands in messages. The command palette shows the same titles, which it reads from package.nls.json. */
export const commandTitles = {
${lines.join('\n')}
} as const;

export type CommandId = \`marginalia.\${keyof typeof commandTitles}\`;
`;
}

/** The lists of docs/commands.md. */
export function renderCommands(): string {
  const listed = contributed.toSorted((one, other) => one.title.localeCompare(other.title));
  const parts = Object.entries(sections).map(([name, heading]) => {
    const lines = listed.filter(({ section }) => section === name).map(({ title, does }) => `- **${title}** ${does}`);
    return [`### ${heading}`, '', ...lines, ''].join('\n');
  });
  const inMenus = Object.entries(menuSections).map(([name, place]) => {
    const titles = listed.filter(({ section }) => section === name).map(({ title }) => `**${title}**`);
    return `- ${place}: ${titles.join(', ')}`;
  });
  return [...parts, ['### In menus and on pages', '', ...inMenus].join('\n')].join('\n');
}

/** The table of keys in docs/commands.md. */
export function renderKeys(): string {
  const keys = listKeys();
  const rows = Object.values(places).map((place) => {
    const cells = keys
      .filter((each) => each.place === place)
      .map(({ command, key }) => ({ name: capitalize(key.key), does: key.does ?? `*${command.title.replace(/\.\.\.$/, '')}*` }))
      .toSorted((one, other) => one.does.localeCompare(other.does))
      .map(({ name, does }) => `\`${name}\` ${does}`);
    return [place.heading, [...(place.builtIn === undefined ? [] : [place.builtIn]), ...cells].join(', ')];
  });
  return renderTable(['where', 'keys'], rows);
}

function capitalize(key: string): string {
  return key.replace(/[a-z]+/g, (word) => word.charAt(0).toUpperCase() + word.slice(1));
}
