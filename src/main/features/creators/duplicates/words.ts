import { wordsOf } from '../../../../shared/words'
import english from './words.en'

/** The texts of the search for duplicates by locale. */
export const duplicateWords = wordsOf(import.meta.glob('./words.*.ts', { eager: true, import: 'default' }), english)
