// Title: Load short names
// Answers: Joins names to those by which a text may call their bearers for short.
// Parameters:
//   rows: rows -- name, other, fold (the name, folded)
// Columns: none
UNWIND $rows AS row
MATCH (n:Name {id: row.name})
MATCH (o:Name {id: row.other})
CREATE (n)-[:SHORTENS_TO {fold: row.fold}]->(o)
