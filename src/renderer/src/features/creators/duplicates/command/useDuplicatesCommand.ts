import { useCommands } from '../../../../lib/commands'
import { useWords } from '../../../../lib/locale'
import { navigate } from '../../../../lib/route'
import { duplicatesCommandWords } from './words'

/** The search for duplicates can be opened from any screen. */
export function useDuplicatesCommand(): void {
  const w = useWords(duplicatesCommandWords)
  useCommands([
    {
      id: 'creators.duplicates',
      title: w.command,
      menu: 'record',
      words: 'same person twice merge dedupe',
      run: () => navigate({ screen: 'creators', part: 'duplicates' }),
    },
  ])
}
