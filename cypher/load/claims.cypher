// Title: Load claims
// Answers: Makes claims that are missing, and keeps other writers off them until the end of
//   the transaction.
// Parameters:
//   ids: strings -- claim ids, sorted so that writers lock in one order
// Columns:
//   id -- the claim
//   new -- whether it was missing
UNWIND $ids AS id
MERGE (c:Claim {id: id})
SET c.lock = true
RETURN c.id AS id, c.text IS NULL AS new
