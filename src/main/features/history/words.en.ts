export default { undoing: 'Undoing', redoing: 'Doing again' }
