import { test } from 'node:test';
import { checkRule } from './checkRule';

test('lines that can’t be read, and lines that a later one overrides', () => {
  checkRule(
    '//- /marginalia/corrections.txt\n<|not a paper: Boats and Rivers|>\n<|and this is no line|>\npaper: Boats and Rivers\n',
    '/marginalia/corrections.txt',
    'malformed-correction',
    [/Overridden by a later line/, /./],
  );
});
