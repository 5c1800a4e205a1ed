import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultSettings, parseSettings } from '../../../server/src/model/settings';
import { listBlocks, readBlock, readPage, readProse, userPages } from './pages';

interface Schema {
  readonly type: string;
  readonly enum?: readonly string[];
  readonly items?: { readonly type: string; readonly pattern?: string };
  readonly properties?: Readonly<Record<string, Schema>>;
}

const manifest = JSON.parse(readPage('package.json')) as {
  readonly contributes: { readonly configuration: readonly { readonly properties: Readonly<Record<string, Schema>> }[] };
};
const schemas: Readonly<Record<string, Schema>> = Object.assign(
  {},
  ...manifest.contributes.configuration.map(({ properties }) => properties),
);

/** What the manifest doesn't allow in a value, in words; empty if the value is valid. */
function findProblems(name: string, value: unknown, schema: Schema | undefined): readonly string[] {
  if (schema === undefined) return [`${name} is no setting`];
  if (schema.enum !== undefined) return schema.enum.includes(value as string) ? [] : [`${name} can't be ${JSON.stringify(value)}`];
  const type = Array.isArray(value) ? 'array' : typeof value;
  if (type !== schema.type) return [`${name} is a ${type}`];
  if (Array.isArray(value)) {
    const { pattern = '' } = schema.items ?? {};
    return value.every((item) => new RegExp(pattern).test(`${item}`)) ? [] : [`${name} has a wrong item`];
  }
  if (schema.properties === undefined) return [];
  return Object.entries(value as object).flatMap(([key, inner]) => findProblems(`${name}: ${key}`, inner, schema.properties?.[key]));
}

const examples = userPages.flatMap((path) =>
  listBlocks(path)
    .filter(({ language, code }) => language === 'json' && code.includes('"marginalia.'))
    .map(({ code }) => ({ path, settings: JSON.parse(code) as Readonly<Record<string, unknown>> })),
);

test('the settings of the examples are valid, and each changes something', () => {
  assert.ok(examples.length >= 6);
  for (const { path, settings } of examples) {
    for (const [name, value] of Object.entries(settings)) {
      assert.deepEqual(findProblems(name, value, schemas[name]), [], path);
      if (name === 'marginalia.bibliography.addOnAccept') continue;
      const nested = name
        .split('.')
        .slice(1)
        .reduceRight<unknown>((inner, part) => ({ [part]: inner }), value);
      assert.notDeepEqual(parseSettings(nested), defaultSettings, `${path}: the server reads ${name}`);
    }
  }
});

test('a wrong example is noticed', () => {
  assert.deepEqual(findProblems('marginalia.codeLens', 'loud', schemas['marginalia.codeLens']).length, 1);
  assert.deepEqual(findProblems('marginalia.codelens', 'all', schemas['marginalia.codelens']).length, 1);
  assert.deepEqual(findProblems('d', { 'wrong-code': 'off' }, schemas['marginalia.diagnostics']).length, 1);
  assert.deepEqual(findProblems('d', { 'uncited-mention': 'loud' }, schemas['marginalia.diagnostics']).length, 1);
});

test('settings that pages name exist', () => {
  for (const path of userPages) {
    const named = [...readProse(path).matchAll(/`(marginalia\.[\w.]+)`/g)].map(([, name = '']) => name);
    assert.deepEqual(
      named.filter((name) => !(name in schemas) && name !== 'marginalia.vsix'),
      [],
      path,
    );
  }
});

test('the options for other editors are read by the server', () => {
  const [, lua = ''] = /init_options = (\{.*\})/.exec(listBlocks('docs/editors.md', 'Change settings')[0]?.code ?? '') ?? [];
  const json = lua
    .replace(/\['([\w-]+)'\] =/g, '"$1":')
    .replace(/(\w+) =/g, '"$1":')
    .replaceAll("'", '"');
  const { rules, completionForm } = parseSettings(JSON.parse(json));
  assert.deepEqual([rules, completionForm], [{ 'contradicted-number': 'off' }, 'narrative']);
});

test('the topics and notes of examples are in files of the folder that the setting names', () => {
  const folder = schemas['marginalia.folder'] as Schema & { readonly default: string };
  for (const path of userPages) {
    const named = [
      ...readProse(path).matchAll(/`(\w+)\/(?:notes|topics\.yaml|corrections\.txt|references\.json|reviewed\.txt|dismissed\.txt)/g),
    ];
    for (const [whole, name] of named) assert.equal(name, folder.default, `${path}: ${whole}`);
  }
  assert.match(readBlock('docs/new-papers.md', 'Share decisions', 'gitattributes'), new RegExp(`^${folder.default}/reviewed\\.txt `));
});
