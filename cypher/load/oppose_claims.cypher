// Title: Oppose claims
// Answers: Sets how certain it is that what is said for and against claims stands against each
//   other, and who surely took both sides.
// Parameters:
//   rows: rows -- id, opposed, turned (ids of actors, each between line breaks)
// Columns: none
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
SET c.opposed = row.opposed, c.turned = row.turned
