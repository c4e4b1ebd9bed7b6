import { CircleAlert, CircleCheck, Info } from 'lucide-react'
import type { Compliance } from '../../../../../shared/contract/approvalRights'
import { disclosureAdvice, notLegalAdvice } from '../../../../../shared/domain/approvals/disclosureSentences'
import { useWords } from '../../../lib/locale'
import { Badge } from '../../../ui/Badge'
import { complianceWords } from './words'

/** What each market asks for and whether it is there. */
export function Lint({ findings }: { findings: Compliance['lint'] }) {
  const w = useWords(complianceWords)
  return (
    <div role="status" aria-label={w.lint} className="flex flex-col gap-2">
      {findings.map(({ market, ok, problems }) => {
        const toMend = problems.filter(({ code }) => !disclosureAdvice.includes(code))
        return (
          <div key={market} className="flex flex-col gap-1 rounded-panel border border-line bg-surface p-2">
            <div className="flex items-center gap-2">
              <span className="font-medium">{market ?? w.anyMarket}</span>
              {ok ? (
                <Badge tone="ok" icon={<CircleCheck size={12} aria-hidden="true" />}>
                  {w.lintOk}
                </Badge>
              ) : (
                <Badge tone="bad" icon={<CircleAlert size={12} aria-hidden="true" />}>
                  {w.lintOpen(toMend.length)}
                </Badge>
              )}
            </div>
            {problems.length > 0 && (
              <ul className="flex flex-col gap-1">
                {problems.map(({ code, sentence }) => {
                  const isAdvice = disclosureAdvice.includes(code)
                  const Icon = isAdvice ? Info : CircleAlert
                  return (
                    <li key={code} className="flex items-start gap-1.5 text-meta">
                      <Icon
                        size={12}
                        role="img"
                        aria-label={isAdvice ? w.advice : w.mend}
                        className={isAdvice ? 'mt-0.5 shrink-0 text-info' : 'mt-0.5 shrink-0 text-bad'}
                      />
                      <span className="[overflow-wrap:anywhere]">{sentence}</span>
                    </li>
                  )
                })}
              </ul>
            )}
          </div>
        )
      })}
      <p className="text-caption text-muted">{notLegalAdvice}</p>
    </div>
  )
}
