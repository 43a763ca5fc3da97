// Title: Blocks of propositions
// Answers: In which blocks are these propositions?
// Parameters:
//   ids: strings -- proposition ids
// Columns:
//   id -- the block
UNWIND $ids AS id
MATCH (p:Proposition {id: id})-[:IN_BLOCK]->(b:Block)
RETURN DISTINCT b.id AS id
