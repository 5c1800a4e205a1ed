// `npm run generate`: writes what is declared with commands, settings and rules into the files that need it (see generatedFiles.ts).
// With `--check` it writes nothing, and fails if a file is not as it would be written.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const isCheck = process.argv.includes('--check');
const pathOf = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const read = (path) => readFileSync(pathOf(path), 'utf8');

function write(path, text) {
  if (text === read(path)) return;
  if (isCheck) process.exitCode = 1;
  else writeFileSync(pathOf(path), text);
  console.log(isCheck ? `${path} is stale: run npm run generate` : `${path} is written`);
}

/** The list of the commands that the files beside it declare. */
function renderAllCommands() {
  const subjects = readdirSync(pathOf('client/src/commands'))
    .filter((name) => /^export const \w+: Command = \{$/m.test(read(`client/src/commands/${name}`)))
    .map((name) => name.replace('.ts', ''))
    .sort();
  const imports = [...subjects.map((name) => [name, `* as ${name}`]), ['command', 'type { Command }']].sort();
  return `// Written by \`npm run generate\`.

${imports.map(([name, what]) => `import ${what} from './${name}';`).join('\n')}

/** The commands of all files in this folder. */
export const allCommands: readonly Command[] = [
${subjects.map((name) => `  ${name},`).join('\n')}
].flatMap((subject): readonly Command[] => Object.values(subject));
`;
}

/** The table of the kinds of own files that the files beside it declare. */
function renderOwnFileKinds() {
  const kinds = readdirSync(pathOf('server/src/ownFiles'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.replace('.ts', ''))
    .filter((kind) => read(`server/src/ownFiles/${kind}.ts`).includes(`export const ${kind}File = {`))
    .sort();
  return `// Written by \`npm run generate\`.
${kinds.map((kind) => `import { ${kind}File } from './${kind}';`).join('\n')}

/** The kinds of own files that the files in this folder declare. */
export const ownFileKinds = {
${kinds.map((kind) => `  ${kind}: ${kind}File,`).join('\n')}
} as const;

export type OwnKind = keyof typeof ownFileKinds;

/** What was read of a file of this kind. */
export type OwnTextOf<Kind extends OwnKind> = ReturnType<(typeof ownFileKinds)[Kind]['parse']>;

/** A change of a file of this kind. */
export type OwnChangeOf<Kind extends OwnKind> = Parameters<(typeof ownFileKinds)[Kind]['edit']>[1];

export const ownKinds = Object.keys(ownFileKinds) as readonly OwnKind[];

export function isOwnKind(kind: string | undefined): kind is OwnKind {
  return kind !== undefined && Object.hasOwn(ownFileKinds, kind);
}
`;
}

/** Commands import VS Code, which is only there in the editor. What they declare does not depend on it. */
const withoutEditor = {
  name: 'without-editor',
  setup(build) {
    build.onResolve({ filter: /^vscode(?:$|-languageclient)/ }, ({ path }) => ({ path, namespace: 'editor' }));
    build.onLoad({ filter: /.*/, namespace: 'editor' }, () => ({
      contents: 'const some = new Proxy(function () {}, { get: () => some, apply: () => some }); module.exports = Object.create(some);',
    }));
  },
};

write('client/src/commands/allCommands.ts', renderAllCommands());
write('server/src/ownFiles/ownFileKinds.ts', renderOwnFileKinds());
const bundle = pathOf('dist/generatedFiles.cjs');
await esbuild.build({
  entryPoints: [pathOf('scripts/generatedFiles.ts')],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  packages: 'external',
  plugins: [withoutEditor],
  loader: { '.csl': 'text', '.txt': 'text', '.xml': 'text' },
  logLevel: 'warning',
});
const { listGeneratedFiles } = createRequire(import.meta.url)(bundle);
for (const [path, text] of listGeneratedFiles(read)) write(path, text);
