// Title: Undo decisions
// Answers: Takes decisions back.
// Parameters:
//   ids: strings -- decision ids
// Columns: none
UNWIND $ids AS id
MATCH (d:Decision {id: id})
DELETE d
