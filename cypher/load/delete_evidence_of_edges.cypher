// Title: Delete evidence of edges
// Answers: Takes the evidence of these edges out, shown or withheld, to be sorted anew.
// Parameters:
//   rows: rows -- source, type, target, stated
// Columns: none
UNWIND $rows AS row
MATCH (t:Actor {id: row.target})<-[e:EVIDENCES|WITHHELD]-(:Assertion)
WHERE e.source = row.source AND e.type = row.type AND e.stated = row.stated
DELETE e
