// Title: Settle reviews
// Answers: Notes which reviews are in force, and on what.
// Parameters:
//   rows: rows -- id, state, applies_to
// Columns: none
UNWIND $rows AS row
MATCH (r:Review {id: row.id})
SET r.state = row.state, r.applies_to = row.applies_to
