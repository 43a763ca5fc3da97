// Title: Load links
// Answers: Links propositions that are likely one.
// Parameters:
//   rows: rows -- first, second, proposition, opposite
// Columns: none
UNWIND $rows AS row
MATCH (p:Proposition {id: row.first})
MATCH (q:Proposition {id: row.second})
CREATE (p)-[:LINKED {proposition: row.proposition, opposite: row.opposite}]->(q)
