import { wordsOf } from '../../../../shared/words'
import english from './words.en'

export const words = wordsOf(import.meta.glob('./words.*.ts', { eager: true, import: 'default' }), english)
