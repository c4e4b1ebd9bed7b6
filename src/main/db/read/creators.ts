/** Every list of creators is over accounts `a`, each with its creator `c`. */
export const creatorTables = 'account a JOIN creator c ON c.id = a.creator_id'
/** Id of the newest rate of account `a`. */
export const newestRate = '(SELECT id FROM rate WHERE account_id = a.id ORDER BY quoted_on DESC, id DESC LIMIT 1)'
