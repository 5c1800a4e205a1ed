import type { Connection } from 'vscode-languageserver/node';
import { parseSettings, type Settings } from '../model/settings';
import type { ClientAbilities } from './capabilities';

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
