// Title: Load who made assertions
// Answers: Joins actors to what they assert.
// Parameters:
//   rows: rows -- actor, assertion, local (the actor's id in the article)
// Columns: none
UNWIND $rows AS row
MATCH (a:Actor {id: row.actor})
MATCH (s:Assertion {id: row.assertion})
CREATE (a)-[:MADE {local: row.local}]->(s)
