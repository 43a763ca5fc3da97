// Title: Lock actors
// Answers: Keeps other writers off those of these actors that are there, until the end of the
//   transaction.
// Parameters:
//   ids: strings -- actor ids, sorted so that writers lock in one order
// Columns:
//   id -- the actor
UNWIND $ids AS id
MATCH (a:Actor {id: id})
SET a.lock = true
RETURN a.id AS id
