// Title: Word claims
// Answers: Sets the words of claims: as a proposition, and the clearest of an article's.
// Parameters:
//   rows: rows -- id, text, wording
// Columns: none
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
SET c.text = row.text, c.wording = row.wording
