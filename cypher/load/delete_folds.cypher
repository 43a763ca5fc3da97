// Title: Delete folded names
// Answers: Parts names from what they fold to.
// Parameters:
//   rows: rows -- name, other
// Columns: none
UNWIND $rows AS row
MATCH (n:Name {id: row.name})-[r:FOLDS_TO]->(:Name {id: row.other})
DELETE r
