// Title: Delete claims
// Answers: Takes out claims that no assertion is about any more.
// Parameters:
//   ids: strings -- claim ids
// Columns: none
UNWIND $ids AS id
MATCH (c:Claim {id: id})
DETACH DELETE c
