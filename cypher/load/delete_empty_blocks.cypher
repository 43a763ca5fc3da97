// Title: Delete empty blocks
// Answers: Takes out those of these blocks that no proposition is in any more.
// Parameters:
//   ids: strings -- block ids
// Columns: none
UNWIND $ids AS id
MATCH (b:Block {id: id})
WHERE NOT EXISTS { MATCH (:Proposition)-[:IN_BLOCK]->(b) }
DELETE b
