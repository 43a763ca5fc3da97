// Title: Delete empty claims
// Answers: Takes out those of these claims that no assertion is about any more.
// Parameters:
//   ids: strings -- claim ids
// Columns: none
UNWIND $ids AS id
MATCH (c:Claim {id: id})
WHERE NOT EXISTS { MATCH (:Assertion)-[:SUPPORTS|CONTRADICTS]->(c) }
DETACH DELETE c
