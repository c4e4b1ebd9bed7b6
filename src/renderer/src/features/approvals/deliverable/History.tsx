import { FileCheck, Paperclip } from 'lucide-react'
import type { ApprovalEventLine, DeliverableDetail } from '../../../../../shared/contract/approvals'
import { roleNames, stateNames } from '../../../../../shared/domain/approvals/refusals'
import { call } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { PlainTable } from '../../../ui/PlainTable'
import { Section } from '../../../ui/Screen'
import { saveFile } from '../../../ui/saveFile'
import { toastError } from '../../../ui/undoToast'
import { shortHash } from '../ask/SeenVersion'
import { askWords } from '../ask/words'
import { deliverableWords } from './words'

type Evidence = DeliverableDetail['evidence'][number]

/** A checked copy, saved where the person says. */
function saveEvidence({ id }: Evidence): void {
  call('approvals.openEvidence', { evidenceId: id }).then(saveFile).catch(toastError)
}

/** Everything that happened, newest first; the evidence of it; and how long each stage took. */
export function History({ detail }: { detail: DeliverableDetail }) {
  const w = useWords(deliverableWords)
  const format = useFormat()
  const { events, evidence, stages } = detail
  if (events.length === 0) return <EmptyState sentence={w.noTrail} />
  return (
    <div className="flex flex-col gap-5 p-3">
      <Section title={w.trail}>
        <p className="text-meta text-muted">{w.trailHint}</p>
        <ol className="flex flex-col">
          {events.toReversed().map((event) => (
            <Line key={event.id} event={event} evidence={evidence} />
          ))}
        </ol>
      </Section>
      {stages.length > 0 && (
        <Section title={w.stagesTitle}>
          <PlainTable
            caption={w.stagesTitle}
            rows={stages}
            rowKey={(_, index) => String(index)}
            columns={[
              { id: 'stage', header: w.stage, cell: ({ state }) => stateNames[state] },
              {
                id: 'days',
                header: w.days,
                isNumber: true,
                cell: ({ businessDays, allowedDays }) =>
                  `${format.number(businessDays, Number.isInteger(businessDays) ? 0 : 1)}${allowedDays === null ? '' : ` / ${format.count(allowedDays)}`}`,
              },
              {
                id: 'late',
                header: w.lateDays,
                isNumber: true,
                cell: ({ lateDays, owner }) => (lateDays > 0 ? `${format.count(lateDays)} (${w.owners[owner]})` : '–'),
              },
            ]}
          />
        </Section>
      )}
      <Section title={w.evidenceList}>
        {evidence.length === 0 ? (
          <p className="text-muted">{w.noEvidence}</p>
        ) : (
          <ul className="flex flex-col gap-1.5">
            {evidence.map((one) => (
              <li key={one.id} className="flex items-start gap-2">
                <FileCheck size={14} aria-hidden="true" className="mt-1 shrink-0 text-muted" />
                <div className="flex min-w-0 flex-1 flex-col [overflow-wrap:anywhere]">
                  <span>{one.name}</span>
                  <span className="text-caption text-muted">
                    {(w.purposes as Readonly<Record<string, string>>)[one.purpose] ?? one.purpose} ·{' '}
                    {format.bytes(one.sizeBytes)} · {one.addedBy}, {format.instant(one.addedAt, 'short')} ·{' '}
                    <span className="font-mono">{shortHash(one.sha256)}</span>
                  </span>
                  {one.note && <span className="text-meta">{one.note}</span>}
                </div>
                <Button size="small" label={w.openEvidenceOf(one.name)} onPress={() => saveEvidence(one)}>
                  {w.openEvidence}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  )
}

function Line({ event, evidence }: { event: ApprovalEventLine; evidence: readonly Evidence[] }) {
  const w = useWords(deliverableWords)
  const ask = useWords(askWords)
  const format = useFormat()
  const kinds: Readonly<Record<string, string>> = w.kinds
  const channels: Readonly<Record<string, string>> = ask.channels
  const proof =
    event.evidenceSha256 === null ? undefined : evidence.find(({ sha256 }) => sha256 === event.evidenceSha256)
  const what = event.decision ? w.decisions[event.decision] : null
  return (
    <li className="flex flex-col border-line border-b py-2">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium">
          {kinds[event.kind] ?? event.kind}
          {what && `: ${what}`}
        </span>
        {event.versionNumber !== null && <span className="text-muted">{w.onVersion(event.versionNumber)}</span>}
        <span className="flex-1" />
        <time dateTime={event.at} className="tabular text-caption text-muted">
          {format.instant(event.at)}
        </time>
      </div>
      <p className="text-meta text-muted">
        {event.actor ?? w.somebody} ({roleNames[event.role]})
        {event.onBehalfOf &&
          `, ${w.onBehalfOf(event.onBehalfOf, (channels[event.channel ?? ''] ?? '–').toLowerCase())}`}
      </p>
      <p className="text-meta">
        {w.fromTo(event.from ? stateNames[event.from] : '–', stateNames[event.to])}
        <span title={event.hash} className="ps-2 font-mono text-caption text-muted">
          {w.hash(shortHash(event.hash))}
        </span>
      </p>
      {event.text && (
        <p className="whitespace-pre-wrap pt-0.5 [overflow-wrap:anywhere]">
          {/* A day stands as it was kept. */}
          {/^\d{4}-\d{2}-\d{2}$/.test(event.text) ? format.date(event.text) : event.text}
        </p>
      )}
      {proof && (
        <div>
          <Button
            size="small"
            look="quiet"
            className="-ms-2 text-accent"
            label={w.openEvidenceOf(proof.name)}
            icon={<Paperclip size={12} aria-hidden="true" />}
            onPress={() => saveEvidence(proof)}
          >
            {w.openEvidence}
          </Button>
        </div>
      )}
    </li>
  )
}
