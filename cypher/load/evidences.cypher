// Title: Load evidence
// Answers: Records which edge, from the actor `source` to the target, an assertion is evidence of.
// Parameters:
//   rows: rows -- assertion, target, source, type, stated, rule, certainty
// Columns: none
UNWIND $rows AS row
MATCH (s:Assertion {id: row.assertion})
MATCH (t:Actor {id: row.target})
CREATE (s)-[:EVIDENCES {
    source: row.source, type: row.type, stated: row.stated, rule: row.rule,
    certainty: row.certainty
}]->(t)
