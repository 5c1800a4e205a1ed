import { test } from 'node:test';
import { checkRule } from './checkRule';

test('one paper under two keys', () => {
  checkRule(
    '//- /refs.bib\n@misc{ice20, title = {On {ICE} and Snow}, author = {Frost, Jo}, year = 2020}\n@article{<|frost21|>, title = {On ice and snow}, author = {Jo Frost and Al Rime}, year = 2021}\n',
    '/refs.bib',
    'duplicate-paper',
    [/^Duplicate of "ice20"/],
  );
});

test('works that share a title only', () => {
  const two = (one: string, other: string): string =>
    `//- /refs.bib\n@book{a, title = {Introduction}, ${one}}\n@book{b, title = {Introduction}, ${other}}\n`;
  for (const [one, other] of [
    ['author = {Frost, Jo}', 'author = {Rime, Al}'],
    ['author = {Frost, Jo}, year = 1990', 'author = {Frost, Jo}, year = 2009'],
    ['author = {Frost, Jo}, edition = {1}', 'author = {Frost, Jo}, edition = {2}'],
    ['author = {Frost, Jo}, volume = {1}', 'author = {Frost, Jo}, volume = {2}'],
  ] as const) {
    checkRule(two(one, other), '/refs.bib', 'duplicate-paper', []);
  }
});
