// Title: Delete who bears names
// Answers: Parts actors from their names.
// Parameters:
//   ids: strings -- actor ids
// Columns: none
UNWIND $ids AS id
MATCH (a:Actor {id: id})-[r:BEARS]->(:Name)
DELETE r
