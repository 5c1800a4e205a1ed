import { test } from 'node:test';
import { checkRule } from './checkRule';

const source = '//- /refs.bib\n@misc{ice, title = {Ice}}\n@misc{sea, title = {Sea\n\n@misc{sky, title = {Sky}}\n';

test('an entry that can’t be read', () => {
  checkRule(source.replace('{Sea', '<|{Sea|>'), '/refs.bib', 'malformed-entry', [/./]);
});

test('a rule that is off reports nothing', () => {
  checkRule(source, '/refs.bib', 'malformed-entry', [], { rules: { 'malformed-entry': 'off' } });
});
