import type { Connection } from 'vscode-languageserver/node';
import { codeLensChoices, defaultSettings, type Settings, severities, type UsualForm, versions } from '../model/settings';
import type { ClientAbilities } from './capabilities';

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

/**
 * The settings of a client. The server requests them if the client supports that; otherwise it uses the last settings that the client
 * sent.
 */
export class ClientSettings {
  /** The `marginalia` object that the client sent last, either with `initialize` or with a later change. */
  #sent: unknown;

  constructor(
    private readonly connection: Connection,
    private readonly abilities: ClientAbilities,
    initializationOptions: unknown,
  ) {
    this.#sent = initializationOptions;
  }

  /**
   * Remembers the settings in a `workspace/didChangeConfiguration`. The notification need not contain any if the server requests the
   * settings.
   */
  takeChanged(settings: unknown): void {
    if (typeof settings === 'object' && settings !== null && 'marginalia' in settings) this.#sent = settings.marginalia;
  }

  async read(): Promise<Settings> {
    if (!this.abilities.configuration) return parseSettings(this.#sent);
    const sections = [{ section: 'marginalia' }, { section: 'files.exclude' }];
    const [marginalia, filesExclude] = await this.connection.workspace.getConfiguration(sections);
    return parseSettings(marginalia ?? this.#sent, filesExclude);
  }
}
