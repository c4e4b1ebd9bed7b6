/**
 * Countries as people write them, read to ISO 3166-1 alpha-2. Names come from the run time's own tables (`Intl`), in
 * the languages that creator tables are commonly written in; what those tables do not know stands in `ALIASES`.
 */

/** ISO 3166-1: alpha-2 followed by alpha-3. `Intl` knows no alpha-3 codes. */
const CODES =
  'ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE BABIH BBBRB ' +
  'BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS BTBTN BVBVT BWBWA BYBLR ' +
  'BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN COCOL CRCRI CUCUB CVCPV CWCUW CXCXR ' +
  'CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK ' +
  'FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS ' +
  'GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN ' +
  'ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO ' +
  'LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD ' +
  'MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM NCNCL NENER ' +
  'NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM ' +
  'PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA SASAU SBSLB SCSYC SDSDN SESWE SGSGP ' +
  'SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF ' +
  'TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY ' +
  'UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE'

const ALIASES: Readonly<Record<string, string>> = {
  uk: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  'great britain': 'GB',
  britain: 'GB',
  usa: 'US',
  'u s a': 'US',
  'u s': 'US',
  us: 'US',
  america: 'US',
  'united states of america': 'US',
  'the united states': 'US',
  'estados unidos': 'US',
  'ee uu': 'US',
  eeuu: 'US',
  uae: 'AE',
  emirates: 'AE',
  korea: 'KR',
  'south korea': 'KR',
  'republic of korea': 'KR',
  'korea south': 'KR',
  'north korea': 'KP',
  russia: 'RU',
  'russian federation': 'RU',
  turkey: 'TR',
  turkiye: 'TR',
  'czech republic': 'CZ',
  czechia: 'CZ',
  holland: 'NL',
  'the netherlands': 'NL',
  'ivory coast': 'CI',
  'cote d ivoire': 'CI',
  vietnam: 'VN',
  'viet nam': 'VN',
  burma: 'MM',
  macedonia: 'MK',
  'hong kong': 'HK',
  macau: 'MO',
  macao: 'MO',
  taiwan: 'TW',
  palestine: 'PS',
  'cape verde': 'CV',
  swaziland: 'SZ',
  'east timor': 'TL',
  laos: 'LA',
  syria: 'SY',
  iran: 'IR',
  moldova: 'MD',
  bolivia: 'BO',
  venezuela: 'VE',
  tanzania: 'TZ',
  brunei: 'BN',
  kosovo: 'XK',
  ksa: 'SA',
  'republic of ireland': 'IE',
  congo: 'CG',
  'dr congo': 'CD',
  drc: 'CD',
  bosnia: 'BA',
  vatican: 'VA',
}

const LOCALES = ['en', 'es', 'pt', 'de', 'fr', 'it', 'nl', 'pl', 'tr', 'ru', 'id', 'ja', 'ko', 'zh', 'ar']

let codes: Map<string, string> | null = null
let names: Map<string, string> | null = null
const seen = new Map<string, string | null>()

/**
 * ISO alpha-2 of a code, name or flag (`us`, `USA`, `United States`, `Brasil`, `🇧🇷`), or null where it is none.
 * `Spain (mostly)` and `Madrid, Spain` are read by their parts.
 */
export function countryCode(text: string): string | null {
  const known = seen.get(text)
  if (known !== undefined) return known
  const code = lookUp(text)
  // Columns hold few different countries; a hostile one must not grow this for ever.
  if (seen.size < 5000) seen.set(text, code)
  return code
}

function lookUp(text: string): string | null {
  if (text.length > 80) return null
  const flag = flagCode(text.trim())
  if (flag) return flag
  const whole = oneName(text)
  if (whole) return whole
  // UTF-8 that was once read as Latin 1: "CÃ´te d'Ivoire".
  if (/[ÂÃ]/.test(text)) return oneName(Buffer.from(text, 'latin1').toString('utf8'))
  const parts = text.split(/[,(/|;]/)
  if (parts.length < 2) return null
  return oneName(parts.at(-1)?.replace(')', '') ?? '') ?? oneName(parts[0] ?? '')
}

function oneName(text: string): string | null {
  const key = nameKey(text)
  if (key === '') return null
  return ALIASES[key] ?? codeTable().get(key) ?? nameTable().get(key) ?? null
}

function nameKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
}

function codeTable(): Map<string, string> {
  if (codes) return codes
  codes = new Map([
    ['xk', 'XK'],
    ['xkx', 'XK'],
  ])
  for (const pair of CODES.split(' ')) {
    const code = pair.slice(0, 2)
    codes.set(code.toLowerCase(), code)
    codes.set(pair.slice(2).toLowerCase(), code)
  }
  return codes
}

function nameTable(): Map<string, string> {
  if (names) return names
  names = new Map()
  for (const locale of LOCALES) {
    const display = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
    for (const pair of CODES.split(' ')) {
      const code = pair.slice(0, 2)
      const name = display.of(code)
      // The first language wins where two use one name for two countries.
      if (name && !names.has(nameKey(name))) names.set(nameKey(name), code)
    }
  }
  return names
}

function flagCode(text: string): string | null {
  const letters = [...text].map((sign) => (sign.codePointAt(0) ?? 0) - 0x1f1e6)
  if (letters.length !== 2 || letters.some((letter) => letter < 0 || letter > 25)) return null
  const code = String.fromCharCode(...letters.map((letter) => letter + 65))
  return codeTable().get(code.toLowerCase()) ?? null
}
