const files = import.meta.glob<string>('../../../../../../resources/review/*', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const fileCalled = (name: string): string => {
  const found = Object.entries(files).find(([path]) => path.endsWith(`/${name}`))
  if (!found) throw new Error(`resources/review/${name} is missing`)
  return found[1]
}

/** Each after those that it uses. */
const modules = ['digest', 'answers', 'dom', 'media', 'composer', 'comments', 'decision', 'page']

/**
 * The page's modules as one script, because a page on a disk may load none. Their names do not clash and they import
 * each other only, which a test holds.
 */
function joined(): string {
  const bodies = modules.map((name) =>
    fileCalled(`${name}.js`)
      .replace(/^import \{[^}]*\} from '\.\/\w+\.js'$/gm, '')
      .replace(/^export (?=(?:const|function) )/gm, ''),
  )
  return `(() => {\n'use strict'\n${bodies.join('\n')}\nstart()\n})()`
}

export const pageScript = joined()
export const pageStyle = fileCalled('page.css')
