/**
 * How a page becomes a PDF. Every option is passed on explicitly: the defaults of Chromium's protocol and of
 * Electron's `printToPDF` differ, and change between versions.
 */
export type PrintOptions = {
  /** Paper for pages whose style states no `@page { size }`. */
  paper: 'A4' | 'Letter'
  isLandscape: boolean
  /** Margins for pages whose style states no `@page { margin }`. */
  marginMm: number
  /** Between 0.1 and 2. */
  scale: number
  /** Structure for screen readers; about doubles time and size, so a draft may do without. */
  isTagged: boolean
  /** Bookmarks made of the headings; Chromium makes them of a tagged PDF only. */
  hasOutline: boolean
  /** The whole of it: starting the browser, loading, printing. */
  timeoutMs: number
}

export const defaultPrintOptions: PrintOptions = {
  paper: 'A4',
  isLandscape: false,
  marginMm: 12,
  scale: 1,
  isTagged: true,
  hasOutline: true,
  timeoutMs: 60_000,
}

const MM_PER_INCH = 25.4
const PAPER_MM = { A4: { width: 210, height: 297 }, Letter: { width: 215.9, height: 279.4 } } as const

/** The parameters of the protocol's `Page.printToPDF`, none left to a default. */
export function toProtocol(options: PrintOptions) {
  const paper = PAPER_MM[options.paper]
  const margin = options.marginMm / MM_PER_INCH
  return {
    landscape: options.isLandscape,
    displayHeaderFooter: false,
    headerTemplate: '',
    footerTemplate: '',
    printBackground: true,
    scale: options.scale,
    paperWidth: paper.width / MM_PER_INCH,
    paperHeight: paper.height / MM_PER_INCH,
    marginTop: margin,
    marginBottom: margin,
    marginLeft: margin,
    marginRight: margin,
    pageRanges: '',
    preferCSSPageSize: true,
    transferMode: 'ReturnAsStream',
    generateTaggedPDF: options.isTagged,
    generateDocumentOutline: options.hasOutline,
  }
}
