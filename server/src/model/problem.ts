import type { Span } from '../base/span';
import type { RuleCode, RuleSeverity } from './settings';

/** Something that is wrong, before the settings say how loud. */
export interface Problem {
  readonly span: Span;
  readonly code: RuleCode;
  readonly message: string;
  /** Where the rule may not speak as loud as it is set. */
  readonly loudest?: Exclude<RuleSeverity, 'off'>;
  /** Another place that explains the problem: the first of two entries with one key. */
  readonly related?: { readonly uri: string; readonly span: Span; readonly message: string };
}
