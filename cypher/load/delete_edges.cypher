// Title: Delete edges
// Answers: Takes out edges between actors that have no evidence left.
// Parameters:
//   rows: rows -- id, source, target
// Columns: none
UNWIND $rows AS row
MATCH (a:Actor {id: row.source})-[e:ACCUSES|CONTRADICTS|SUPPORTS]->(b:Actor {id: row.target})
WHERE e.id = row.id
DELETE e
