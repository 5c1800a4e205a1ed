import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { allRules } from '../../../server/src/features/findings/diagnostics';
import { registryIdentities } from '../../../server/src/model/registryRecord';
import { projectRoot } from '../../support/projectRoot';
import { readPage, readProse, userPages } from './pages';

const texts = Object.values(JSON.parse(readPage('package.nls.json')) as Readonly<Record<string, string>>);
const sentences = Object.keys(JSON.parse(readPage('l10n/bundle.l10n.json')) as Readonly<Record<string, string>>);
const commandTitles = Object.entries(JSON.parse(readPage('package.nls.json')) as Readonly<Record<string, string>>)
  .filter(([key]) => key.startsWith('command.'))
  .map(([, title]) => title);

/** Names in the user interface that VS Code itself gives. */
const builtIn = [
  'Extensions: Install from VSIX...',
  'Developer: Reload Window',
  'Find All References',
  'Go to Definition',
  'Go to Symbol in Workspace',
  'Refactor',
  'Source Action',
  'Papers',
];

/** The words that the server shows, such as titles of quick fixes, in its source text. */
const serverText = listSources(join(projectRoot, 'server/src/features'))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

function listSources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(folder, path));
}

test('commands in bold are in the palette, under these titles', () => {
  const named = userPages.flatMap((path) =>
    [...readProse(path).matchAll(/\*\*Marginalia:\s+([^*]+)\*\*/g)].map(([, title = '']) => ({ path, title: title.replace(/\s+/g, ' ') })),
  );
  assert.ok(named.length > 30);
  assert.deepEqual(
    named.filter(({ title }) => !commandTitles.includes(title)),
    [],
  );
});

test('what pages call by a name in italics is called so in the user interface', () => {
  const shown = [...texts, ...sentences].map((text) => text.replace(/\.\.\.$/, ''));
  const isShown = (name: string): boolean =>
    builtIn.includes(name) ||
    shown.some((text) => text === name || (text.includes('{0}') && matches(text, name)) || text.split('"').includes(name)) ||
    serverText.includes(name) ||
    [...serverText.matchAll(/[`'"]((?:Change to|Dismiss for|Cite) \$\{[^`]*)`/g)].some(([, title = '']) =>
      name.startsWith(title.split('$')[0] ?? ' '),
    );
  const unknown = userPages.flatMap((path) =>
    [...readProse(path).matchAll(/(?<![*\w])\*([A-Z][^*\n]+(?:\n[^*\n]+)?)\*(?!\*)/g)]
      .map(([, name = '']) => name.replace(/\s+/g, ' ').replace(/\.\.\.$/, ''))
      .filter((name) => !isShown(name))
      .map((name) => `${path}: ${name}`),
  );
  assert.deepEqual(unknown, []);
});

function matches(text: string, name: string): boolean {
  const pattern = text.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\d\}/g, '.*');
  return new RegExp(`^${pattern}$`).test(name) || text.startsWith(name);
}

test('each key of the manifest is in docs/commands.md', () => {
  const { contributes } = JSON.parse(readPage('package.json')) as {
    readonly contributes: { readonly keybindings: readonly { readonly key: string; readonly mac?: string }[] };
  };
  const section = readPage('docs/commands.md').split('## Keys')[1] ?? '';
  const named = [...section.matchAll(/`([^`]+)`/g)].map(([, key = '']) => key.toLowerCase());
  assert.deepEqual(
    contributes.keybindings.map(({ key }) => key).filter((key) => !named.includes(key)),
    [],
  );
  for (const { key, mac } of contributes.keybindings) {
    if (key.startsWith('alt+m')) assert.equal(mac, key.replace('alt+m', 'ctrl+alt+m'));
  }
});

test('each diagnostic has a heading in docs/diagnostics.md, to which links lead', () => {
  const page = readPage('docs/diagnostics.md');
  for (const { code } of allRules) assert.match(page, new RegExp(`^### ${code}$`, 'm'));
});

test('the hosts that the README names are those of the registries', () => {
  const hosts = Object.values(registryIdentities).map(({ host }) => host);
  const privacy = readPage('README.md').split('## Privacy')[1] ?? '';
  assert.ok(hosts.length >= 7);
  assert.deepEqual(
    hosts.filter((host) => !privacy.includes(host)),
    [],
  );
});
