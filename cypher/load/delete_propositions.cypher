// Title: Delete propositions
// Answers: Takes propositions out, with their links and places in blocks.
// Parameters:
//   ids: strings -- proposition ids
// Columns: none
UNWIND $ids AS id
MATCH (p:Proposition {id: id})
DETACH DELETE p
