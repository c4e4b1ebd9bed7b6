import { wordsOf } from '../../../../shared/words'
import english from '../words.en'

/** The creators' texts by locale. */
export const creatorWords = wordsOf(import.meta.glob('../words.*.ts', { eager: true, import: 'default' }), english)
export type CreatorWords = ReturnType<typeof creatorWords>
