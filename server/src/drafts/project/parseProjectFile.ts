import { readYamlSettings } from '../yaml/readYamlSettings';

/**
 * Settings in a configuration file, such as `_quarto.yml`, that apply to all drafts of the project. Paths are as written, relative to
 * that file.
 */
export interface ProjectSettings {
  readonly bibliographies: readonly string[];
  readonly citationStyle?: string;
  /** Whether all bibliographies are known: false if the YAML could not be read completely, or if a path contains a variable. */
  readonly isComplete: boolean;
}

/** Files such as `_quarto.yml`, `_bookdown.yml`, `_metadata.yml`, and pandoc's `metadata.yaml` and `defaults.yaml`. */
const projectFileName = /(?:^|[\\/])(?:_quarto(?:-[\w-]+)?|_bookdown|_metadata|_site|metadata|defaults[\w.-]*)\.ya?ml$/i;

export function isProjectFile(path: string): boolean {
  return projectFileName.test(path);
}

/** Does not throw, whatever the text contains. */
export function parseProjectFile(text: string): ProjectSettings {
  const { bibliographies, citationStyles, isComplete } = readYamlSettings(text, { start: 0, end: text.length });
  const paths = bibliographies.map(({ value }) => value).filter((path) => path !== '');
  const known = paths.filter((path) => !path.includes('${'));
  const style = citationStyles[0]?.value;
  return {
    bibliographies: known,
    ...(style === undefined ? {} : { citationStyle: style }),
    isComplete: isComplete && known.length === paths.length,
  };
}
