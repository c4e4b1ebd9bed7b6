import { wordsOf } from '../../../../../shared/words'
import english from './words.en'

export const profileWords = wordsOf(import.meta.glob('./words.*.ts', { eager: true, import: 'default' }), english)
export type ProfileWords = ReturnType<typeof profileWords>
