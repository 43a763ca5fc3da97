// Title: Load what states propositions
// Answers: Joins assertions to the proposition of their content.
// Parameters:
//   rows: rows -- assertion, proposition
// Columns: none
UNWIND $rows AS row
MATCH (s:Assertion {id: row.assertion})
MATCH (p:Proposition {id: row.proposition})
CREATE (s)-[:STATES]->(p)
