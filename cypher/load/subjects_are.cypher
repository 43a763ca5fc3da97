// Title: What subjects are
// Answers: Joins reviewed edges to the edges that they are now.
// Parameters:
//   rows: rows -- id, now (ids of subjects)
// Columns: none
UNWIND $rows AS row
MATCH (o:Subject {id: row.id})
MATCH (k:Subject {id: row.now})
MERGE (o)-[:IS]->(k)
