/**
 * Typed catalogues of every text a person reads. A feature keeps `words.en.ts` beside it; a second language is a
 * new `words.<language>.ts` there and nothing else: the glob below finds it, the type of the English file checks it.
 *
 * @param files `import.meta.glob('./words.*.ts', { eager: true, import: 'default' })` of the feature's folder
 * @param english the English catalogue, which every other language falls back to, key by key
 * @returns a function from a BCP 47 locale to the catalogue of its language
 */
export function wordsOf<W extends object>(files: Record<string, unknown>, english: W): (locale: string) => W {
  const byLanguage = new Map<string, W>([['en', english]])
  for (const [path, words] of Object.entries(files)) {
    const language = /words\.([a-z]{2,3})\.ts$/.exec(path)?.[1]
    if (language && language !== 'en' && typeof words === 'object' && words !== null) {
      byLanguage.set(language, { ...english, ...words })
    }
  }
  return (locale) => byLanguage.get(locale.split('-')[0]?.toLowerCase() ?? 'en') ?? english
}
