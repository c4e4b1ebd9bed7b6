/** Lines that a first message or a follow-up must carry. */
export type RequiredLine = 'optOut' | 'postalAddress'

/**
 * Markets in which a message without the sender's postal address breaks the law: the United States (CAN-SPAM, 15 USC
 * 7704(a)(5)) and Canada (CASL s. 6(2)). Built as the stricter setting from general knowledge, not from the texts of
 * the laws: counsel decides.
 */
const postalMarkets: ReadonlySet<string> = new Set(['US', 'CA'])

/**
 * What the law of the recipient's market asks for. A way to opt out is asked for everywhere, as the right to object to
 * direct marketing is absolute where the GDPR holds (Art. 21) and the opt-out is a duty in the others; where the
 * recipient's country is not known, everything is.
 *
 * @param country ISO 3166 of the recipient, null where it is not known
 * @param purpose an answer in a conversation, or a notice of what is held, is no marketing
 */
export function requiredLines(
  country: string | null,
  purpose: 'first' | 'followUp' | 'reply' | 'notice',
): readonly RequiredLine[] {
  if (purpose === 'reply' || purpose === 'notice') return []
  return country === null || postalMarkets.has(country) ? ['optOut', 'postalAddress'] : ['optOut']
}
