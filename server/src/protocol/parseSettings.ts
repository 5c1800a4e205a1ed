import { codeLensChoices, defaultSettings, severities, versions, type Settings, type UsualForm } from '../model/settings';

const forms: readonly UsualForm[] = ['auto', 'parenthetical', 'narrative', 'year-only', 'footnote'];

/** Reads the `marginalia` object of an editor's settings, and the setting `files.exclude`. A value of the wrong type counts as not set. */
export function parseSettings(marginalia: unknown, filesExclude?: unknown): Settings {
  const root = asRecord(marginalia);
  const completion = asRecord(root['completion']);
  return {
    digests: asStrings(root['digests']) ?? defaultSettings.digests,
    bibliographies: asStrings(root['bibliographies']) ?? defaultSettings.bibliographies,
    folder: asString(root['folder']) ?? defaultSettings.folder,
    citationCommands: asStrings(asRecord(root['latex'])['citationCommands']) ?? defaultSettings.citationCommands,
    completionForm: asOneOf(forms, completion['form']) ?? defaultSettings.completionForm,
    completionSentences: asBoolean(completion['sentences']) ?? defaultSettings.completionSentences,
    hoverAbstract: asBoolean(asRecord(root['hover'])['abstract']) ?? defaultSettings.hoverAbstract,
    preferredVersion: asOneOf(versions, root['preferredVersion']) ?? defaultSettings.preferredVersion,
    markIncompleteCitations: asBoolean(root['markIncompleteCitations']) ?? defaultSettings.markIncompleteCitations,
    codeLens: asOneOf(codeLensChoices, root['codeLens']) ?? defaultSettings.codeLens,
    lookUpMailAddress: asString(asRecord(root['lookUp'])['mailAddress'])?.trim() ?? defaultSettings.lookUpMailAddress,
    rules: Object.fromEntries(
      Object.entries(asRecord(root['diagnostics'])).flatMap(([code, value]) => {
        const severity = asOneOf(severities, value);
        return severity === undefined ? [] : [[code, severity]];
      }),
    ),
    exclude: Object.entries(asRecord(filesExclude))
      .filter(([, hidden]) => hidden === true)
      .map(([glob]) => glob),
  };
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function asStrings(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
}

function asString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function asBoolean(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function asOneOf<T extends string>(values: readonly T[], value: unknown): T | undefined {
  return values.find((candidate) => candidate === value);
}
