import type { Span } from '../base/span';
import type { RuleCode } from './settings';

/** Something that is wrong, before the settings say how loud. */
export interface Problem {
  readonly span: Span;
  readonly code: RuleCode;
  readonly message: string;
  /** Another place that explains the problem: the first of two entries with one key. */
  readonly related?: { readonly uri: string; readonly span: Span; readonly message: string };
}
