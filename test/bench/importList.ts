import { closeSync, openSync, writeSync } from 'node:fs'
import { csvLine } from '../../src/shared/domain/csv'

/** Columns of the generated list, as a creators tool exports them. */
const columns = [
  'Handle',
  'Name',
  'Followers',
  'Avg. views',
  'Avg. likes',
  'Avg. comments',
  'Avg. shares',
  'Engagement rate',
  'Country',
  'Topics',
  'Bio',
  'Email',
] as const

/**
 * Writes a list of TikTok creators from a small generator that gives the same list every time. One record in twenty
 * states an account again that an earlier one stated, with other figures.
 *
 * @returns accounts that the list states
 */
export function writeGeneratedList(path: string, rows: number): number {
  let state = 20_261_122
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)] ?? ''
  const topics = ['food', 'travel', 'beauty', 'gaming', 'fitness', 'music', 'books', 'cars']
  const countries = ['GB', 'US', 'DE', 'FR', 'IN', 'BR', 'JP']
  const file = openSync(path, 'w')
  let text = csvLine(columns)
  let accounts = 0
  try {
    for (let i = 0; i < rows; i += 1) {
      const isAgain = i % 20 === 19
      const n = isAgain ? i - 10 : i
      if (!isAgain) accounts += 1
      const followers = Math.round(10 ** (3 + 4 * random()))
      const views = Math.round(followers * (0.05 + random()))
      const topic = topics[n % 8] ?? ''
      text += csvLine([
        // Spread over the alphabet, as handles are: 7919 is prime to 99,991 and to the number of rows.
        `${topic}.${((n * 7919) % 99_991).toString(36)}.maker${n}`,
        `Maker ${n}, ${topic}`,
        followers,
        views,
        Math.round(views * 0.06),
        Math.round(views * 0.004),
        Math.round(views * 0.002),
        `${(1 + 9 * random()).toFixed(2)}%`,
        pick(countries),
        `${topic}; ${pick(topics)}`,
        `All about ${topic} and ${pick(topics)}, every ${pick(['Monday', 'Friday', 'day'])}, with love from ${pick(countries)}`,
        `maker${n}@mail.example`,
      ])
      if (text.length < 1_000_000) continue
      writeSync(file, text)
      text = ''
    }
    writeSync(file, text)
  } finally {
    closeSync(file)
  }
  return accounts
}
