// Title: Load blocks
// Answers: Makes blocks that are missing: two telling words and a stretch of time.
// Parameters:
//   ids: strings -- block ids, sorted so that writers lock in one order
// Columns: none
UNWIND $ids AS id
MERGE (:Block {id: id})
