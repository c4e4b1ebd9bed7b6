import type { Platform } from '../../../src/shared/contract/values'
import type { Likeness } from '../../../src/shared/domain/duplicateScore'
import { handleKeyOf } from '../../../src/shared/domain/handles'
import { handleCore, nameWords } from '../../../src/shared/domain/nameLikeness'

/** A creator in one line: accounts as `tiktok:ana.makes`, verified with `!`, a platform's number after `#`. */
export type Sketch = {
  at: string | string[]
  name?: string
  country?: string
  niches?: string[]
  mail?: string
  agentMail?: string
  phone?: string
  was?: string
  links?: string
}
export type LabelledPair = {
  isOne: boolean
  why: string
  a: Sketch
  b: Sketch
  /** how many creators hold the same e-mail or phone, name, core; two and one where nothing is said */
  held?: { contact?: number; name?: number; core?: number }
}

const splitAt = (text: string): [Platform, string] => {
  const [platform = '', ...rest] = text.split(':')
  if (platform !== 'tiktok' && platform !== 'instagram' && platform !== 'youtube') throw new Error(text)
  return [platform, rest.join(':')]
}
const keyOf = (text: string) => {
  const [platform, handle] = splitAt(text)
  return `${platform}:${handleKeyOf(platform, handle)}`
}

export function likeness(sketch: Sketch): Likeness {
  const contacts: Likeness['contacts'][number][] = []
  if (sketch.mail) contacts.push({ kind: 'email', value: sketch.mail, isAgents: false })
  if (sketch.agentMail) contacts.push({ kind: 'email', value: sketch.agentMail, isAgents: true })
  if (sketch.phone) contacts.push({ kind: 'phone', value: sketch.phone, isAgents: false })
  return {
    name: sketch.name ?? null,
    nameWords: nameWords(sketch.name ?? ''),
    country: sketch.country ?? null,
    niches: sketch.niches ?? [],
    accounts: [sketch.at].flat().map((text) => {
      const [platform, rest] = splitAt(text.replace('!', ''))
      const [handle = '', userId = null] = rest.split('#')
      const handleKey = handleKeyOf(platform, handle)
      return { platform, handle, handleKey, core: handleCore(handle), userId, isVerified: text.includes('!') || null }
    }),
    contacts,
    formerHandles: sketch.was ? [keyOf(sketch.was)] : [],
    links: sketch.links ? [keyOf(sketch.links)] : [],
  }
}

const one = (why: string, a: Sketch, b: Sketch, held?: LabelledPair['held']): LabelledPair => ({
  isOne: true,
  why,
  a,
  b,
  ...(held ? { held } : {}),
})
const two = (why: string, a: Sketch, b: Sketch, held?: LabelledPair['held']): LabelledPair => ({
  ...one(why, a, b, held),
  isOne: false,
})

/** Judged by hand, after what lists of agencies hold: what a person would say who sees both rows and nothing else. */
export const labelledPairs: readonly LabelledPair[] = [
  one('the same long handle', { at: 'tiktok:anamakesfood' }, { at: 'instagram:anamakesfood' }),
  one('the same handle in another spelling', { at: 'tiktok:ana.makes.food' }, { at: 'instagram:ana_makes_food' }),
  one('handle and name', { at: 'tiktok:benruns', name: 'Ben Ortega' }, { at: 'youtube:benruns', name: 'Ben Ortega' }),
  one(
    'three platforms',
    { at: 'youtube:cleo.bakes', name: 'Cleo' },
    { at: 'instagram:cleobakes', name: 'Cleo B' },
    { core: 3 },
  ),
  one('a channel name and a handle', { at: 'youtube:Kids Diana Show' }, { at: 'tiktok:kidsdianashow' }),
  one(
    'the same own address',
    { at: 'tiktok:zoecooks', mail: 'zoe@zoecooks.com' },
    { at: 'instagram:thezkitchen', mail: 'zoe@zoecooks.com' },
  ),
  one(
    'the same free address and name',
    { at: 'tiktok:li.na', name: 'Lina Hoffmann', mail: 'linahoff@gmail.com' },
    { at: 'tiktok:linahoffm', name: 'Lina Hoffmann', mail: 'linahoff@gmail.com' },
  ),
  one(
    'the same telephone',
    { at: 'tiktok:marcodoes', phone: '700900123' },
    { at: 'youtube:Marco e la pasta', phone: '700900123' },
  ),
  one('renamed', { at: 'tiktok:nadiafit', was: 'tiktok:nadia.gym' }, { at: 'tiktok:nadia.gym' }),
  one(
    'renamed, with other figures and names',
    { at: 'tiktok:olgapaints', was: 'tiktok:olga1999', name: 'Olga' },
    { at: 'tiktok:olga1999', name: 'Olga P.' },
  ),
  one('one account number, renamed', { at: 'tiktok:paulaa#6812', name: 'Paula' }, { at: 'tiktok:paula_official#6812' }),
  one('one channel number', { at: 'youtube:Quentin Tests#UC1' }, { at: 'youtube:QT#UC1' }),
  one(
    'a bio that leads there',
    { at: 'tiktok:ritasews', links: 'instagram:rita.makes.dresses' },
    { at: 'instagram:rita.makes.dresses' },
  ),
  one(
    'a bio that leads there, with the same name',
    { at: 'youtube:Sam Builds', name: 'Sam Okafor', links: 'tiktok:sambuilt' },
    { at: 'tiktok:sambuilt', name: 'Sam Okafor' },
  ),
  one(
    'a typo in the handle, same name',
    { at: 'tiktok:tanyatravels', name: 'Tanya Reyes' },
    { at: 'tiktok:tanyatravel', name: 'Tanya Reyes' },
  ),
  one(
    'a typo, same name and country',
    { at: 'tiktok:umabeauty', name: 'Uma Nair', country: 'IN' },
    { at: 'tiktok:umabeuaty', name: 'Uma Nair', country: 'IN' },
  ),
  one(
    '“official” and the name',
    { at: 'tiktok:victorlang', name: 'Victor Lang' },
    { at: 'instagram:victorlangofficial', name: 'Victor Lang' },
  ),
  one(
    'a number at the end, same name',
    { at: 'tiktok:wendyplays', name: 'Wendy Park' },
    { at: 'instagram:wendyplays2', name: 'Wendy Park' },
  ),
  one(
    'name, country and niche',
    { at: 'tiktok:xeniacooks', name: 'Xenia Markou', country: 'GR', niches: ['food'] },
    { at: 'instagram:x.markou', name: 'Xenia Markou', country: 'GR', niches: ['food'] },
  ),
  one(
    'the name in another script',
    { at: 'tiktok:ivanp', name: 'Иван Петров', country: 'RU' },
    { at: 'instagram:petrov.i', name: 'Ivan Petrov', country: 'RU' },
  ),
  one(
    'a rare name of three words',
    { at: 'tiktok:mjfdance', name: 'Maria José Fuentes' },
    { at: 'instagram:mariaj', name: 'Fuentes, María José' },
  ),
  one(
    'the name with diacritics',
    { at: 'tiktok:bjorkk', name: 'Björn Åkesson', country: 'SE' },
    { at: 'youtube:Akesson vlogs', name: 'Bjorn Akesson', country: 'SE' },
  ),
  one(
    'the middle name left out, same handle',
    { at: 'tiktok:lauramkay', name: 'Laura May Kay' },
    { at: 'instagram:lauramkay', name: 'Laura Kay' },
  ),
  one(
    'a slip in the name, same address',
    { at: 'tiktok:kattyw', name: 'Katharina Weber', mail: 'kw@web.de' },
    { at: 'instagram:katweber', name: 'Katarina Weber', mail: 'kw@web.de' },
  ),
  one(
    'address and handle',
    { at: 'tiktok:dogsofleo', mail: 'leo@gmail.com' },
    { at: 'youtube:dogsofleo', mail: 'leo@gmail.com' },
  ),
  one(
    'address, telephone and name',
    { at: 'tiktok:ottobrews', name: 'Otto', mail: 'otto@brew.at', phone: '700900222' },
    { at: 'instagram:braumeister.o', name: 'Otto', mail: 'otto@brew.at', phone: '700900222' },
  ),
  one(
    'address of three platforms',
    { at: 'tiktok:miafit', mail: 'mia@miafit.de' },
    { at: 'youtube:Mia trains', mail: 'mia@miafit.de' },
    { contact: 3 },
  ),
  one(
    'company’s desk, and the handle',
    { at: 'tiktok:hugogadgets', mail: 'info@hugogadgets.io' },
    { at: 'instagram:hugogadgets', mail: 'info@hugogadgets.io' },
  ),
  one(
    'an agent’s address, and the handle',
    { at: 'tiktok:graceglow', agentMail: 'team@agency.co' },
    { at: 'instagram:graceglow', agentMail: 'team@agency.co' },
    { contact: 80 },
  ),
  one(
    'telephone and name',
    { at: 'tiktok:fern.green', name: 'Fern Adeyemi', phone: '700900777' },
    { at: 'tiktok:ferngrows', name: 'Fern Adeyemi', phone: '700900777' },
  ),
  one(
    'handle and country, one name unknown',
    { at: 'tiktok:jonaseats', country: 'DK' },
    { at: 'instagram:jonaseats', country: 'DK', name: 'Jonas' },
  ),
  one(
    'dots on the same platform, same name',
    { at: 'tiktok:elif.yilmaz', name: 'Elif Yılmaz' },
    { at: 'tiktok:elifyilmaz', name: 'Elif Yilmaz' },
  ),
  one(
    'several accounts, one in common',
    { at: ['tiktok:priyaspice', 'instagram:priya.s'] },
    { at: ['youtube:priyaspice'], name: 'Priya' },
  ),
  one('the name is the handle', { at: 'tiktok:t0mm', name: 'Tom Woodworks' }, { at: 'youtube:tomwoodworks' }),
  one(
    'moved abroad',
    { at: 'tiktok:annaontour', name: 'Anna Vogel', country: 'DE' },
    { at: 'instagram:annaontour', name: 'Anna Vogel', country: 'PT' },
  ),

  two(
    'nothing in common',
    { at: 'tiktok:anamakesfood', name: 'Ana Silva' },
    { at: 'instagram:bobruns', name: 'Bob Jones' },
  ),
  two('the same first name', { at: 'tiktok:ana.k', name: 'Ana' }, { at: 'instagram:ana_b', name: 'Ana' }, { name: 40 }),
  two(
    'the same first name, country and niche',
    { at: 'tiktok:sarahbeauty1', name: 'Sarah', country: 'GB', niches: ['beauty'] },
    { at: 'instagram:sarah.glow', name: 'Sarah', country: 'GB', niches: ['beauty'] },
    { name: 12 },
  ),
  two(
    'a common name',
    { at: 'tiktok:msmith_', name: 'Maria Smith', country: 'US' },
    { at: 'instagram:mariasm', name: 'Maria Smith', country: 'US' },
    { name: 6 },
  ),
  two(
    'the same name on one platform',
    { at: 'tiktok:davidlee1', name: 'David Lee' },
    { at: 'tiktok:dlee.runs', name: 'David Lee' },
  ),
  two(
    'the same name in two countries',
    { at: 'tiktok:jgarcia', name: 'Juan Garcia', country: 'MX' },
    { at: 'youtube:El Juan', name: 'Juan Garcia', country: 'ES' },
  ),
  two('a short handle', { at: 'tiktok:leo' }, { at: 'instagram:leo' }),
  two(
    'a short handle and other names',
    { at: 'tiktok:kim', name: 'Kim Larsen' },
    { at: 'youtube:kim', name: 'Joo Park' },
  ),
  two('numbered handles', { at: 'tiktok:maker12' }, { at: 'tiktok:maker13' }),
  two('numbered handles on two platforms', { at: 'tiktok:foodlover88' }, { at: 'instagram:foodlover21' }),
  two(
    'a stem that many have',
    { at: 'tiktok:gamergirl', name: 'Ines' },
    { at: 'instagram:gamergirl2', name: 'Yuki' },
    { core: 9 },
  ),
  two(
    'an agent’s address',
    { at: 'tiktok:rosaglam', name: 'Rosa Bell', agentMail: 'team@agency.co' },
    { at: 'tiktok:petebuilds', name: 'Pete Moss', agentMail: 'team@agency.co' },
    { contact: 2 },
  ),
  two(
    'an address that serves many',
    { at: 'tiktok:rosaglam', mail: 'booking@talent.co' },
    { at: 'instagram:petebuilds', mail: 'booking@talent.co' },
    { contact: 60 },
  ),
  two(
    'a couple with one address',
    { at: 'tiktok:timandtravel', name: 'Tim Brandt', country: 'DE', mail: 'hello@brandts.de' },
    { at: 'tiktok:jule.home', name: 'Jule Sommer', country: 'DE', mail: 'hello@brandts.de' },
  ),
  two(
    'a company’s desk',
    { at: 'tiktok:chefmario', name: 'Mario Conti', mail: 'info@studio.it' },
    { at: 'instagram:chefluca', name: 'Luca Bianchi', mail: 'info@studio.it' },
  ),
  two(
    'siblings with a parent’s address',
    { at: 'tiktok:emmaplays', name: 'Emma Roy', agentMail: 'mum@gmail.com' },
    { at: 'tiktok:noahplays', name: 'Noah Roy', agentMail: 'mum@gmail.com' },
  ),
  two(
    'names one letter apart, nothing else',
    { at: 'tiktok:jonwhite', name: 'Jon White' },
    { at: 'instagram:joan.w', name: 'Joan White' },
  ),
  two(
    'a fan page',
    { at: 'tiktok:charlidance!', name: 'Charli' },
    { at: 'tiktok:charlidancefans', name: 'Fans of Charli' },
  ),
  two(
    'verified twice on one platform',
    { at: 'tiktok:thebeatbox!#11', name: 'The Beatbox' },
    { at: 'tiktok:the.beatbox!#12', name: 'Beatbox Crew' },
  ),
  two(
    'two numbers on one platform',
    { at: 'tiktok:mollymakes#21', name: 'Molly Price' },
    { at: 'tiktok:molly_makes#22', name: 'Molly Chen' },
  ),
  two('a slip between words of the language', { at: 'tiktok:bestbites' }, { at: 'tiktok:beatbites' }),
  two(
    'a slip on two platforms, other names',
    { at: 'tiktok:cookwithme', name: 'Rafi Cohen' },
    { at: 'instagram:lookwithme', name: 'Selma Dahl' },
  ),
  two(
    'both in one country and niche',
    { at: 'tiktok:hikerjoe', country: 'NO', niches: ['travel', 'outdoors'] },
    { at: 'instagram:fjordlife', country: 'NO', niches: ['travel', 'outdoors'] },
  ),
  two(
    'the same surname',
    { at: 'tiktok:lucasmartin', name: 'Lucas Martin' },
    { at: 'instagram:chloemartin', name: 'Chloé Martin' },
  ),
  two(
    'other middle names',
    { at: 'tiktok:amr1', name: 'Ana Maria Ruiz', country: 'ES' },
    { at: 'instagram:alr.d', name: 'Ana Luisa Ruiz', country: 'ES' },
  ),
  two(
    'a handle that four have in some form, other names',
    { at: 'tiktok:fitmom', name: 'Greta' },
    { at: 'youtube:fit mom', name: 'Shanice' },
    { core: 4 },
  ),
  two(
    'the telephone of an agency',
    { at: 'tiktok:dunkteam', name: 'Dre', phone: '700900111' },
    { at: 'instagram:hoopqueen', name: 'Tasha', phone: '700900111' },
    { contact: 30 },
  ),
  two('the first name as handle', { at: 'tiktok:sofia' }, { at: 'youtube:Sofia', country: 'IT' }),
  two('initials', { at: 'tiktok:jd_official', name: 'JD' }, { at: 'instagram:jdtv', name: 'JD' }, { name: 3 }),
  two('a word and “tv”', { at: 'tiktok:sports.tv' }, { at: 'youtube:sportsofficial' }, { core: 5 }),
  two(
    'the name of a city and a niche',
    { at: 'tiktok:londoneats', name: 'London Eats' },
    { at: 'instagram:eats.london', name: 'Best of London' },
  ),
  two('no name, no handle in common', { at: 'tiktok:abc' }, { at: 'instagram:xyz' }),
]
