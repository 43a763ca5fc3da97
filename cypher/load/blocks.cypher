// Title: Load blocks
// Answers: Makes blocks that are missing: two telling words and a stretch of time.
// Parameters:
//   ids: strings -- ids of missing_blocks; nobody else makes any while the claims are locked
// Columns: none
UNWIND $ids AS id
CREATE (:Block {id: id})
