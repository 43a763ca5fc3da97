// Title: Take sides
// Answers: Sets how assertions stand to their claim.
// Parameters:
//   rows: rows -- assertion, stance
// Columns: none
UNWIND $rows AS row
MATCH (s:Assertion {id: row.assertion})
SET s.stance = row.stance
