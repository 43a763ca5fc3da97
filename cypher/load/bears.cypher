// Title: Load who bears names
// Answers: Joins actors to the names by which articles call them.
// Parameters:
//   rows: rows -- actor, name
// Columns: none
UNWIND $rows AS row
MATCH (a:Actor {id: row.actor})
MATCH (n:Name {id: row.name})
CREATE (a)-[:BEARS]->(n)
