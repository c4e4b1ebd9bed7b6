import { extname } from 'node:path'
import type { InputOf } from '../../shared/contract/index'
import type { ReportFormat } from '../../shared/contract/reports'
import { type SavedFile, saveMade } from './saveFile'
import type { Session } from './session'

export type Warning = { code: string; message: string }
export type WrittenReport = SavedFile & { format: ReportFormat; warnings: Warning[] }

/**
 * Writes a report to a file. Where a PDF cannot be printed because there is no browser the engine makes an HTML
 * document instead; it is saved beside the wished name, and the warning says so.
 *
 * @param pathOf the target, by the name that the engine gave the report
 */
export async function writeReport(
  session: Session,
  input: InputOf<'reports.render'>,
  pathOf: (madeName: string) => string,
): Promise<WrittenReport> {
  const made = await session.call('reports.render', input)
  const isHtmlInstead = input.format === 'pdf' && made.mime.startsWith('text/html')
  const wished = pathOf(made.name)
  const path = isHtmlInstead ? withExtension(wished, '.html') : wished
  const saved = await saveMade(session, made.fileToken, path)
  return { ...saved, format: isHtmlInstead ? 'html' : input.format, warnings: made.warnings }
}

function withExtension(path: string, extension: string): string {
  const old = extname(path)
  return `${old ? path.slice(0, -old.length) : path}${extension}`
}
