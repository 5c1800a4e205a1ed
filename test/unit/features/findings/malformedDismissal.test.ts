import { test } from 'node:test';
import { checkRule } from './checkRule';

test('a line that could not be read is marked', () => {
  checkRule(
    '//- /marginalia/dismissed.txt\n# mine\n2026-11-30 misspelt-name arxiv:2410.10819 Lamps\n  <|2026-11-30 misspelt-name isbn:3 Lamps|>\n<|soon|>\n',
    '/marginalia/dismissed.txt',
    'malformed-dismissal',
    [/followed by the paper: arxiv:/, /begin with a date/],
  );
});
