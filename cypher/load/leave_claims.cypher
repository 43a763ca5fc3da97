// Title: Leave claims
// Answers: Parts assertions from their claim.
// Parameters:
//   ids: strings -- assertion ids
// Columns: none
UNWIND $ids AS id
MATCH (s:Assertion {id: id})-[r:SUPPORTS|CONTRADICTS]->(:Claim)
DELETE r
