// Title: Word claims
// Answers: Sets the text of claims, from how articles word them.
// Parameters:
//   rows: rows -- id, text
// Columns: none
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
SET c.text = row.text
