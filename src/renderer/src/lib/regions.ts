/** ISO 3166-1 alpha-2, as of 2026. `Intl` names them but cannot list them. */
const CODES =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'

export interface Region {
  code: string
  name: string
}

const known = new Map<string, readonly Region[]>()

/** Every country in the language of a locale, by name. */
export function regionsOf(locale: string): readonly Region[] {
  const found = known.get(locale)
  if (found) return found
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' })
  const collator = new Intl.Collator(locale)
  const regions = CODES.split(' ')
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => collator.compare(a.name, b.name))
  known.set(locale, regions)
  return regions
}

/** Those whose name or code holds the text, the ones that begin with it first. */
export function regionsMatching(text: string, locale: string): readonly Region[] {
  const wanted = plain(text.trim(), locale)
  if (wanted === '') return regionsOf(locale)
  const rank = ({ code, name }: Region) => {
    if (code.toLowerCase() === wanted || plain(name, locale).startsWith(wanted)) return 0
    return plain(name, locale).includes(wanted) ? 1 : 2
  }
  return regionsOf(locale)
    .map((region) => ({ region, at: rank(region) }))
    .filter(({ at }) => at < 2)
    .sort((a, b) => a.at - b.at)
    .map(({ region }) => region)
}

/** Lower case and without accents: "Curacao" finds Curaçao. */
function plain(text: string, locale: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase(locale)
}

export function regionName(code: string, locale: string): string {
  return regionsOf(locale).find((region) => region.code === code)?.name ?? code
}

/** Currencies of this browser with their names, the ones asked for first. */
export function currenciesOf(locale: string, first: readonly string[]): readonly { code: string; name: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency', fallback: 'code' })
  const codes = new Set([...first, 'GBP', 'EUR', 'USD', ...Intl.supportedValuesOf('currency')])
  return [...codes].map((code) => ({ code, name: names.of(code) ?? code }))
}
