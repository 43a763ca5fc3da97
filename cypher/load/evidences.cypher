// Title: Load evidence
// Answers: Records which edge, from the actor `source` to the target, an assertion is evidence of.
// Parameters:
//   rows: rows -- assertion, target, source, type, stated, rule, certainty,
//     source_local, target_local (the actors' ids in the article, "" where inferred)
// Columns: none
UNWIND $rows AS row
MATCH (s:Assertion {id: row.assertion})
MATCH (t:Actor {id: row.target})
CREATE (s)-[:EVIDENCES {
    source: row.source, type: row.type, stated: row.stated, rule: row.rule,
    certainty: row.certainty, source_local: row.source_local, target_local: row.target_local
}]->(t)
