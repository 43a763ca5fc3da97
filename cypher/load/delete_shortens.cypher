// Title: Delete short names
// Answers: Parts names from their short forms.
// Parameters:
//   rows: rows -- name, other
// Columns: none
UNWIND $rows AS row
MATCH (n:Name {id: row.name})-[r:SHORTENS_TO]->(:Name {id: row.other})
DELETE r
