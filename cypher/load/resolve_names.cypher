// Title: Resolve names
// Answers: Sets which actor names are.
// Parameters:
//   rows: rows -- id, actor
// Columns: none
UNWIND $rows AS row
MATCH (n:Name {id: row.id})
SET n.actor = row.actor
