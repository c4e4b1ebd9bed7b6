import { wordsOf } from '../../shared/words'
import english from './words.en'

/** How this computer writes numbers and dates, where no workspace says otherwise. */
export const machineLocale = Intl.DateTimeFormat().resolvedOptions().locale

export const words = wordsOf(
  import.meta.glob('./words.*.ts', { eager: true, import: 'default' }),
  english,
)(machineLocale)
