/** Languages as babel and biblatex name them, and as CSL does (RFC 5646). */
const locales: Readonly<Record<string, string>> = {
  english: 'en-US', american: 'en-US', usenglish: 'en-US', british: 'en-GB', ukenglish: 'en-GB', canadian: 'en-CA', australian: 'en-AU',
  newzealand: 'en-NZ', german: 'de-DE', ngerman: 'de-DE', austrian: 'de-AT', naustrian: 'de-AT', swissgerman: 'de-CH', nswissgerman: 'de-CH',
  french: 'fr-FR', francais: 'fr-FR', acadian: 'fr-CA', canadien: 'fr-CA', spanish: 'es-ES', catalan: 'ca-AD', italian: 'it-IT',
  portuguese: 'pt-PT', portuges: 'pt-PT', brazilian: 'pt-BR', brazil: 'pt-BR', dutch: 'nl-NL', danish: 'da-DK', swedish: 'sv-SE',
  norwegian: 'nb-NO', norsk: 'nb-NO', nynorsk: 'nn-NO', finnish: 'fi-FI', icelandic: 'is-IS', estonian: 'et-EE', latvian: 'lv-LV',
  polish: 'pl-PL', czech: 'cs-CZ', slovak: 'sk-SK', slovene: 'sl-SI', slovenian: 'sl-SI', croatian: 'hr-HR', hungarian: 'hu-HU',
  magyar: 'hu-HU', romanian: 'ro-RO', bulgarian: 'bg-BG', russian: 'ru-RU', ukrainian: 'uk-UA', greek: 'el-GR', turkish: 'tr-TR',
  arabic: 'ar', hebrew: 'he-IL', persian: 'fa-IR', japanese: 'ja-JP', chinese: 'zh-CN', korean: 'ko-KR', thai: 'th-TH', vietnamese: 'vi-VN',
  latin: 'la',
};

/** `british` is `en-GB`; a name that is not known stays, since it may be a locale already. */
export function toLocale(language: string): string {
  return locales[language.toLowerCase()] ?? language;
}
