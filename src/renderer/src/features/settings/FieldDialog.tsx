import { useState } from 'react'
import type { CustomField } from '../../../../shared/contract/creatorRecord'
import { useWords } from '../../lib/locale'
import { FormDialog } from '../../ui/FormDialog'
import { Select } from '../../ui/Select'
import { saveStep } from '../../ui/saveStep'
import { TextField } from '../../ui/TextField'
import { WordsField } from '../../ui/WordsField'
import { settingsWords } from './words'

const KINDS = ['text', 'number', 'date', 'choice', 'yesNo'] as const satisfies readonly CustomField['kind'][]

export function FieldDialog({ onClose }: { onClose: () => void }) {
  const w = useWords(settingsWords)
  const [name, setName] = useState('')
  const [kind, setKind] = useState<CustomField['kind']>('text')
  const [choices, setChoices] = useState<string[]>([])
  const [isTried, setTried] = useState(false)
  const isChoiceless = kind === 'choice' && choices.length === 0
  return (
    <FormDialog
      title={w.addFieldTitle}
      submitLabel={w.addFieldSubmit}
      onClose={onClose}
      onSubmit={() => {
        setTried(true)
        if (name.trim() === '' || isChoiceless) return null
        return saveStep(
          'creators.saveCustomField',
          { name, kind, choices: kind === 'choice' ? choices : [] },
          w.fieldAdded(name.trim()),
        )
      }}
    >
      <TextField
        label={w.fieldName}
        value={name}
        maxLength={80}
        isRequired
        autoFocus
        problem={isTried && name.trim() === '' ? w.fieldNameMissing : null}
        onChange={setName}
      />
      <Select
        label={w.kind}
        choices={KINDS.map((id) => ({ id, label: w.kinds[id] }))}
        value={kind}
        onChange={setKind}
      />
      {kind === 'choice' && (
        <WordsField
          label={w.choices}
          hint={w.choicesHint}
          words={choices}
          maxWords={100}
          maxChars={120}
          problem={isTried && isChoiceless ? w.choicesMissing : null}
          onChange={setChoices}
        />
      )}
    </FormDialog>
  )
}
