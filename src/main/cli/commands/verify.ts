import type { OutputOf } from '../../../shared/contract/index'
import { formatCount } from '../../../shared/domain/format'
import { type Answer, command, required } from '../command'
import { inSession } from '../session'
import { table } from '../table'
import { words } from '../words'

const usage = 'verify --workspace DIR [--anchor FILE …]'

export const verifyCommand = command({
  name: 'verify',
  usage,
  about: words.about.verify,
  help: [
    ['--workspace DIR', words.help.workspace],
    ['--anchor FILE', words.help.anchor],
  ],
  options: { workspace: { type: 'string' }, anchor: { type: 'string', multiple: true } },
  operands: { least: 0, most: 0 },
  run(_operands, { workspace, anchor = [] }, context) {
    const folder = required(workspace, '--workspace', usage)
    return inSession(context, async (session) => {
      const { locale } = await session.open(folder)
      // Before the long work: a mistyped name is told at once.
      const held = await Promise.all(anchor.map((path) => session.hold(path)))
      const answer = await session.call('workspace.verify', {})
      const anchors: AnchorAnswer[] = []
      for (const file of held) {
        const checked = await session.call('approvals.checkAnchor', { fileToken: file.token })
        anchors.push({ file: file.name, ...checked })
      }
      return told(answer, anchors, locale)
    })
  },
})

type AnchorAnswer = { file: string } & OutputOf<'approvals.checkAnchor'>

function told(answer: OutputOf<'workspace.verify'>, anchors: readonly AnchorAnswer[], locale: string): Answer {
  const rows = answer.checks.map((c) => [c.check, formatCount(c.checked, locale), c.ok ? words.ok : words.notOk])
  const lines = [
    ...table(rows, [1]),
    ...answer.problems.map((problem) => `${problem.check}: ${problem.sentence}`),
    ...anchors.flatMap(({ file, kind, madeAt, heads, ok, problems }) => [
      words.anchorOf(file, words.anchorKinds[kind], madeAt, formatCount(heads, locale), ok),
      ...problems.map((problem) => `  ${problem}`),
    ]),
  ]
  const found = answer.problems.length + anchors.reduce((sum, { problems }) => sum + problems.length, 0)
  const ok = answer.ok && anchors.every((one) => one.ok)
  const json = anchors.length > 0 ? { ...answer, ok, anchors } : answer
  if (ok) return { json, lines: [...lines, words.verified] }
  const message = words.damaged(found)
  // The findings are the answer, and at the same time the reason why the command failed.
  const error = { code: answer.ok ? 'chain_broken' : 'workspace_damaged', message, details: {} }
  return { json: { ...json, error }, lines: [...lines, message], exitCode: 1 }
}
