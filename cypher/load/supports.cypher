// Title: Load assertions for a claim
// Answers: Joins assertions to the claim that they support, with their article's wording of it.
// Parameters:
//   rows: rows -- assertion, claim, wording
// Columns: none
UNWIND $rows AS row
MATCH (s:Assertion {id: row.assertion})
MATCH (c:Claim {id: row.claim})
CREATE (s)-[:SUPPORTS {wording: row.wording}]->(c)
