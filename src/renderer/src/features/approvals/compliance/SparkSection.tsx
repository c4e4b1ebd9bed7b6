import { CircleCheck, Copy, Eye, EyeOff, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { type Compliance, sparkPeriods } from '../../../../../shared/contract/approvalRights'
import { call } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { today } from '../../../lib/today'
import { Badge } from '../../../ui/Badge'
import { Button } from '../../../ui/Button'
import { DateField } from '../../../ui/DateField'
import { FormDialog, FormRow } from '../../../ui/FormDialog'
import { Select } from '../../../ui/Select'
import { saveStep, startStep } from '../../../ui/saveStep'
import { TextField } from '../../../ui/TextField'
import { toast } from '../../../ui/Toast'
import { toastError } from '../../../ui/undoToast'
import { Section } from './Section'
import { complianceWords } from './words'

type Spark = NonNullable<Compliance['spark']>

/** The code by which the brand runs the post as an ad: a secret, hidden until somebody asks for it. */
export function SparkSection({ compliance, isLocked }: { compliance: Compliance; isLocked: boolean }) {
  const w = useWords(complianceWords)
  const { deliverableId, spark } = compliance
  const [isOpen, setOpen] = useState(false)
  return (
    <Section title={w.spark}>
      {spark ? (
        <Code key={`${spark.masked} ${spark.issuedOn}`} spark={spark} />
      ) : (
        <p className="text-muted">{w.noCode}</p>
      )}
      {!isLocked && (
        <div className="flex flex-wrap gap-2">
          <Button size="small" onPress={() => setOpen(true)}>
            {spark ? w.replaceCode : w.addCode}
          </Button>
          {spark && (
            <Button
              size="small"
              look="danger"
              onPress={() => startStep('approvals.saveSparkCode', { deliverableId, code: null }, w.codeRemoved)}
            >
              {w.remove}
            </Button>
          )}
        </div>
      )}
      {isOpen && <CodeDialog deliverableId={deliverableId} spark={spark} onClose={() => setOpen(false)} />}
    </Section>
  )
}

/** How long a shown code stays on screen: a screen is shared sooner than one thinks. */
const SHOWN_MS = 30_000

function Code({ spark }: { spark: Spark }) {
  const w = useWords(complianceWords)
  const format = useFormat()
  const [code, setCode] = useState<string | null>(null)
  const isShown = code !== null
  useEffect(() => {
    if (!isShown) return
    const timer = setTimeout(() => setCode(null), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [isShown])
  // Asked for each time and kept nowhere else: not among the answers that the window keeps.
  const read = async () => (await call('approvals.revealSparkCode', { deliverableId: spark.deliverableId })).code

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(await read())
      toast({ text: w.codeCopied })
    } catch (error) {
      toastError(error)
    }
  }

  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-center gap-2">
        <code
          {...(isShown ? {} : { role: 'img', 'aria-label': w.codeMasked(spark.masked.replaceAll('•', '')) })}
          className="min-w-0 font-mono [overflow-wrap:anywhere]"
        >
          {code ?? spark.masked}
        </code>
        <Button
          size="small"
          icon={isShown ? <EyeOff size={12} aria-hidden="true" /> : <Eye size={12} aria-hidden="true" />}
          onPress={() => (isShown ? setCode(null) : void read().then(setCode, toastError))}
        >
          {isShown ? w.hide : w.reveal}
        </Button>
        <Button size="small" icon={<Copy size={12} aria-hidden="true" />} onPress={() => void copy()}>
          {w.copy}
        </Button>
      </div>
      <p className="tabular text-meta">
        {spark.expiresOn < today() ? w.died(format.date(spark.expiresOn)) : w.dies(format.date(spark.expiresOn))}
        <span className="text-muted">{` · ${w.issued(format.date(spark.issuedOn), spark.periodDays)}`}</span>
      </p>
      <div>
        {spark.outlastsFlight === null ? (
          <Badge>{w.noFlightEnd}</Badge>
        ) : spark.outlastsFlight ? (
          <Badge tone="ok" icon={<CircleCheck size={12} aria-hidden="true" />}>
            {w.outlasts}
          </Badge>
        ) : (
          <Badge tone="bad" icon={<TriangleAlert size={12} aria-hidden="true" />}>
            {w.tooShort}
          </Badge>
        )}
      </div>
      {spark.note && <p className="text-meta text-muted [overflow-wrap:anywhere]">{spark.note}</p>}
    </div>
  )
}

function CodeDialog({
  deliverableId,
  spark,
  onClose,
}: {
  deliverableId: string
  spark: Spark | null
  onClose: () => void
}) {
  const w = useWords(complianceWords)
  const [code, setCode] = useState(spark?.masked ?? '')
  const [period, setPeriod] = useState(sparkPeriods.find((days) => days === spark?.periodDays) ?? 30)
  const [issuedOn, setIssuedOn] = useState<string | null>(spark?.issuedOn ?? today())
  const [note, setNote] = useState(spark?.note ?? '')
  const [isTried, setTried] = useState(false)
  const isShort = code.trim().length < 4
  return (
    <FormDialog
      title={w.codeTitle}
      submitLabel={w.saveCode}
      onClose={onClose}
      onSubmit={() => {
        setTried(true)
        if (isShort || issuedOn === null) return null
        return saveStep(
          'approvals.saveSparkCode',
          { deliverableId, code: code.trim(), periodDays: period, issuedOn, note: note.trim() || null },
          w.codeSaved,
        )
      }}
    >
      <TextField
        label={w.code}
        hint={spark ? w.codeKeepHint : w.codeHint}
        value={code}
        maxLength={500}
        isRequired
        autoFocus
        problem={isTried && isShort ? w.codeMissing : null}
        onChange={setCode}
      />
      <FormRow>
        <Select
          label={w.period}
          choices={sparkPeriods.map((days) => ({ id: String(days), label: w.periodDays(days) }))}
          value={String(period)}
          onChange={(id) => setPeriod(sparkPeriods.find((days) => String(days) === id) ?? 30)}
        />
        <DateField
          label={w.issuedOn}
          value={issuedOn}
          problem={isTried && issuedOn === null ? w.dayMissing : null}
          onChange={setIssuedOn}
        />
      </FormRow>
      <TextField label={w.note} value={note} lines={2} maxLength={2000} onChange={setNote} />
    </FormDialog>
  )
}
