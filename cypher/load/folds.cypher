// Title: Load folded names
// Answers: Joins names to what is left of them without what does not tell their bearers apart.
// Parameters:
//   rows: rows -- name, other
// Columns: none
UNWIND $rows AS row
MATCH (n:Name {id: row.name})
MATCH (o:Name {id: row.other})
CREATE (n)-[:FOLDS_TO]->(o)
