import { wordsOf } from '../../../../shared/words'
import english from './words.en'

export const certificateWords = wordsOf(import.meta.glob('./words.*.ts', { eager: true, import: 'default' }), english)
export type CertificateWords = typeof english
