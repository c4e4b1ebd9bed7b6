import { formatBytes } from '../../../shared/domain/format'
import { command, oneOf, required } from '../command'
import { UsageError } from '../failure'
import { saveMade } from '../saveFile'
import { inSession } from '../session'
import { words } from '../words'

const usage = 'export creators --workspace DIR --format jsonl|csv --out FILE'

export const exportCommand = command({
  name: 'export',
  usage,
  about: words.about.export,
  help: [
    ['--workspace DIR', words.help.workspace],
    ['--format NAME', words.help.exportFormat],
    ['--out FILE', words.help.out],
  ],
  options: { workspace: { type: 'string' }, format: { type: 'string' }, out: { type: 'string' } },
  operands: { least: 1, most: 1 },
  async run([what], values, context) {
    oneOf(what, ['creators'], words.whatToExport, usage)
    const folder = required(values.workspace, '--workspace', usage)
    const format = oneOf(values.format, ['jsonl', 'csv'], '--format', usage)
    if (!format) throw new UsageError(words.optionMissing('--format'), usage)
    const out = required(values.out, '--out', usage)
    return inSession(context, async (session) => {
      const { locale, counts } = await session.open(folder)
      const made = await session.call('creators.export', { format })
      const saved = await saveMade(session, made.fileToken, out)
      return {
        json: { ...saved, format, accounts: counts.accounts },
        lines: [words.written(saved.path, formatBytes(saved.sizeBytes, locale))],
      }
    })
  },
})
