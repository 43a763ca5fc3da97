// Title: Propositions in blocks
// Answers: Which propositions are in these blocks?
// Parameters:
//   ids: strings -- block ids
// Columns:
//   block -- the block
//   id -- the proposition
UNWIND $ids AS id
MATCH (b:Block {id: id})<-[:IN_BLOCK]-(p:Proposition)
RETURN b.id AS block, p.id AS id
