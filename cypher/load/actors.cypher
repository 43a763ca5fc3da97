// Title: Load actors
// Answers: Makes actors that are missing. The write locks each until the end of the
//   transaction, so that two writers do not both add up the same actor's edges.
// Parameters:
//   ids: strings -- actor ids, sorted so that writers lock in one order
// Columns: none
UNWIND $ids AS id
MERGE (a:Actor {id: id})
SET a.kind = a.kind
