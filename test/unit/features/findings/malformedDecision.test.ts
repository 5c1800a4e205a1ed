import { test } from 'node:test';
import { checkRule } from './checkRule';

test('a line that could not be read is marked; papers that the library lacks are not', () => {
  checkRule(
    '//- /marginalia/reviewed.txt\n# mine\n2026-11-28 kept arxiv:2410.10819 Lamps\n  <|2026-11-28 loved - Sand|>\n<|soon|>\n',
    '/marginalia/reviewed.txt',
    'malformed-decision',
    [/one of kept, skipped, later, cited/, /begin with a date/],
  );
});
