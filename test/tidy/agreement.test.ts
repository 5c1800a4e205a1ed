import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { draftLanguages } from '../../server/src/drafts/draftLanguages';
import { editorLanguages } from '../../server/src/drafts/editorLanguages';
import { allRules } from '../../server/src/features/findings/diagnostics';
import { defaultSettings, parseSettings, settingTable } from '../../server/src/model/settings';
import { methods } from '../../server/src/protocol/requests';
import { projectRoot } from '../support/projectRoot';
import { manifest, manifestText, readTable, resolveText, titles } from './manifest';
import { listFiles, readProjectFile, readSources } from './projectFiles';

const { commands, configuration, keybindings, menus, views } = manifest.contributes;
/** All settings by name. */
const settings = new Map(configuration.flatMap(({ properties }) => Object.entries(properties)));
const clientText = readSources('client/src')
  .map(({ text }) => text)
  .join('\n');

/** Checks that both lists have the same items. A failure says which item is missing where. */
function checkSame(here: string, these: Iterable<string>, there: string, those: Iterable<string>): void {
  const left = new Set(these);
  const right = new Set(those);
  const missing = [
    ...[...left].filter((item) => !right.has(item)).map((item) => `"${item}" is in ${here}, but not in ${there}`),
    ...[...right].filter((item) => !left.has(item)).map((item) => `"${item}" is in ${there}, but not in ${here}`),
  ];
  assert.deepEqual(missing, []);
}

const contributed = commands.map(({ command }) => command);
/** The declarations of commands: the name of each with its identifier. */
const declared = readSources('client/src/commands').flatMap(({ text }) =>
  [...text.matchAll(/^export const (\w+): Command = \{\n {2}id: '([\w.]+)'/gm)].map(([, name = '', id = '']) => ({ name, id })),
);

test('a command has the identifier of its name', () => {
  assert.ok(declared.length > contributed.length);
  assert.deepEqual(
    declared.filter(({ name, id }) => id !== `marginalia.${name}`),
    [],
  );
});

test('commands: package.json and docs/commands.md', () => {
  const titles = commands.map(({ title }) => resolveText(title));
  const [described = ''] = readProjectFile('docs/commands.md').text.split('## Keys');
  checkSame(
    'package.json',
    titles,
    'docs/commands.md',
    [...described.matchAll(/\*\*([^*]+)\*\*/g)].map((match) => match[1] ?? ''),
  );
});

test('what conditions of the manifest ask for exists: views, and context keys that the client sets', () => {
  const conditions = [...manifestText.matchAll(/"when": "([^"]+)"/g)].map((match) => match[1] ?? '').join(' ');
  const asked = [...conditions.matchAll(/\bmarginalia\.\w+/g)].map(([name]) => name);
  const setting = readSources('client/src')
    .filter(({ path }) => !path.startsWith('client/src/commands/'))
    .map(({ text }) => text)
    .join('\n');
  const ids = Object.values(views)
    .flat()
    .map(({ id }) => id);
  const unknown = asked.filter((name) => !ids.includes(name) && !setting.includes(`'${name}'`));
  assert.deepEqual(unknown, [], 'a condition that nothing fulfils');
  assert.match(setting, /'setContext'/);
});

test('menus hold contributed commands; keys and links lead to commands that exist', () => {
  const inMenus = Object.values(menus).flatMap((entries) => entries.flatMap(({ command }) => command ?? []));
  const known = declared.map(({ id }) => id);
  const linked = Object.values(titles).flatMap((text) => [...text.matchAll(/\(command:(marginalia\.\w+)/g)].map((match) => match[1] ?? ''));
  const byKey = keybindings.flatMap(({ command, args }) => (command === 'runCommands' ? (args?.commands ?? []) : [command]));
  const unknown = (names: readonly string[], among: readonly string[]): readonly string[] => names.filter((name) => !among.includes(name));
  assert.deepEqual(unknown(inMenus, contributed), []);
  assert.deepEqual(unknown([...linked, ...byKey], known), []);
  // VS Code starts the extension by itself only for commands that are contributed.
  const started = unknown(linked, contributed);
  assert.deepEqual(
    started.filter((name) => !manifest.activationEvents.includes(`onCommand:${name}`)),
    [],
  );
});

test('the mouse reaches what stands in a view, by a title or the menu beside it', () => {
  const inMenu = (view: string): readonly (string | undefined)[] =>
    (menus['view/title'] ?? []).filter(({ when = '' }) => when.includes(view)).map(({ command }) => command?.replace('marginalia.', ''));
  const papers = inMenu('marginalia.papers');
  for (const command of ['searchPapers', 'groupPapersBy', 'addPapers', 'editTopics']) assert.ok(papers.includes(command), command);
  const list = inMenu('marginalia.references');
  for (const command of ['completeListedReferences', 'stopCompletingReferences']) assert.ok(list.includes(command), command);
});

/** Settings that only the client reads. */
const clientSettings = Object.values(settingTable).flatMap((setting) => ('isForClient' in setting ? [`marginalia.${setting.name}`] : []));

test('settings: package.json and the server', () => {
  // Without a message of its own, a failure shows the setting that the server reads wrongly where the writer sets none.
  assert.deepEqual(parseSettings({}), defaultSettings);
  const properties = [...settings].filter(([name]) => !clientSettings.includes(name) && name !== 'marginalia.diagnostics');
  for (const [name, { default: usual, enum: choices }] of properties) {
    const other =
      choices?.find((choice) => choice !== usual) ??
      (typeof usual === 'boolean'
        ? !usual
        : typeof usual === 'number'
          ? usual + 1
          : typeof usual === 'string'
            ? 'other.txt'
            : ['other/*.txt']);
    assert.deepEqual(parseSettings(nest(name, usual)), defaultSettings, `the server's default of ${name} is that of package.json`);
    assert.notDeepEqual(parseSettings(nest(name, other)), defaultSettings, `the server reads ${name}`);
  }
  const { rules, exclude, ...others } = defaultSettings;
  assert.deepEqual([rules, exclude], [{}, []], 'the severities that the writer sets, and the editor’s own files.exclude');
  assert.equal(properties.length, Object.keys(others).length, 'every setting of the server is in package.json');
});

test('the severity of each rule is a setting that the server reads', () => {
  const { properties = {}, additionalProperties, default: usual } = settings.get('marginalia.diagnostics') ?? assert.fail('no setting');
  assert.equal(additionalProperties, false, 'VS Code tells of a code that is none');
  assert.deepEqual(
    Object.entries(properties).map(([code, property]) => [code, property.default]),
    allRules.map(({ code, severity }) => [code, severity]),
  );
  assert.deepEqual(parseSettings({ diagnostics: usual }).rules, usual);
  for (const [code, { enum: choices, description }] of Object.entries(properties)) {
    assert.equal(resolveText(description), allRules.find((rule) => rule.code === code)?.settingText);
    for (const choice of choices) assert.deepEqual(parseSettings({ diagnostics: { [code]: choice } }).rules, { [code]: choice });
    for (const wrong of ['loud', 1, null, ['off'], { off: true }])
      assert.deepEqual(parseSettings({ diagnostics: { [code]: wrong } }).rules, {}, JSON.stringify(wrong));
  }
  for (const wrong of [null, 'off', ['off'], 7]) assert.deepEqual(parseSettings({ diagnostics: wrong }).rules, {}, JSON.stringify(wrong));
});

test('generated files are fresh', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/generate.mjs', '--check'], {
    cwd: projectRoot,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stdout + stderr);
});

test('the client reads the settings that are for it', () => {
  assert.ok(clientSettings.length > 0);
  // That of the trace is read by the client library.
  for (const [key, setting] of Object.entries(settingTable))
    if ('isForClient' in setting && key !== 'traceServer') assert.ok(clientText.includes(`readSetting('${key}'`), key);
});

test('at most 18 settings, each with a text for each choice', () => {
  assert.ok(settings.size <= 18, `${settings.size} settings`);
  for (const [name, { enum: choices, enumDescriptions }] of settings) {
    // Those of the trace are known from every language client.
    if (name !== 'marginalia.trace.server') assert.equal(choices?.length, enumDescriptions?.length, name);
  }
});

test('settings that a text refers to exist', () => {
  const named = Object.values(titles).flatMap((text) => [...text.matchAll(/#(marginalia\.[\w.]+)#/g)].map(([, name = '']) => name));
  assert.ok(named.length > 0);
  for (const name of named) assert.ok(settings.has(name), name);
});

/** The settings with one value: `{completion: {form: 'narrative'}}` for `marginalia.completion.form` and `narrative`. */
function nest(name: string, value: unknown): unknown {
  return name
    .split('.')
    .slice(1)
    .reduceRight<unknown>((inner, part) => ({ [part]: inner }), value);
}

test('texts: package.json uses what package.nls.json defines', () => {
  const used = [...manifestText.matchAll(/"%([^%"]+)%"/g)].map((match) => match[1] ?? '');
  checkSame('package.json', used, 'package.nls.json', Object.keys(titles));
  for (const [key, text] of Object.entries(titles)) assert.match(text, /\S/, key);
});

test('sentences of the client: l10n.t and l10n/bundle.l10n.json', () => {
  const literals = [...clientText.matchAll(/\bl10n\.t\(\s*('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/g)].map((match) => match[1] ?? '');
  assert.equal(literals.length, clientText.match(/\bl10n\.t\(/g)?.length, 'each sentence is one literal, so that it can be extracted');
  checkSame(
    'client/src',
    literals.map((literal) =>
      literal
        .slice(1, -1)
        .replace(/\\(['"])/g, '$1')
        .replaceAll('\\n', '\n'),
    ),
    'l10n/bundle.l10n.json (npm run l10n)',
    Object.keys(JSON.parse(readProjectFile('l10n/bundle.l10n.json').text) as Record<string, string>),
  );
});

test('languages of drafts: the server, the client, the manifest', () => {
  const known = editorLanguages.flatMap(({ languageIds }) => languageIds);
  checkSame(
    'draftLanguages.ts',
    draftLanguages.flatMap(({ languageIds }) => languageIds),
    'editorLanguages.ts',
    known,
  );
  for (const id of known) assert.ok(manifest.activationEvents.includes(`onLanguage:${id}`), `package.json activates on ${id}`);
  const lists = [...manifestText.matchAll(/editorLangId =~ \/\^\(([^)]*)\)\$\//g)].map((match) => (match[1] ?? '').split('|'));
  const ofDrafts = lists.filter((ids) => ids.includes('markdown'));
  assert.ok(ofDrafts.length > 0, 'package.json shows commands in drafts');
  for (const ids of ofDrafts) assert.deepEqual(ids.slice(0, known.length), known, 'editorLangId in package.json');
});

test('custom requests: at most 35, each with its reason and a route; the client or other editors need it', () => {
  const { text } = readProjectFile('server/src/protocol/requests.ts');
  const list = text.slice(text.indexOf('export const methods'));
  const withReasons = [...list.slice(0, list.indexOf('} as const')).matchAll(/\/\*\* [^*]{20,}\. \*\/\n {2}(\w+): 'marginalia\/(\w+)',/g)];
  checkSame(
    'requests.ts',
    Object.entries(methods).map(([name, method]) => `${name} ${method}`),
    'the names with a reason',
    withReasons.map(([, name, method]) => `${name} marginalia/${method}`),
  );
  const requests = withReasons.filter(([comment]) => !comment.includes('A notification to the client.'));
  assert.ok(requests.length <= 35, `${requests.length} requests`);
  const routes = readSources('server/src/protocol')
    .map((source) => source.text)
    .join('\n');
  const namesIn = (code: string): readonly string[] => [...code.matchAll(/\bmethods\.(\w+)/g)].map((match) => match[1] ?? '');
  checkSame('requests.ts', Object.keys(methods), 'the routes', namesIn(routes));
  const documented = documents.flatMap((path) => [...readProjectFile(path).text.matchAll(/[`']marginalia\/(\w+)(?=[`' ])/g)]);
  const inDocuments = documented.map((match) => match[1] ?? '');
  assert.deepEqual(
    inDocuments.filter((name) => !(name in methods)),
    [],
    'named in the documentation',
  );
  const used = new Set([...namesIn(clientText), ...inDocuments]);
  assert.deepEqual(
    Object.keys(methods).filter((name) => !used.has(name)),
    [],
    'used by nobody',
  );
});

test('every feature has a test', () => {
  const missing = listFiles('server/src/features')
    .filter((path) => /^export (?:async )?(?:function|const|class)/m.test(readProjectFile(path).text))
    .map((path) => path.replace(/^server\/src\/(.*)\.ts$/, 'test/unit/$1.test.ts'))
    .filter((path) => !existsSync(join(projectRoot, path)));
  assert.deepEqual(
    missing.map((path) => `${path} is missing`),
    [],
  );
});

test('each dependency has its reason in server/README.md', () => {
  const rows = readTable('server/README.md', 'Dependencies');
  checkSame(
    'package.json',
    Object.keys(manifest.dependencies),
    'the table Dependencies of server/README.md',
    rows.flatMap(([names = '']) => names.split(',').map((name) => name.replace(/`/g, '').trim())),
  );
  for (const [name, ...reasons] of rows)
    assert.ok(
      reasons.some((reason) => reason.length > 10),
      `a reason for ${name}`,
    );
});

test('server/README.md names the folders of the server', () => {
  const folders = readTable('server/README.md', 'Rooms').flatMap(([names = '']) =>
    [...names.matchAll(/`([a-zA-Z]+)`/g)].map((match) => match[1] ?? ''),
  );
  const real = listFiles('server/src').flatMap((path) => /^server\/src\/([^/]+)\//.exec(path)?.[1] ?? []);
  checkSame('the rooms of server/README.md', folders, 'server/src', real);
});

/** The Markdown files that people read: those at the top level, those in docs/, server/README.md and lab/README.md. */
const documents = listFiles('').filter((path) => /^(?:[A-Z]+\.md|docs\/.+\.md|(?:lab|server)\/README\.md)$/.test(path));

test('"Where do I add" of CONTRIBUTING.md names files and folders that exist', () => {
  const known = [...listFiles('server/src'), ...listFiles('client/src'), ...listFiles('test')];
  const isKnown = (path: string): boolean =>
    existsSync(join(projectRoot, path)) ||
    existsSync(join(projectRoot, 'server/src', path)) ||
    known.some((file) => file.endsWith(`/${path}`));
  const named = readTable('CONTRIBUTING.md', 'Where do I add \\.\\.\\.').flatMap((cells) =>
    [...cells.join(' ').matchAll(/`([\w./-]+(?:\.(?:ts|json|md)|\/))`/g)].map((match) => match[1] ?? ''),
  );
  assert.ok(named.length > 20);
  assert.deepEqual(
    named.filter((path) => !isKnown(path)),
    [],
  );
});

test('links of the documentation lead to files of the project, and to headings that they have', () => {
  for (const path of documents) {
    const links = [...readProjectFile(path).text.matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g)];
    const missing = links.filter(([, file = '', anchor]) => {
      const target = file === '' ? path : join(path, '..', file).replaceAll('\\', '/');
      if (!existsSync(join(projectRoot, target))) return true;
      return anchor !== undefined && !listAnchors(readProjectFile(target).text).includes(anchor);
    });
    assert.deepEqual(
      missing.map(([link]) => link),
      [],
      path,
    );
  }
});

/** The anchors that forges and VS Code give to the headings of a page. */
function listAnchors(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test('files of code that the documentation names exist', () => {
  const all = ['client', 'server', 'test', 'lab', 'scripts', '.vscode', '.github']
    .flatMap(listFiles)
    .concat(listFiles('').filter((path) => !path.includes('/')));
  for (const path of documents.filter((name) => name !== 'CHANGELOG.md')) {
    // `drafts/<language>/cluster.ts` names one file for each language.
    const named = [...readProjectFile(path).text.matchAll(/[\w./<>-]+\.(?:ts|mjs)\b/g)].map(([name]) => name.replace(/^\.*\//, ''));
    const missing = named.filter((name) => {
      const pattern = new RegExp(`(?:^|/)${name.replace(/\./g, '\\.').replace(/<\w+>/g, '[\\w-]+')}$`);
      return !all.some((file) => pattern.test(file));
    });
    assert.deepEqual([...new Set(missing)], [], path);
  }
});

test('npm scripts that the documentation, the workflows and the tasks of VS Code name exist', () => {
  const builtIn = new Set(['ci', 'start', 'test', 'install', 'run', 'pack', 'exec']);
  const tasks = JSON.parse(readProjectFile('.vscode/tasks.json').text) as { readonly tasks: readonly { readonly script: string }[] };
  assert.deepEqual(
    tasks.tasks.map(({ script }) => script).filter((name) => !(name in manifest.scripts)),
    [],
    '.vscode/tasks.json',
  );
  for (const path of [...documents, ...listFiles('.github/workflows')]) {
    const named = [...readProjectFile(path).text.matchAll(/\bnpm (?:run )?([a-z][\w:-]*)/g)].map((match) => match[1] ?? '');
    assert.deepEqual(
      named.filter((name) => !builtIn.has(name) && !(name in manifest.scripts)),
      [],
      path,
    );
  }
});

test('F5: the port of the server, and the task that comes first', () => {
  const launch = JSON.parse(readProjectFile('.vscode/launch.json').text) as {
    readonly configurations: readonly { readonly port?: number; readonly preLaunchTask?: string }[];
  };
  const port = /--inspect=(\d+)/.exec(clientText)?.[1];
  assert.ok(
    launch.configurations.some((configuration) => `${configuration.port}` === port),
    `a configuration attaches to port ${port}`,
  );
  for (const { preLaunchTask } of launch.configurations) {
    if (preLaunchTask !== undefined) assert.match(readProjectFile('.vscode/tasks.json').text, new RegExp(`"label": "${preLaunchTask}"`));
  }
});
