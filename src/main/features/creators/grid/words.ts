import { wordsOf } from '../../../../shared/words'
import english from './words.en'

/** The texts of the list of creators by locale: editing, deleting, views, export. */
export const gridWords = wordsOf(import.meta.glob('./words.*.ts', { eager: true, import: 'default' }), english)

/** Source of what a person typed; it is stored, and so the same in every language. */
export const enteredByHand = 'entered by hand'
