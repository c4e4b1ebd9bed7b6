export default {
  command: 'Find duplicates',
}
