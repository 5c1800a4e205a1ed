import type { Bibliography } from '../../model/bibliography';
export function parseCslYaml(_text: string, _previous?: unknown): Bibliography { return { format: 'csl-yaml', entries: [], starts: [], issues: [], isComplete: true }; }
