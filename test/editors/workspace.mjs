// A folder with a digest, a bibliography and drafts, and a home for an editor that has nothing but the configuration of docs/editors.md.
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

const digest = `Kite: Soaring over Slow Rivers

Rivers are long. We present Kite, which is 2.6x faster (at the same cost) than a glider, and stays up for 95.1% of a day.

Kiln: Baking Stones in an Hour

Stones are soft. We present Kiln, which bakes 1,000 stones in an hour and lets none of them break.
`;

const bees = [
  ['HoneyScale: Weighing Hives without Opening Them', 'We present HoneyScale, a scale under the hive, for the yield of honey.'],
  ['WaxPress: Presses for the Wax of Small Gardens', 'We present WaxPress, a press for wax, which empties a comb within twelve minutes.'],
  ['DroneHum: Telling Bees by Their Hum', 'We present DroneHum, which tells drones from workers by their hum.'],
  ['QueenCall: Songs of Queens before They Leave', 'We present QueenCall, which records the songs of queens.'],
  ['CombLight: Reading Combs against the Light', 'We present CombLight, a lamp for combs.'],
];

const bibliography = `@article{stones2020,
  title = {On Stones, and What They Are Called},
  author = {Grün, Ada},
  year = {2020},
}
`;

export const files = {
  'reading-digest.txt': digest,
  'refs.bib': bibliography,
  'draft.md':
    '---\nbibliography: refs.bib\n---\n\nÉté 😀 is long [@kite].\n\nStones have names [@stones2020].\n\nNobody wrote this [@kitte].\n',
  'chapter.md': '---\nbibliography: refs.bib\n---\n\nMore on names [@stones2020, p. 3].\n',
  'claims.bib':
    '@article{kite,\n  title = {Kite: Soaring over Slow Rivers},\n  author = {Grün, Ada},\n  journal = {Rivers},\n  year = {2020},\n}\n',
  'claims.md':
    '---\nbibliography: claims.bib\n---\n\nKite is 3.1x faster than a glider [@kite].\n\nIt "stays up for 95.1% of the day" [@kite].\n\nOver slow rivers it is 4.5x faster than a glider [@kite].\n\nIt is 7.5x faster than a glider [@kite].\n',
  'bees-digest.txt': bees.map(([title, abstract]) => `${title}\n\n${abstract}\n`).join('\n'),
  'bees.bib': bees
    .map(([title]) => {
      const key = title.split(':')[0].toLowerCase();
      return `@article{${key},\n  title = {${title}},\n  author = {Grün, Ada},\n  journal = {Bees},\n  year = {2021},\n}\n`;
    })
    .join('\n'),
  'bees.md':
    '---\nbibliography: bees.bib\n---\n\n# Wax\n\nCombs are emptied by WaxPress [@honeyscale].\n\n# Hum\n\nIn the garden, QueenCall records the songs of queens.\n\n# Hives\n\nHives are weighed by HoneyScaale [@honeyscale].\n',
  'book.tex': '\\documentclass{book}\n\\begin{document}\n\\include{part}\n\\bibliography{bees}\n\\end{document}\n',
  'part.tex': 'Hives hum \\cite{dronehum}, and nobody wrote this \\cite{drohnehum}.\n',
  'draft.tex':
    '\\documentclass{article}\n\\begin{document}\nSummer is long \\cite{kite}.\n\nStones have names \\cite{stones2020}.\n\nNobody wrote this \\cite{kitte}.\n\n\\bibliography{refs}\n\\end{document}\n',
};

/** A run folder: `folder` with the files, `home` for the editor, `marginalia-language-server` on the PATH of `environment`. */
export function createRun() {
  const run = realpathSync(mkdtempSync(join(tmpdir(), 'marginalia-editors-')));
  const place = { folder: join(run, 'work'), home: join(run, 'home'), bin: join(run, 'bin') };
  for (const folder of Object.values(place)) mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place.folder, name), text);
  symlinkSync(join(root, 'dist/server.js'), join(place.bin, 'marginalia-language-server'));
  return {
    ...place,
    environment: {
      HOME: place.home,
      XDG_CONFIG_HOME: join(place.home, '.config'),
      PATH: `${place.bin}:${process.env.PATH}`,
      TERM: 'tmux-256color',
      LC_ALL: 'C.UTF-8',
      COLORTERM: 'truecolor',
    },
    writeHome(name, text) {
      mkdirSync(dirname(join(place.home, name)), { recursive: true });
      writeFileSync(join(place.home, name), text);
    },
    /** The text of a file; empty while it is away, since an editor that saves may put another file in its place. */
    read(name) {
      try {
        return readFileSync(join(place.folder, name), 'utf8');
      } catch (error) {
        if (error.code === 'ENOENT') return '';
        throw error;
      }
    },
    remove: () => rmSync(run, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
  };
}

/** The block of docs/editors.md that is written in `language` and holds `words`: what writers copy is what is run. */
export function readConfiguration(language, words) {
  const text = readFileSync(join(root, 'docs/editors.md'), 'utf8');
  const blocks = [...text.matchAll(/^```(\w+)\n([^]*?)^```/gm)];
  const block = blocks.find(([, name, body]) => name === language && body.includes(words));
  if (block === undefined) throw new Error(`docs/editors.md has no block in ${language} with "${words}".`);
  return block[2];
}
