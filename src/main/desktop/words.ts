import { wordsOf } from '../../shared/words'
import english from './words.en'

/** Menus and dialogs, in the language of this computer. */
export const words = wordsOf(
  import.meta.glob('./words.*.ts', { eager: true, import: 'default' }),
  english,
)(Intl.DateTimeFormat().resolvedOptions().locale)
