/**
 * What the sample's people are made of. Surnames are nonsense on purpose: nobody real is called Crumpetworth, so no
 * sample creator can be taken for a person. Addresses end in `.example` (RFC 2606), telephone numbers are of the ranges
 * set aside for drama (Ofcom 07700 900xxx).
 */
export const givenNames = [
  'Juno',
  'Otis',
  'Marlo',
  'Wren',
  'Piper',
  'Basil',
  'Clover',
  'Fern',
  'Jasper',
  'Lark',
  'Milo',
  'Nell',
  'Opal',
  'Pippa',
  'Quill',
  'Rowan',
  'Sorrel',
  'Tansy',
  'Una',
  'Viggo',
  'Willa',
  'Xanthe',
  'Yarrow',
  'Zeb',
  'Ada',
  'Bram',
  'Cosima',
  'Dov',
  'Elio',
  'Freya',
  'Gus',
  'Hattie',
] as const

export const surnameStarts = [
  'Thistle',
  'Crumpet',
  'Teapot',
  'Quibble',
  'Marrow',
  'Pebble',
  'Tumble',
  'Wobble',
  'Biscuit',
  'Fiddle',
  'Gherkin',
  'Muddle',
  'Noodle',
  'Pickle',
  'Puddle',
  'Rhubarb',
  'Snorkel',
  'Treacle',
  'Waffle',
  'Button',
] as const

export const surnameEnds = ['worth', 'wick', 'ington', 'sby', 'dale', 'combe', 'ham', 'bottom', 'ford', 'shaw'] as const

/** Niche with its weight, the words of its bios and its hashtags. */
export const niches = [
  ['food', 18, ['Small-batch bakes', 'Dinner in one pan', 'Street food on my lunch break'], ['ukfood', 'easyrecipes']],
  ['drinks', 9, ['Mocktails without the fuss', 'Coffee, carefully', 'Soft drinks, ranked'], ['mocktails', 'coffeetok']],
  ['lifestyle', 15, ['Slow Sundays', 'Life in a very small flat', 'Ordinary days, filmed'], ['dayinmylife', 'vlog']],
  ['fitness', 10, ['Five-kilometre mornings', 'Strength for beginners', 'Gym, but kind'], ['gymtok', 'running']],
  ['beauty', 10, ['Skin first', 'Drugstore finds', 'Ten-minute faces'], ['skincare', 'grwm']],
  ['fashion', 9, ['Charity-shop outfits', 'Capsule wardrobe', 'Tall girl, short budget'], ['thrifted', 'ootd']],
  ['travel', 7, ['Night trains and ferries', 'Weekends under £100', 'Maps and rain'], ['traveltok', 'weekender']],
  ['outdoors', 8, ['Wild swims', 'Hills in bad weather', 'Tents I have known'], ['hiking', 'wildswim']],
  ['comedy', 8, ['Characters from the office', 'Bad puns daily', 'My nan, as told by me'], ['sketch', 'funny']],
  ['gaming', 6, ['Cosy games', 'Speedruns, slowly', 'Couch co-op'], ['cosygaming', 'gamingtok']],
  ['parenting', 5, ['Two under five', 'School-run survival', 'Lunchboxes'], ['mumsoftiktok', 'dadlife']],
  ['home', 5, ['Renter-friendly fixes', 'Plants I keep alive', 'Tiny kitchen'], ['homehacks', 'plantsoftiktok']],
] as const satisfies readonly (readonly [string, number, readonly string[], readonly string[]])[]

/** Country, weight, language, places. */
export const places = [
  ['GB', 50, 'en', ['Leeds', 'Bristol', 'Glasgow', 'Margate', 'Cardiff', 'Hull']],
  ['US', 14, 'en', ['Austin', 'Portland', 'Queens']],
  ['IE', 6, 'en', ['Cork', 'Galway']],
  ['DE', 7, 'de', ['Leipzig', 'Bremen']],
  ['FR', 6, 'fr', ['Lyon', 'Nantes']],
  ['ES', 5, 'es', ['Bilbao', 'Cádiz']],
  ['NL', 4, 'nl', ['Utrecht']],
  ['SE', 3, 'sv', ['Malmö']],
  ['PL', 3, 'pl', ['Łódź']],
  ['AE', 1, 'ar', ['Sharjah']],
  ['JP', 1, 'ja', ['Sapporo']],
] as const satisfies readonly (readonly [string, number, string, readonly string[]])[]

/** Names that break careless software: every screen and report of the sample meets them. */
export const hardNames = [
  { handle: 'zoe_crumpetworth', displayName: 'Zoë Crumpetworth-Ængström', country: 'GB', language: 'en' },
  { handle: 'layla.teapotdale', displayName: 'ليلى إبريق الشاي', country: 'AE', language: 'ar' },
  { handle: 'noodlesby_eats', displayName: 'ヌードル さくら 🍜', country: 'JP', language: 'ja' },
  { handle: 'pickle.and.dov', displayName: 'ענת חמוצים & Dov', country: 'GB', language: 'en' },
  { handle: 'waffle_family', displayName: '👨‍👩‍👧‍👦 The Wafflewicks 🧇✨', country: 'GB', language: 'en' },
  { handle: 'equals.rowan', displayName: '=SUM(Rowan;Muddleham)', country: 'GB', language: 'en' },
  { handle: 'atsign_treacle', displayName: '@treacle "the spoon" <Snorkelford>', country: 'GB', language: 'en' },
  { handle: 'wren_o_quibble', displayName: "Wren O'Quibble; DROP TABLE biscuits;--", country: 'GB', language: 'en' },
  {
    handle: 'bartholomew_thistlewick_30chrs',
    displayName:
      'Bartholomew Maximilian Featherstone-Thistlewick the Younger, of Upper Puddleford-under-Marrowdale (official fan and recipe account)',
    country: 'GB',
    language: 'en',
  },
  { handle: 'ßtraße_gherkin', displayName: 'Jürgen Gherkinsby', country: 'DE', language: 'de' },
] as const

export const agents = ['Kite & Lantern Talent', 'Fennel Row Management', 'Tumbleweed Creators'] as const
