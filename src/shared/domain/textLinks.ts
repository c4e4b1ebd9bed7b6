import { isTopLevelDomain } from './topLevelDomains'

export type FoundLink = {
  /** with `https://` where the text leaves it out */
  url: string
  /** host in lower case without `www.` */
  domain: string
  /** a page that gathers a creator's links, such as linktr.ee */
  isLinkPage: boolean
  /** the piece of text it was read from, and where that begins and ends, in UTF-16 units */
  quote: string
  start: number
  end: number
}

/** Services whose pages gather a creator's links; addresses are often found there. */
const LINK_PAGES: ReadonlySet<string> = new Set(
  `linktr.ee beacons.ai beacons.page bio.link bio.site allmylinks.com campsite.bio carrd.co linkin.bio lnk.bio msha.ke solo.to
  stan.store taplink.cc tap.bio hoo.be koji.to snipfeed.co komi.io pillar.io flow.page heylink.me linkpop.com linkfly.to direct.me
  milkshake.app contactin.bio lynkfire.com linkbio.co bio.fm about.me biolinky.co liinks.co znaplink.com shor.by`.split(
    /\s+/,
  ),
)
/** Endings that are hardly ever the first word of a next sentence run on after a full stop. */
const BARE_ENDINGS: ReadonlySet<string> = new Set(
  `com net org info biz co io tv ee shop store bio link page app studio agency media blog club online site website ai cc gg fm
  de fr nl pl se uk au ca ie es pt br mx jp kr ke ly xyz dev art design photography`.split(/\s+/),
)
const LINK =
  /(?:https?:\/\/|www\.)[^\s<>"'\])}]+|(?<![\w@.%+-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,6}[a-z]{2,24}(?:\/[^\s<>"'\])}]*)?(?![\w@])/giu
const HOST = /^https?:\/\/(?:[^/?#@\s]*@)?((?:[\p{L}\p{N}_-]+\.)+[\p{L}\p{N}-]+)(?::\d{1,5})?(?:[/?#]|$)/iu

/**
 * Web addresses of a text, in their order, each once; with or without `https://`. A word with a dot and no path is only
 * taken where it ends in a usual domain, since sentences run on ("Hello.my name").
 */
export function findLinks(text: string): FoundLink[] {
  const found = new Map<string, FoundLink>()
  for (const match of text.matchAll(LINK)) {
    const quote = match[0].replace(/[.,;:!?…]+$/u, '')
    const hasScheme = /^https?:\/\//i.test(quote)
    const url = hasScheme ? quote : `https://${quote}`
    const domain = HOST.exec(url)?.[1]
      ?.toLowerCase()
      .replace(/^www\./, '')
    const ending = domain?.split('.').at(-1) ?? ''
    if (!domain?.includes('.') || !isTopLevelDomain(ending)) continue
    const isBare = !hasScheme && !/^www\./i.test(quote) && !quote.includes('/')
    if (isBare && (!BARE_ENDINGS.has(ending) || quote !== quote.toLowerCase())) continue
    if (found.has(url)) continue
    const isLinkPage = LINK_PAGES.has(domain) || LINK_PAGES.has(domain.split('.').slice(-2).join('.'))
    found.set(url, { url, domain, isLinkPage, quote, start: match.index, end: match.index + quote.length })
  }
  return [...found.values()]
}
