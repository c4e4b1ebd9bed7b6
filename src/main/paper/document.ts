import { cssString, escapeHtml, html, type Markup } from './markup'
import { screenCss } from './screenStyle'
import { sheetCss } from './sheetStyle'
import { reportCss } from './style'

const fonts = import.meta.glob<string>(
  '../../../node_modules/@fontsource/inter/files/inter-latin{,-ext}-{400,500,600}-normal.woff2',
  { query: '?inline', import: 'default', eager: true },
)

/** As the font's own subsets are cut (Google Fonts). Scripts outside both fall to the reader's system fonts. */
const latin =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD'
const latinExt =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF'
/** Letters that need the second, larger subset; without any the file goes without it. */
const needsLatinExt = /[\u0100-\u0130\u0132-\u0151\u0154-\u02ba\u1e00-\u1e9f\u1ef2-\u1eff\u20a0-\u20ab\u20ad-\u20c0]/

const paperHeightMm = { A4: 297, Letter: 279.4 } as const
/** Above and below, as the style sheet's `@page` has it. */
const marginMm = 18
const mostFootChars = 110

export type ReportDocument = {
  locale: string
  title: string
  paper: 'A4' | 'Letter'
  /** stands at the foot of every page but the first */
  foot: string
  pageOf: { page: string; of: string }
  /** what this kind of document adds to the style of all */
  css?: string
  body: Markup
}

/**
 * One HTML file that needs nothing else: styles, fonts and charts inside, no script, and a policy that refuses all that
 * would come from elsewhere.
 */
export function documentOf({ locale, title, paper, foot, pageOf, css: own = '', body }: ReportDocument): string {
  const footLine = foot.length > mostFootChars ? `${foot.slice(0, mostFootChars)}…` : foot
  const policy =
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
  const page = `:root { --page-height: ${paperHeightMm[paper] - 2 * marginMm}mm }
@page { size: ${paper}; @bottom-left { content: ${cssString(footLine)} } @bottom-right { content: ${cssString(pageOf.page)} counter(page) ${cssString(pageOf.of)} counter(pages) } }
@page :first { @bottom-left { content: none } @bottom-right { content: none } }`
  const css = [...fontFaces(needsLatinExt.test(body.text)), reportCss, sheetCss, screenCss, own, page].join('\n')
  return `<!doctype html>
<html lang="${escapeHtml(locale)}" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
${html`<title>${title}</title>`.text}
<style>
${css}
</style>
</head>
<body>
${html`<main>${body}</main>`.text}
</body>
</html>
`
}

function fontFaces(withLatinExt: boolean): string[] {
  return Object.keys(fonts)
    .sort()
    .filter((path) => withLatinExt || !path.includes('latin-ext'))
    .map((path) => {
      const weight = /-(\d{3})-normal/.exec(path)?.[1] ?? '400'
      const range = path.includes('latin-ext') ? latinExt : latin
      return `@font-face { font-family: Inter; font-weight: ${weight}; src: url(${fonts[path]}) format('woff2'); unicode-range: ${range} }`
    })
}
