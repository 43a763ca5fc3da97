// Title: Blocks of propositions
// Answers: In which blocks are these propositions?
// Parameters:
//   ids: strings -- proposition ids
// Columns:
//   id -- the block

// OPTIONAL: see members_of_blocks.
UNWIND $ids AS id
MATCH (p:Proposition {id: id})
OPTIONAL MATCH (p)-[:IN_BLOCK]->(b:Block)
WITH DISTINCT b.id AS block
WHERE block IS NOT NULL
RETURN block AS id
