// Title: Load propositions into blocks
// Answers: Puts propositions into the blocks in which they are compared.
// Parameters:
//   rows: rows -- proposition, block
// Columns: none
UNWIND $rows AS row
MATCH (p:Proposition {id: row.proposition})
MATCH (b:Block {id: row.block})
CREATE (p)-[:IN_BLOCK]->(b)
