/**
 * Whether an entry describes a work as registries know it.
 *
 * Architecture invariant: compares what an entry says with records; knows neither files nor how records were found.
 */
export { type CheckedWork, type CheckedWorks, type CheckLevel, checkLevels, levelOf, nameWork, toCheckedWork } from './checkedWork';
export { type DescribedWork, identifiersOf } from './describedWork';
export { judgeEntry } from './judgeEntry';
export { isGrave, type Objection, type Verdict } from './verdict';
