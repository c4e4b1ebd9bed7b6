import { wordsOf } from '../../../../../shared/words'
import english from './words.en'

export const chartWords = wordsOf(import.meta.glob('./words.*.ts', { eager: true, import: 'default' }), english)
