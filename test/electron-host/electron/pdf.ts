/** `webContents.printToPDF`: the same options under CDP's names, with Electron's defaults. */
import { missing } from '../strict.ts'

const INCHES: Record<string, readonly [width: number, height: number]> = {
  Letter: [8.5, 11],
  Legal: [8.5, 14],
  Tabloid: [11, 17],
  Ledger: [17, 11],
  A0: [33.1, 46.8],
  A1: [23.4, 33.1],
  A2: [16.54, 23.4],
  A3: [11.7, 16.54],
  A4: [8.27, 11.7],
  A5: [5.83, 8.27],
  A6: [4.13, 5.83],
}

function paperSize(pageSize: Electron.PrintToPDFOptions['pageSize'] = 'Letter'): readonly [number, number] {
  if (typeof pageSize === 'object') return [pageSize.width, pageSize.height]
  const size = INCHES[pageSize]
  if (!size) throw new Error(`Invalid pageSize ${pageSize}`)
  return size
}

/** Parameters of `Page.printToPDF`. Lengths in inches. Throws for an unknown paper name or a scale out of 0.1 to 2. */
export function printParameters(options: Electron.PrintToPDFOptions) {
  const [paperWidth, paperHeight] = paperSize(options.pageSize)
  const { margins } = options
  const scale = options.scale ?? 1
  if (scale < 0.1 || scale > 2) missing(`a print scale of ${scale}`)
  // Electron's own default, 1 cm.
  const edge = 0.4
  return {
    landscape: options.landscape ?? false,
    displayHeaderFooter: options.displayHeaderFooter ?? false,
    headerTemplate: options.headerTemplate ?? '',
    footerTemplate: options.footerTemplate ?? '',
    printBackground: options.printBackground ?? false,
    scale,
    paperWidth,
    paperHeight,
    marginTop: margins?.top ?? edge,
    marginBottom: margins?.bottom ?? edge,
    marginLeft: margins?.left ?? edge,
    marginRight: margins?.right ?? edge,
    pageRanges: options.pageRanges ?? '',
    preferCSSPageSize: options.preferCSSPageSize ?? false,
    generateTaggedPDF: options.generateTaggedPDF ?? false,
    generateDocumentOutline: options.generateDocumentOutline ?? false,
  }
}
