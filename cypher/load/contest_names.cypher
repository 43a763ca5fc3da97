// Title: Contest names
// Answers: Sets whose bearers of a name stay apart, article by article.
// Parameters:
//   rows: rows -- id, contested
// Columns: none
UNWIND $rows AS row
MATCH (n:Name {id: row.id})
SET n.contested = row.contested
