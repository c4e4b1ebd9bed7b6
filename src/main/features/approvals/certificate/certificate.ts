import { writeFileSync } from 'node:fs'
import { CallboardError } from '../../../../shared/contract/define'
import type { ParsedInputOf } from '../../../../shared/contract/index'
import type { MadeFile } from '../../../../shared/contract/values'
import { safeFileName } from '../../../../shared/domain/fileName'
import type { JobContext } from '../../context'
import { withPdfAnchor } from './anchor'
import { certificateHtml } from './certificateHtml'
import { type Certificate, readCertificate } from './readCertificate'
import { certificateWords } from './words'

/**
 * Writes the certificate of an approval, with the heads of the chains in it for whoever checks them later.
 *
 * @throws CallboardError `not_found`, `approval_refused`, `browser_missing`, `cancelled`
 */
export async function writeCertificate(
  { deliverableId, format }: ParsedInputOf<'approvals.certificate'>,
  context: JobContext,
): Promise<MadeFile> {
  const certificate = readCertificate(context.db, deliverableId, context.now)
  const say = certificateWords(certificate.locale)
  context.label(say.making)
  context.progress({ done: 1, total: 2, unit: say.unit })
  const bytes = format === 'html' ? Buffer.from(certificateHtml(certificate, true)) : await pdfOf(certificate, context)
  // A slash in a title is no folder.
  const [campaign, title] = [certificate.campaign, certificate.title].map((text) => text.replaceAll(/[\\/]/g, '-'))
  const stem = say.fileName(campaign ?? '', title ?? '', certificate.version.number)
  const name = safeFileName(`${stem}.${format}`)
  const file = context.files.make(name, format === 'html' ? 'text/html; charset=utf-8' : 'application/pdf')
  writeFileSync(file.path, bytes)
  context.progress({ done: 2, total: 2, unit: say.unit })
  return file.done()
}

/** A certificate in another format than was asked for would be kept as what it is not: without a browser there is none. */
async function pdfOf(certificate: Certificate, { host, signal }: JobContext): Promise<Uint8Array> {
  const say = certificateWords(certificate.locale)
  const none = () => new CallboardError('browser_missing', say.noPrinter)
  if (!host.printPdf) throw none()
  const request = { paper: 'A4', title: say.documentTitle(certificate.title) } as const
  const pdf = await host.printPdf(certificateHtml(certificate, false), request, signal).catch((error: unknown) => {
    throw error instanceof CallboardError && error.code === 'browser_missing' ? none() : error
  })
  return withPdfAnchor(pdf, certificate.anchor)
}
