import { wordsOf } from '../../../../../../shared/words'
import english from './words.en'

/** Apart from the screen's own texts, so that those are fetched with the screen. */
export const duplicatesCommandWords = wordsOf(
  import.meta.glob('./words.*.ts', { eager: true, import: 'default' }),
  english,
)
