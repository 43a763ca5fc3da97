// Title: Load targets
// Answers: Joins assertions to whom they concern.
// Parameters:
//   rows: rows -- assertion, actor
// Columns: none
UNWIND $rows AS row
MATCH (s:Assertion {id: row.assertion})
MATCH (a:Actor {id: row.actor})
CREATE (s)-[:TARGETS]->(a)
