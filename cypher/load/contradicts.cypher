// Title: Load assertions against a claim
// Answers: Joins assertions to the claim that they contradict, with their article's wording of it.
// Parameters:
//   rows: rows -- assertion, claim, wording
// Columns: none
UNWIND $rows AS row
MATCH (s:Assertion {id: row.assertion})
MATCH (c:Claim {id: row.claim})
CREATE (s)-[:CONTRADICTS {wording: row.wording}]->(c)
