import { CircleCheck } from 'lucide-react'
import { useApiJob } from '../../../lib/jobs'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { JobBar } from '../../../ui/Progress'
import { Section } from '../../../ui/Screen'
import { AnchorCheck } from './AnchorCheck'
import { Faults } from './Faults'
import { healthWords } from './words'

/** Holds the workspace against itself, and against what was given out of it. */
export function HealthPart({ hasWorkspace }: { hasWorkspace: boolean }) {
  const w = useWords(healthWords)
  const format = useFormat()
  const verify = useApiJob('workspace.verify')
  const { value } = verify
  const records = value?.checks.reduce((sum, { checked }) => sum + checked, 0) ?? 0
  return (
    <Section title={w.health}>
      <p className="max-w-[70ch] text-muted">{w.healthSentence}</p>
      <div>
        <Button isPending={verify.isRunning} onPress={() => void verify.run({})}>
          {w.verify}
        </Button>
      </div>
      <div role="status">
        {verify.isRunning && <JobBar job={verify.progress} label={w.verifying} className="max-w-[420px]" />}
        {value?.ok && (
          <p className="flex items-start gap-2">
            <CircleCheck size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-ok" />
            {w.verified(format.count(value.checks.length), format.count(records))}
          </p>
        )}
        {value && !value.ok && (
          <Faults
            sentence={w.notVerified(w.faults(value.problems.length))}
            faults={value.problems.map((problem) => problem.sentence)}
          />
        )}
      </div>
      {verify.error && <ErrorNote error={verify.error} onRetry={() => void verify.run({})} />}
      {hasWorkspace && <AnchorCheck />}
    </Section>
  )
}
