// Title: Lock names
// Answers: Keeps other writers off names until the end of the transaction.
// Parameters:
//   ids: strings -- names, sorted so that writers lock in one order
// Columns: none
UNWIND $ids AS id
MATCH (n:Name {id: id})
SET n.lock = true
