import { chinese } from './chinese';
import { english } from './english';
import { french } from './french';
import { german } from './german';
import { italian } from './italian';
import { japanese } from './japanese';
import type { Language } from './language';
import { polish } from './polish';
import { portuguese } from './portuguese';
import { russian } from './russian';
import { spanish } from './spanish';

export const languages: readonly Language[] = [english, chinese, japanese, russian, german, french, spanish, portuguese, italian, polish];

export function getLanguage(code: string): Language {
  return languages.find((language) => language.code === code) ?? english;
}
