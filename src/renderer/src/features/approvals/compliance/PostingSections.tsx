import { useState } from 'react'
import { type Compliance, musicKinds } from '../../../../../shared/contract/approvalRights'
import { errorShape } from '../../../lib/errors'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { DateField } from '../../../ui/DateField'
import { FormRow } from '../../../ui/FormDialog'
import { SavedText } from '../../../ui/SavedText'
import { Select } from '../../../ui/Select'
import { saveStep, startStep } from '../../../ui/saveStep'
import { Section } from './Section'
import { complianceWords } from './words'

interface Props {
  compliance: Compliance
  isLocked: boolean
}

export function MusicSection({ compliance, isLocked }: Props) {
  const w = useWords(complianceWords)
  const { deliverableId, music, musicNote } = compliance
  return (
    <Section title={w.music}>
      <Select
        label={w.musicKind}
        placeholder={w.noMusic}
        choices={musicKinds.map((id) => ({ id, label: w.musicKinds[id] }))}
        value={music}
        isDisabled={isLocked}
        onChange={(next) =>
          startStep('approvals.saveMusic', { deliverableId, music: next, note: musicNote }, w.musicSaved)
        }
      />
      {music !== null && music !== 'none' && (
        <SavedText
          label={w.musicNote}
          value={musicNote ?? ''}
          maxLength={2000}
          isDisabled={isLocked}
          save={(text) =>
            saveStep('approvals.saveMusic', { deliverableId, music, note: text.trim() || null }, w.musicSaved)
          }
        />
      )}
    </Section>
  )
}

/** From one day to another, either of which may be open. */
export function useSpan(): (from: string | null, until: string | null) => string {
  const w = useWords(complianceWords)
  const format = useFormat()
  return (from, until) => {
    if (from && until) return w.onDays(format.date(from), format.date(until))
    if (from) return w.from(format.date(from))
    return until ? w.until(format.date(until)) : w.always
  }
}

export function WindowSection({ compliance, isLocked }: Props) {
  const w = useWords(complianceWords)
  const span = useSpan()
  const [problem, setProblem] = useState<string | null>(null)
  const { deliverableId, postFrom, postUntil, campaignPostFrom, campaignPostUntil } = compliance
  const isOwn = postFrom !== null || postUntil !== null
  const hasCampaigns = campaignPostFrom !== null || campaignPostUntil !== null

  async function save(from: string | null, until: string | null): Promise<void> {
    const isBackwards = from !== null && until !== null && until < from
    setProblem(isBackwards ? w.windowBackwards : null)
    if (isBackwards) return
    try {
      await saveStep(
        'approvals.saveWindow',
        { deliverableIds: [deliverableId], postFrom: from, postUntil: until },
        w.windowSaved,
      )
    } catch (error) {
      setProblem(errorShape(error).message)
    }
  }

  return (
    <Section
      title={w.window}
      actions={
        isOwn &&
        !isLocked && (
          <Button size="small" look="quiet" onPress={() => void save(null, null)}>
            {w.windowClear}
          </Button>
        )
      }
    >
      {isLocked ? (
        <p>{isOwn ? span(postFrom, postUntil) : null}</p>
      ) : (
        <FormRow>
          <DateField label={w.postFrom} value={postFrom} onChange={(from) => void save(from, postUntil)} />
          <DateField
            label={w.postUntil}
            value={postUntil}
            problem={problem}
            onChange={(until) => void save(postFrom, until)}
          />
        </FormRow>
      )}
      <p className="text-meta text-muted">
        {isOwn
          ? w.windowOwn
          : hasCampaigns
            ? w.windowCampaign(span(campaignPostFrom, campaignPostUntil))
            : w.windowNone}
      </p>
    </Section>
  )
}
