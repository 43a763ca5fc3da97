// Title: Load actors
// Answers: Makes actors that are missing, and says what the others are called. The write locks
//   each until the end of the transaction, so that two writers do not both add up the same
//   actor's edges.
// Parameters:
//   ids: strings -- actor ids, sorted so that writers lock in one order
// Columns:
//   id -- the actor
//   name -- what it is called, null where it is new
//   kind -- see name
//   aliases -- see name
//   tally -- what articles call it, and how many do so
UNWIND $ids AS id
MERGE (a:Actor {id: id})
SET a.lock = true
RETURN a.id AS id, a.name AS name, a.kind AS kind, a.aliases AS aliases,
       a.tally AS tally
