// Title: Propositions in blocks
// Answers: Which propositions are in these blocks?
// Parameters:
//   ids: strings -- block ids
// Columns:
//   block -- the block
//   id -- the proposition

// By OPTIONAL MATCH Ladybug goes from the block to its propositions; otherwise it would read all.
UNWIND $ids AS id
MATCH (b:Block {id: id})
OPTIONAL MATCH (b)<-[:IN_BLOCK]-(p:Proposition)
WITH b.id AS block, p.id AS id
WHERE id IS NOT NULL
RETURN block, id
