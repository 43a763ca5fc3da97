// Title: Load targets
// Answers: Joins assertions to whom they concern.
// Parameters:
//   rows: rows -- assertion, actor, local (the actor's id in the article)
// Columns: none
UNWIND $rows AS row
MATCH (s:Assertion {id: row.assertion})
MATCH (a:Actor {id: row.actor})
CREATE (s)-[:TARGETS {local: row.local}]->(a)
