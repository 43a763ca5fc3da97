// Title: Lock claims
// Answers: Keeps other writers from joining claims until the end of the transaction.
// Parameters:
//   ids: strings -- the one id of the lock
// Columns: none
UNWIND $ids AS id
MERGE (k:Lock {id: id})
SET k.held = true
