import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBibliography } from '../../../../server/src/bibliography/parseBibliography';
import { getVersionFacts } from '../../../../server/src/bibliography/write/completion/citedVersion';
import { citePublished, completeEntries } from '../../../../server/src/bibliography/write/completion/completeEntries';
import { applyEdits } from '../../../support/fixtureWorkspace';
import { forSeeds, type Random } from '../../../support/random';
import { completedPaper, published } from './completedPaper';

const values: Readonly<Record<string, readonly string[]>> = {
  title: ['{Moraine: A Model}'],
  journal: ['{CoRR}', '{arXiv preprint arXiv:2410.10819}', '"arXiv"'],
  year: ['2024', '{2024}', '"2024"'],
  month: ['oct', 'oct # "~7"'],
  author: ['{Frost, Jo}'],
  keywords: ['{a, %b}', '"x # y"'],
  note: ['{mine}', '{arXiv:2410.10819}'],
  eprint: ['{2410.10819}', '2410.10819'],
  url: ['{https://arxiv.org/abs/2410.10819}'],
  volume: ['{abs/2410.10819}'],
  doi: ['{10.48550/arXiv.2410.10819}'],
};

/** An entry whose fields have white space and comments in any place. */
function writeEntry(random: Random): string {
  const newline = random.pick(['\n', '\n', '\r\n']);
  let comments = 0;
  const gap = (): string => {
    const space = random.pick(['', ' ', newline, `${newline}  `, '\t']);
    if (random.below(10) < 7) return space;
    return `${space}%c${comments++}${random.pick(['', ' }', ' {', ', x', ' "', ' @', ' = {y}'])}${newline}${random.pick(['', '  '])}`;
  };
  const names = random.shuffle(Object.keys(values)).filter((name) => name === 'title' || random.below(10) < 5);
  if (random.below(10) < 2) names.push(random.pick(names));
  const isCommaFirst = random.below(10) < 2;
  const fields = names.map((name, index) => {
    const value = random.pick(values[name] ?? []);
    const field = `${name}${gap()}=${gap()}${name === 'month' ? value.replace(' # ', () => `${gap()}#${gap()}`) : value}`;
    if (isCommaFirst) return `${gap()},${gap()}${field}`;
    return `${index === 0 ? ',' : ''}${gap()}${field}${gap()}${index < names.length - 1 || random.below(10) < 5 ? ',' : ''}`;
  });
  return `@${random.pick(['misc', 'article', 'Online'])}{k ${fields.join('')}${gap()}}${newline}@misc{z, title = {Z}}${newline}`;
}

function listComments(text: string): readonly string[] {
  return (text.match(/%c\d[^\r\n]*/g) ?? []).map((comment) => comment.trim()).sort();
}

/** What the entry says in fields that do not say of which version it is. */
function listKept(text: string, names: readonly string[]): readonly string[] {
  const [entry] = parseBibliography(text, 'refs.bib').entries;
  return (entry?.fields() ?? []).filter(({ name }) => names.includes(name)).map(({ name, value }) => `${name} ${value}`);
}

test('wherever comments stand in an entry, all of them stay, and it is read as before (slow)', () => {
  const paper = completedPaper('Moraine: A Model', published);
  const facts = getVersionFacts(paper, paper.reference!, 'published')!;
  forSeeds(1500, (random) => {
    const text = writeEntry(random);
    const bibliography = parseBibliography(text, 'refs.bib');
    const [entry] = bibliography.entries;
    assert.ok(entry !== undefined && bibliography.issues.length === 0, text);
    const kept = ['title', 'author', 'keywords', 'eprint'].filter((name) => entry.fields().some((field) => field.name === name));
    for (const edits of [
      citePublished({ text, bibliography }, [{ entry, paper, facts }]),
      completeEntries({ text, bibliography }, [{ entry, paper }], 'published'),
    ]) {
      const after = applyEdits(text, edits);
      const context = `${text}\n=>\n${after}`;
      assert.deepEqual(listComments(after), listComments(text), context);
      const { issues, entries } = parseBibliography(after, 'refs.bib');
      assert.deepEqual([issues, entries.length], [[], 2], context);
      assert.deepEqual(listKept(after, kept), listKept(text, kept), context);
    }
  });
});
